import { problem, type Problem } from '../../core/problem.ts'
import type { RowError } from './dataset.ts'
import type { GivenFiles } from './recognise-files.ts'

/** What an import did, or with `isDryRun` would have done. */
export type ImportReport = Readonly<{
  kind: string
  outcome: 'loaded' | 'unchanged' | 'refused'
  isDryRun: boolean
  read: number
  /** Rows of tables added or changed, gone, and there already as they are. */
  written: number
  removed: number
  unchanged: number
  rejected: number
  /** Rows that were read and on purpose not stored, by what they are. */
  counted: Readonly<Record<string, number>>
  errors: readonly RowError[]
  files: GivenFiles['files']
  /** Files within archives that were of no part. */
  passedOver: readonly string[]
  seconds: number
}>

/** The refusal of files of which too much is wrong, with the first rows that were. */
export function tooManyRejected(report: ImportReport): Problem {
  const { rejected, read, errors } = report
  const share = Math.round((100 * rejected) / read)
  return problem(
    'invalid',
    'too-many-rejected',
    `${rejected.toLocaleString('en-GB')} of ${read.toLocaleString('en-GB')} rows (${share}%) are wrong, so nothing was loaded`,
    {
      detail: 'A file of which more than a fifth is wrong is likely not the right one.',
      fields: errors.slice(0, 20).map(({ file, line, field, rule }) => ({
        field: `${file}, line ${line}${field === '' ? '' : `, ${field}`}`,
        message: rule,
      })),
    },
  )
}
