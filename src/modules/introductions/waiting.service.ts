import { ok } from '../../core/result.ts'
import { clock } from '../../core/state-machine.ts'
import { updateByClosure } from '../../platform/audit/update-by-closure.ts'
import type { Database } from '../../platform/database/database.ts'
import type { IntroductionTools } from './introduction-tools.ts'
import { changed } from './introduction.change.ts'
import { mostPending } from './introduction.domain.ts'
import { tellOf } from './introduction.messages.ts'
import { introductionStore, lockParties, pendingOf, practicesWaitedFor, waitingFor } from './introduction.repository.ts'
import { speakersOf } from './parties.ts'
import type { Party } from './party.ts'
import { setClocks } from './set-clocks.ts'

/**
 * Lets what waited for a party through, the oldest first, as far as there is room: when it joins, and each time that it
 * answered one. Clocks begin now and not before. Nothing happens while nobody speaks for the party.
 */
export async function letWaitingIn(
  transaction: Database,
  party: Party,
  now: Date,
  tools: IntroductionTools,
): Promise<number> {
  if ((await speakersOf(transaction, party)).length === 0) return 0
  await lockParties(transaction, [party])
  const room = mostPending - (await pendingOf(transaction, party, 'asked')).length
  const next = (await waitingFor(transaction, party)).slice(0, Math.max(0, room))
  for (const { id } of next) {
    await updateByClosure(transaction, introductionStore, { id, by: { kind: 'clock' }, now }, (introduction) => {
      const joined = changed(introduction, { event: 'join', who: [clock] }, now)
      if (!joined.ok) return joined
      const thing = joined.value.introduction
      const also = async (inside: Database) => {
        await tellOf(inside, tools.tell, 'join', thing, { side: undefined }, now)
        await setClocks(inside, thing, tools)
      }
      return ok({ thing, steps: [{ event: 'join', to: thing.state }], also })
    })
  }
  return next.length
}

/**
 * An organisation has joined, or owns a practice now: what was asked of whoever does its practices is asked of it, and what
 * waited for it goes through.
 */
export async function letBodyIn(
  transaction: Database,
  body: Party,
  now: Date,
  tools: IntroductionTools,
): Promise<void> {
  for (const practiceId of body.kind === 'organisation' ? await practicesWaitedFor(transaction) : []) {
    if ((await tools.practiceOwner(transaction, practiceId)) !== body.id) continue
    for (const one of await waitingFor(transaction, { kind: 'practice', id: practiceId })) {
      await introductionStore.save(transaction, { ...one, second: { ...one.second, party: body } })
    }
  }
  await letWaitingIn(transaction, body, now, tools)
}
