import type { Kysely } from 'kysely'
import type { Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import type { Schema } from './schema.generated.ts'

/** What repositories ask: typed queries over the migrated schema. A transaction is one too. */
export type Database = Kysely<Schema>

/** Which of the two stands behind it; no code outside this folder should need to know, except to say so. */
export type DatabaseKind = 'pglite' | 'postgresql'

/** An open database and what only its owner may do with it. */
export type OpenDatabase = Readonly<{
  kind: DatabaseKind
  database: Database
  /** Runs many statements in one transaction, without parameters; for migrations. */
  runScript(script: string): Promise<void>
  /**
   * Adds rows by COPY, the fastest way in: `text` holds a line a row, as `copyLine` makes them. `table` and `columns` are names of
   * ours, the table with its schema. Stands by itself, outside any transaction of the caller.
   */
  copyIn(table: string, columns: readonly string[], text: string): Promise<void>
  /**
   * Runs work that must not happen twice at once, in this process or another on the same database. Waits for its turn.
   * On a server it holds an advisory lock on a connection of its own; the embedded database belongs to one process already.
   */
  exclusively<Value>(name: string, work: () => Promise<Value>): Promise<Value>
  /**
   * Calls `heard` whenever a transaction that notified the channel has been committed, by this process or another. Answers how
   * to stop. A notice may be lost while a server is away, so whoever must miss nothing looks now and then too.
   */
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>
  /** Asks the database something small; answers why not when it is away. */
  health(): Promise<Result<undefined, Problem>>
  /** Lets running statements end, then closes; safe to call twice. */
  close(): Promise<void>
}>
