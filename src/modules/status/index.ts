export { statusApi } from './status.api.ts'
