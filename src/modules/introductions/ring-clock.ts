import { ok } from '../../core/result.ts'
import { clock } from '../../core/state-machine.ts'
import { updateByClosure } from '../../platform/audit/update-by-closure.ts'
import type { Database } from '../../platform/database/database.ts'
import type { IntroductionTools } from './introduction-tools.ts'
import { changed } from './introduction.change.ts'
import { tellOf } from './introduction.messages.ts'
import { introductionStore } from './introduction.repository.ts'
import { introductionStates, type IntroductionEvent } from './introduction.states.ts'
import { setClocks } from './set-clocks.ts'
import { letWaitingIn } from './waiting.service.ts'

/**
 * Lets a clock ring, and answers whether it did. Nothing happens to an introduction that has moved on, nor twice: a clock
 * rings once for an introduction, and its step is written down in the transaction that also sends what it sends.
 */
export async function ringClock(
  database: Database,
  { id, event }: Readonly<{ id: string; event: IntroductionEvent }>,
  now: Date,
  tools: IntroductionTools,
): Promise<boolean> {
  const rung = await updateByClosure(
    database,
    introductionStore,
    { id, by: { kind: 'clock' }, now },
    (introduction) => {
      const next = changed(introduction, { event, who: [clock] }, now)
      if (!next.ok) return next
      const { introduction: thing } = next.value
      const also = async (transaction: Database) => {
        await tellOf(transaction, tools.tell, event, thing, { side: undefined }, now)
        await setClocks(transaction, thing, tools)
        if (event === 'expire') await letWaitingIn(transaction, thing.second.party, now, tools)
      }
      return ok({ thing, steps: [{ event, to: thing.state }], also })
    },
  )
  return rung.ok
}

/** What the job queue hands back, read as a clock; `undefined` for what is none. */
export function readClock(data: unknown): Readonly<{ id: string; event: IntroductionEvent }> | undefined {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('event' in data)) return undefined
  const event = (Object.keys(introductionStates.events) as IntroductionEvent[]).find((name) => name === data.event)
  return typeof data.id === 'string' && event !== undefined ? { id: data.id, event } : undefined
}
