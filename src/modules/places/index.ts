export { placePath, suggestPlacesPath } from './place.paths.ts'
export { placeSummary } from './place-summary.repository.ts'
