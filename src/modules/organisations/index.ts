export {
  isOffered,
  missingFacts,
  conceptText as organisationConceptText,
  type Organisation,
} from './organisation.domain.ts'
export {
  dissolvedOrganisationsDataset,
  organisationsDataset,
  organisationsFromGrantsDataset,
} from './organisation.load.ts'
export { organisationPath } from './organisation.paths.ts'
export { organisationPosting } from './organisation.posting.ts'
export {
  companyNumbers,
  countOrganisations,
  findOrganisation,
  listOrganisations,
  toOrganisation,
  type OrganisationFilter,
} from './organisation.repository.ts'
