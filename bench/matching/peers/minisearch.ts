import MiniSearch from 'minisearch'
import type { Peer } from '../peer.ts'

/** MiniSearch as its documents recommend for sentences: terms joined by OR, its own BM25+. */
export const peer: Peer = {
  title: 'MiniSearch 7.2',
  open: async (texts) => {
    const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], storeFields: [] })
    index.addAll(texts.map((text, id) => ({ id, text })))
    return {
      search: (query) =>
        index
          .search(query, { combineWith: 'OR' })
          .slice(0, 10)
          .map((hit) => Number(hit.id)),
      close: () => undefined,
    }
  },
}
