/** What the pages of other modules show of records. Apart from `index.ts`, which programs without pages load too. */
export { RecordTable } from './record-table.tsx'
