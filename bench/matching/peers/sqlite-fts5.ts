import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Peer } from '../peer.ts'

/** SQLite's FTS5 with the Porter tokeniser, words joined by OR, ranked by its bm25. */
export const peer: Peer = {
  title: 'SQLite FTS5',
  open: async (texts, folder) => {
    const file = join(folder, 'texts.sqlite')
    const database = new DatabaseSync(file)
    database.exec("CREATE VIRTUAL TABLE documents USING fts5(text, content='', tokenize='porter unicode61')")
    const insert = database.prepare('INSERT INTO documents(rowid, text) VALUES (?, ?)')
    database.exec('BEGIN')
    texts.forEach((text, id) => insert.run(id + 1, text))
    database.exec('COMMIT')
    const select = database.prepare('SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT 10')
    return {
      search: (query) => {
        const words = [...new Set(query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
        return select.all(words.map((word) => `"${word}"`).join(' OR ')).map((row) => Number(row['rowid']) - 1)
      },
      bytes: () => statSync(file).size,
      close: () => database.close(),
    }
  },
}
