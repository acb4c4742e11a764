import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Database } from '../database/database.ts'
import { recordTransition, type Doer } from './transition.repository.ts'

/** What a thing needs so that two people cannot overwrite each other. */
export type Versioned = Readonly<{ id: string; state: string; version: number }>

/** How things of one kind are locked and written; a repository offers it. */
export type Store<Thing extends Versioned> = Readonly<{
  kind: string
  /** Reads a thing and keeps others from changing it until the transaction ends. */
  lock: (transaction: Database, id: string) => Promise<Thing | undefined>
  save: (transaction: Database, thing: Thing) => Promise<void>
}>

/** What a pure rule wants: the thing as it will be, the steps that lead there, and what is written with it. */
export type Change<Thing extends Versioned> = Readonly<{
  thing: Thing
  /** In order; the first leaves the state the thing had, and the last reaches the one it will have. */
  steps: readonly Readonly<{ event: string; to: string; reason?: string | undefined }>[]
  /** Other rows of the same transaction: messages to send, a line of the change feed. */
  also?: (transaction: Database) => Promise<void>
}>

/** Which thing is changed by whom, and the version that the person had before them, if a form showed one. */
export type Update = Readonly<{ id: string; by: Doer; now: Date; seen?: number | undefined }>

/** Runs work in a transaction, or in the one that is open already. */
export async function inTransaction<Value>(
  database: Database,
  work: (transaction: Database) => Promise<Value>,
): Promise<Value> {
  return database.isTransaction ? await work(database) : await database.transaction().execute(work)
}

/**
 * The one way to change a thing that has states. Locks its row, asks the rule, saves the new state with its version
 * counted up, and writes each step to the audit, all in one transaction. A refusal of the rule changes nothing. Refuses
 * a thing that is not there, and with `changed-meanwhile` a form that was filled in beside an older version.
 */
export async function updateByClosure<Thing extends Versioned>(
  database: Database,
  store: Store<Thing>,
  { id, by, now, seen }: Update,
  rule: (thing: Thing, now: Date, by: Doer) => Result<Change<Thing>, Problem>,
): Promise<Result<Thing, Problem>> {
  return await inTransaction(database, async (transaction) => {
    const thing = await store.lock(transaction, id)
    if (thing === undefined) return refuse(notThere(store.kind))
    if (seen !== undefined && seen !== thing.version) return refuse(changedMeanwhile(store.kind))
    const decided = rule(thing, now, by)
    if (!decided.ok) return decided
    const { steps, also } = decided.value
    const saved = { ...decided.value.thing, version: thing.version + 1 }
    await store.save(transaction, saved)
    let from = thing.state
    for (const { event, to, reason } of steps) {
      await recordTransition(transaction, { subject: { kind: store.kind, id }, event, from, to, by, at: now, reason })
      from = to
    }
    if (from !== saved.state)
      throw new Error(`A ${store.kind} was saved as ${saved.state}, but its steps end at ${from}`)
    await also?.(transaction)
    return ok(saved)
  })
}

function notThere(kind: string): Problem {
  return problem('not-found', 'not-there', `There is no such ${kind}`, {
    detail: 'It may have been taken out, or the address may have been cut off.',
  })
}

/** The refusal of a form that was filled in beside an older version; pages show both then. */
export function changedMeanwhile(kind: string): Problem {
  return problem('conflict', 'changed-meanwhile', `This ${kind} was changed while you were writing`, {
    detail: 'Nothing of yours was lost. Look at what it says now, then send again.',
  })
}
