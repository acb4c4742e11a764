import { sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { anyOf } from '../../platform/database/any-of.ts'
import type { LineageNamer } from '../lineage/index.ts'
import { showState } from './need-words.ts'
import { needPath } from './need.paths.ts'

/** What needs are called in the chain. */
export const needNamer: LineageNamer = {
  kind: 'need',
  async names(database, ids) {
    const rows = await database
      .selectFrom('needs')
      .select(['id', 'title', 'state'])
      .where('id', '=', anyOf(ids))
      .execute()
    return new Map(
      rows.map(
        ({ id, title, state }) =>
          [id, { isPrivate: false, title: sentenceCase(title), path: needPath(id), state: showState(state) }] as const,
      ),
    )
  },
}
