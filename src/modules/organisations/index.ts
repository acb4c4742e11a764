export { isOffered, type Organisation } from './organisation.domain.ts'
export {
  dissolvedOrganisationsDataset,
  organisationsDataset,
  organisationsFromGrantsDataset,
} from './organisation.load.ts'
export { grantedOrganisation, listedOrganisation, organisationService } from './organisation.rows.ts'
export { ccniImport } from './ccni.import.ts'
export { charityCommissionImport } from './charity-commission.import.ts'
export { joinOrganisations, listLikelyPairs } from './joined-organisations.repository.ts'
export { oscrImport } from './oscr.import.ts'
export { registerDatasets } from './register.rows.ts'
export { findServices, noteServiceChanges, type ListedService } from './listed-service.repository.ts'
export { organisationPath } from './organisation.paths.ts'
export { organisationsTable } from './organisation.open-table.ts'
export { organisationPosting } from './organisation.posting.ts'
export {
  companyNumbers,
  countOrganisations,
  findOrganisation,
  listOrganisations,
  toOrganisation,
} from './organisation.repository.ts'
