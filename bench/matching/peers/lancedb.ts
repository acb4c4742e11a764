import { connect, Index } from '@lancedb/lancedb'
import type { Peer } from '../peer.ts'

/** LanceDB's full-text index with English stemming and stop words removed. */
export const peer: Peer = {
  title: 'LanceDB 0.39 full text',
  open: async (texts, folder) => {
    const database = await connect(folder)
    const rows = texts.map((text, id) => ({ id, text }))
    const table = await database.createTable('documents', rows.slice(0, 50_000))
    for (let from = 50_000; from < rows.length; from += 50_000) await table.add(rows.slice(from, from + 50_000))
    await table.createIndex('text', {
      config: Index.fts({ stem: true, removeStopWords: true, language: 'English', withPosition: false }),
      replace: true,
    })
    return {
      search: async (query) => {
        const hits = await table.search(query, 'fts', 'text').select(['id']).limit(10).toArray()
        return hits.map((hit: { id: number }) => hit.id)
      },
      close: () => table.close(),
    }
  },
}
