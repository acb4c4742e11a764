export { conceptText as needConceptText, missingFacts, needStateAt, type Need, type NeedState } from './need.domain.ts'
export { needsDataset } from './need.load.ts'
export { needPosting } from './need.posting.ts'
export { countOpenNeeds, findNeed, listOpenNeeds, readNeedsAsAt, toNeed, type NeedFilter } from './need.repository.ts'
