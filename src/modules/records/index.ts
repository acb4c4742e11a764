export { buyersDataset } from './buyer.load.ts'
export { listBuyersAtPlaces, type Buyer } from './buyer.repository.ts'
export { removeFormerRecipients } from './former-recipients.ts'
export type { PaidRecord } from './record.domain.ts'
export { showProcedure } from './procedure-words.ts'
export { contractsDataset, grantsDataset } from './record.load.ts'
export { recordNamer } from './record.namer.ts'
export { buyersTable, recordsTable } from './record.open-table.ts'
export { awardRecords, grantRecords, type Paid } from './record.rows.ts'
export { registeredId } from './registered-id.ts'
export { recordPosting } from './record.posting.ts'
export {
  countRecords,
  findRecord,
  findRecords,
  listRecordsAtPlaces,
  listRecordsOfOrganisation,
  toRecord,
} from './record.repository.ts'
