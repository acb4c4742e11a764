export { tierOf } from './near-places.ts'
export { usualCommissioners } from './service-commissioners.ts'
export { placePath, suggestPlacesPath } from './place.paths.ts'
export { placeSummary } from './place-summary.repository.ts'
