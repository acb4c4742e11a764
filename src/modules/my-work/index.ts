export type { WorkItem, WorkProvider } from './work.domain.ts'
