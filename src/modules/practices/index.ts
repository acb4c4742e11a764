export { evidenceSteps, type EvidenceStep } from './evidence-design.ts'
export { libraryAreas, libraryCells, type LibraryArea, type LibraryCell } from './library.repository.ts'
export {
  conceptText as practiceConceptText,
  countDirections,
  isBeingChecked,
  missingFacts,
  type Direction,
  type Finding,
  type OutcomeSum,
  type Practice,
  type PracticeCost,
  type PracticeSource,
} from './practice.domain.ts'
export { practiceFindingsDataset, practicesDataset } from './practice.load.ts'
export { practicePosting } from './practice.posting.ts'
export { findPractice, listPractices, toPractice, type PracticeFilter } from './practice.repository.ts'
export { libraryPath, practicePath, practicesPath } from './practice.paths.ts'
