import { sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { anyOf } from '../../platform/database/any-of.ts'
import type { LineageNamer } from '../lineage/index.ts'
import { recordPath } from './record.paths.ts'

/** What records are called in the chain. */
export const recordNamer: LineageNamer = {
  kind: 'record',
  async names(database, ids) {
    const rows = await database.selectFrom('records').select(['id', 'title']).where('id', '=', anyOf(ids)).execute()
    return new Map(
      rows.map(
        ({ id, title }) => [id, { isPrivate: false, title: sentenceCase(title), path: recordPath(id) }] as const,
      ),
    )
  },
}
