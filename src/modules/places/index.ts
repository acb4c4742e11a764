export { placePath, placesPath, suggestPlacesPath } from './place.paths.ts'
export { placeSummary, type PlaceSummary } from './place-summary.repository.ts'
export { usualCommissioners, type PlaceTier, type UsualCommissioner } from './service-commissioners.ts'
