export type { WorkProvider } from './work.domain.ts'
