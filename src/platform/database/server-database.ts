import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool, TypeOverrides } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ok, refuse } from '../../core/result.ts'
import { columnParsers } from './column-parsers.ts'
import { databaseProblem } from './database-problem.ts'
import type { OpenDatabase } from './database.ts'
import { replicatedDialect } from './read-replica.ts'
import type { Schema } from './schema.generated.ts'
import { listenToServer } from './server-notices.ts'

/** A statement that takes longer is a fault of ours; a page answers in milliseconds. */
const statementTimeoutMs = 30_000
const connectionTimeoutMs = 5_000
const maximumConnections = 10

const types = new TypeOverrides()
for (const [oid, parse] of Object.entries(columnParsers)) types.setTypeParser(Number(oid), parse)

function openPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    max: maximumConnections,
    connectionTimeoutMillis: connectionTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + 1_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    application_name: 'innovation-exchange',
    types,
  })
  // Without listeners a server that goes away would end this process. The pool drops the connection and makes a new one
  // for the next query; who waits for an answer gets the error.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Opens a PostgreSQL server. Connects on the first query, so that a server that is away is told then, and tried anew. `readUrl` names a streaming replica of it. */
export function openServerDatabase(url: string, readUrl?: string): OpenDatabase {
  const pool = openPool(url)
  const dialect = readUrl === undefined ? new PostgresDialect({ pool }) : replicatedDialect(pool, openPool(readUrl))
  const database = new Kysely<Schema>({ dialect })
  let closing: Promise<void> | undefined
  return {
    kind: 'postgresql',
    database,
    async runScript(script) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(script)
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => undefined)
        throw error
      } finally {
        client.release()
      }
    },
    async copyIn(table, columns, text) {
      const client = await pool.connect()
      let failed: Error | undefined
      try {
        const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
        await finished(Readable.from([text]).pipe(stream))
      } catch (error) {
        failed = error instanceof Error ? error : new Error(String(error))
        throw error
      } finally {
        // A connection that broke in the middle of a copy is of no use to anybody.
        client.release(failed)
      }
    },
    async exclusively(name, work) {
      // Not of the pool: many who wait would use up the connections that the one at work needs.
      const client = new Client({
        connectionString: url,
        connectionTimeoutMillis: connectionTimeoutMs,
        keepAlive: true,
      })
      client.on('error', () => undefined)
      try {
        await client.connect()
        await client.query('select pg_advisory_lock(hashtext($1), hashtext($2))', ['innovation-exchange', name])
        return await work()
      } finally {
        await client.end().catch(() => undefined)
      }
    },
    listen: async (channel, heard) => listenToServer(url, channel, heard),
    async health() {
      try {
        await sql`select 1`.execute(database)
        return ok(undefined)
      } catch (error) {
        const problem = databaseProblem(error)
        if (problem === undefined) throw error
        return refuse(problem)
      }
    },
    close: () => (closing ??= database.destroy()),
  }
}
