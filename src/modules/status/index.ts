export { statusApi } from './status.api.ts'
export { readStatus, type StatusSources } from './status.service.ts'
export type { Status } from './status.schema.ts'
