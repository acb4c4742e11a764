import type { Database } from '../../platform/database/database.ts'
import { feedPosition, readDocumentChanges } from '../../platform/database/document-changes.ts'
import { eachFindable, findAsAt, readFindables } from '../open-data/index.ts'
import { keyOf } from './data-key.ts'
import type { DocumentSource } from './document-source.ts'
import { documentOf } from './found-thing.ts'

/** What the database offers now: its datasets, read as at its day. */
export function databaseSource(database: Database): DocumentSource {
  return {
    async key() {
      const datasets = await database.selectFrom('datasets').select(['name', 'fingerprint']).orderBy('name').execute()
      const day = (await findAsAt(database)) ?? ''
      const feed = await database.selectFrom('settings').select('value').where('name', '=', 'change_feed').execute()
      const history = feed.map(({ value }) => value).join()
      return keyOf(['database', history, day, ...datasets.map(({ name, fingerprint }) => `${name} ${fingerprint}`)])
    },
    day: () => findAsAt(database),
    async count() {
      const { rows } = await database
        .selectFrom('datasets')
        .select((select) => select.fn.sum<number | null>('row_count').as('rows'))
        .executeTakeFirstOrThrow()
      return rows ?? 0
    },
    async *each() {
      for await (const findable of eachFindable(database)) yield documentOf(findable)
    },
    changes: {
      position: () => feedPosition(database),
      since: (position) => readDocumentChanges(database, position),
      read: async (changes) => (await readFindables(database, changes)).map(documentOf),
    },
  }
}
