import { AsyncLocalStorage } from 'node:async_hooks'
import {
  PostgresDialect,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Pool } from 'pg'
import { databaseProblem } from './database-problem.ts'

const scope = new AsyncLocalStorage<true>()

/**
 * Runs work that may see the database as it was a moment ago: its single queries are answered by the replica, if there is one and it
 * keeps up. Transactions and writes go to the primary all the same. Not for somebody who must see what they have just written.
 */
export function readingFromReplica<Value>(work: () => Value): Value {
  return scope.run(true, work)
}

const checkEveryMs = 1_000

/** Whether the replica has replayed what the primary had written a check ago; asked again every second. */
function watchReplica(primary: Pool, replica: Pool): Readonly<{ isFresh: () => boolean; stop: () => void }> {
  let isFresh = false
  let before: string | undefined
  const check = async (): Promise<void> => {
    try {
      const here = await primary.query<{ at: string }>('select pg_current_wal_lsn()::text as at')
      if (before !== undefined) {
        const asked = 'select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= $1::pg_lsn as fresh'
        const there = await replica.query<{ fresh: boolean | null }>(asked, [before])
        isFresh = there.rows[0]?.fresh === true
      }
      before = here.rows[0]?.at
    } catch {
      isFresh = false
    }
  }
  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    void check().finally(() => (running = false))
  }, checkEveryMs).unref()
  return { isFresh: () => isFresh, stop: () => clearInterval(timer) }
}

/** A connection that begins on the replica and moves to the primary when it has to. */
class RoutedConnection implements DatabaseConnection {
  #inner: DatabaseConnection
  #owner: Driver
  readonly #primary: Driver

  private constructor(inner: DatabaseConnection, owner: Driver, primary: Driver) {
    this.#inner = inner
    this.#owner = owner
    this.#primary = primary
  }

  static async take(owner: Driver, primary: Driver): Promise<RoutedConnection> {
    return new RoutedConnection(await owner.acquireConnection(), owner, primary)
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.#inner.executeQuery<Row>(query)
    } catch (error) {
      // Away, too slow, cancelled since it stood in the way of replaying (40001), or asked to write (25006).
      const isOurs = this.#owner === this.#primary
      if (isOurs || (databaseProblem(error) === undefined && (error as { code?: unknown }).code !== '40001'))
        throw error
      await this.moveToPrimary()
      return await this.#inner.executeQuery<Row>(query)
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#inner.streamQuery<Row>(query, chunkSize)
  }

  async moveToPrimary(): Promise<DatabaseConnection> {
    if (this.#owner !== this.#primary) {
      await this.release()
      this.#owner = this.#primary
      this.#inner = await this.#primary.acquireConnection()
    }
    return this.#inner
  }

  get inner(): DatabaseConnection {
    return this.#inner
  }

  async release(): Promise<void> {
    await this.#owner.releaseConnection(this.#inner)
  }
}

function routed(connection: DatabaseConnection): RoutedConnection {
  if (connection instanceof RoutedConnection) return connection
  throw new TypeError('A connection comes back to the driver that gave it.')
}

/** A PostgreSQL dialect over a primary and a replica; which of the two answers, {@link readingFromReplica} decides. */
export function replicatedDialect(primaryPool: Pool, replicaPool: Pool): Dialect {
  const base = new PostgresDialect({ pool: primaryPool })
  const createDriver = (): Driver => {
    const primary = base.createDriver()
    const replica = new PostgresDialect({ pool: replicaPool }).createDriver()
    const watch = watchReplica(primaryPool, replicaPool)
    return {
      async init() {
        await primary.init()
        await replica.init()
      },
      async acquireConnection() {
        if (scope.getStore() === undefined || !watch.isFresh()) return RoutedConnection.take(primary, primary)
        return RoutedConnection.take(replica, primary).catch(() => RoutedConnection.take(primary, primary))
      },
      async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
        await primary.beginTransaction(await routed(connection).moveToPrimary(), settings)
      },
      commitTransaction: (connection) => primary.commitTransaction(routed(connection).inner),
      rollbackTransaction: (connection) => primary.rollbackTransaction(routed(connection).inner),
      releaseConnection: (connection) => routed(connection).release(),
      async destroy() {
        watch.stop()
        await Promise.all([primary.destroy(), replica.destroy()])
      },
    }
  }
  return {
    createAdapter: () => base.createAdapter(),
    createDriver,
    createIntrospector: (database) => base.createIntrospector(database),
    createQueryCompiler: () => base.createQueryCompiler(),
  }
}
