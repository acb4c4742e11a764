import { randomBytes } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { addEdge } from '../../src/modules/lineage/index.ts'
import { databaseProblem } from '../../src/platform/database/database-problem.ts'
import { noteDocumentChange } from '../../src/platform/database/document-changes.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openDatabase } from '../../src/platform/database/open-database.ts'

/*
 * Writes without end, as the exchange does: link after link of the chain, each with its line in the feed of changes, in one
 * transaction. Says `holds N` for what it found, all of it whole, and `kept N` once the database has acknowledged a write.
 * Argument: the folder of an embedded database, or the address of a server.
 */
const [place = ''] = process.argv.slice(2)
const isServer = place.startsWith('postgresql:')
const opened = await openDatabase({ dataDir: isServer ? '' : place, databaseUrl: isServer ? place : undefined })
if (!opened.ok) throw new Error(opened.problem.title)
const { database } = opened.value
const migrated = await migrate(opened.value)
if (!migrated.ok) throw new Error(migrated.problem.title)

const { rows } = await sql<{ links: number; changes: number; both: number; last: number }>`
  select count(l.from_id) as links, count(c.id) as changes, count(*) filter (where l.from_id = c.id) as both,
    coalesce(max(coalesce(l.from_id, c.id)::bigint), 0) as last
  from lineage_edges l full join document_changes c on c.id = l.from_id`.execute(database)
const [found] = rows
if (found === undefined) throw new Error('A count has one row.')
const { links, changes, both, last } = found
if (links !== changes || both !== links || last !== links) throw new Error(`torn: ${JSON.stringify(found)}`)
process.stderr.write(`holds ${last}\n`)

// What cannot be packed, so that a disk of a few megabytes fills within a test.
const by = () => randomBytes(Number(process.env['PADDING'] ?? '8')).toString('base64')

for (let number = last + 1; ; number += 1) {
  const id = String(number)
  try {
    await database.transaction().execute(async (transaction) => {
      await addEdge(transaction, { from: { kind: 'voice', id }, to: { kind: 'need', id }, by: by(), at: new Date() })
      await noteDocumentChange(transaction, { kind: 'voice', id })
    })
  } catch (error) {
    const known = databaseProblem(error)
    process.stderr.write(`failed ${known?.code ?? (error as Error).message}\n`)
    // As a request that is refused; the next one may be luckier.
    await new Promise((resolve) => setTimeout(resolve, 200))
    number -= 1
    continue
  }
  process.stderr.write(`kept ${id}\n`)
  await nextTurn()
}
