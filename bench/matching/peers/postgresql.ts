import { Client } from 'pg'
import copy from 'pg-copy-streams'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { Peer } from '../peer.ts'

const createTable = `
  CREATE TABLE documents (id integer PRIMARY KEY, text text NOT NULL,
    words tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED)`

const best = `
  SELECT id FROM documents, to_tsquery('english', $1) AS query
  WHERE words @@ query ORDER BY ts_rank(words, query) DESC, id LIMIT 10`

/** A text as COPY takes it. */
const escaped = (text: string) => text.replaceAll('\\', '\\\\').replace(/[\n\r\t]/g, ' ')

/** PostgreSQL's full text search: a stored tsvector, a GIN index, words joined by OR, ranked by ts_rank. */
export const peer: Peer = {
  title: 'PostgreSQL full text',
  open: async (texts) => {
    const url = process.env['BENCH_DATABASE_URL']
    if (url === undefined) throw new Error('BENCH_DATABASE_URL must name an empty PostgreSQL database')
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(createTable)
    const lines = texts.values().map((text, id) => `${id}\t${escaped(text)}\n`)
    await pipeline(Readable.from(lines), client.query(copy.from('COPY documents (id, text) FROM STDIN')))
    await client.query('CREATE INDEX documents_words ON documents USING gin (words)')
    await client.query('ANALYZE documents')
    const size = await client.query("SELECT pg_total_relation_size('documents') AS bytes")
    return {
      search: async (query) => {
        const words = [...new Set(query.toLowerCase().match(/[a-z0-9]+/g) ?? [])]
        const found = await client.query<{ id: number }>(best, [words.join(' | ')])
        return found.rows.map((row) => row.id)
      },
      bytes: () => Number(size.rows[0].bytes),
      close: () => client.end(),
    }
  },
}
