import { anyOf } from '../../platform/database/any-of.ts'
import type { LineageNamer } from '../lineage/index.ts'
import { practicePath } from './practice.paths.ts'

/** What practices are called in the chain. */
export const practiceNamer: LineageNamer = {
  kind: 'practice',
  async names(database, ids) {
    const rows = await database.selectFrom('practices').select(['id', 'title']).where('id', '=', anyOf(ids)).execute()
    return new Map(rows.map(({ id, title }) => [id, { isPrivate: false, title, path: practicePath(id) }] as const))
  },
}
