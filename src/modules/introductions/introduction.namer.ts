import { anyOf } from '../../platform/database/any-of.ts'
import type { LineageNamer } from '../lineage/index.ts'

/** Introductions in the chain: they count, and who met whom is theirs. */
export const introductionNamer: LineageNamer = {
  kind: 'introduction',
  async names(database, ids) {
    const rows = await database.selectFrom('introductions').select('id').where('id', '=', anyOf(ids)).execute()
    return new Map(rows.map(({ id }) => [id, { isPrivate: true }] as const))
  },
}
