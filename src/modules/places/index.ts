export { placePath, placesPath, suggestPlacesPath } from './place.paths.ts'
export { placeSummary } from './place-summary.repository.ts'
export { usualCommissioners, type PlaceTier, type UsualCommissioner } from './service-commissioners.ts'
