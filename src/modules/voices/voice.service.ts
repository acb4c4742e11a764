import { randomUUID } from 'node:crypto'
import { dayInLondon } from '../../core/iso-date.ts'
import type { Problem } from '../../core/problem.ts'
import { ok, type Result } from '../../core/result.ts'
import type { Doer } from '../../platform/audit/transition.repository.ts'
import { inTransaction, updateByClosure } from '../../platform/audit/update-by-closure.ts'
import type { Calendars } from '../../platform/calendars/read-calendars.ts'
import type { Database } from '../../platform/database/database.ts'
import { visitor, type Who } from '../../platform/http/policy.ts'
import { addEdge } from '../lineage/index.ts'
import type { MailAddresses } from '../notifications/index.ts'
import { actorsOf } from './stewards.ts'
import { writeTell } from './tell.ts'
import { listAskers, saveAsker } from './asker.repository.ts'
import type { Standing, VoiceDecision } from './voice-decision.ts'
import type { Asker, Voice } from './voice.domain.ts'
import { insertAnswer } from './voice-record.repository.ts'
import { voiceStore } from './voice.repository.ts'

/** What the work on voices needs besides the database. */
export type VoiceTools = Readonly<{
  database: Database
  calendars: Calendars
  now: () => Date
  /** What addresses in messages are made with. */
  addresses: MailAddresses
}>

/** Who acts: somebody signed in, or the holder of a code. */
export type VoiceActing = Readonly<{ who: Who; asker?: Asker | undefined }>

/** A new id that cannot be guessed or counted. */
export function newId(kind: string): string {
  return `${kind}-${randomUUID()}`
}

/** Who did it, for the audit. */
export function doerOf({ who, asker }: VoiceActing): Doer {
  if (who.kind === 'signed-in') return { kind: 'person', id: who.personId }
  return asker === undefined ? { kind: 'clock' } : { kind: 'code', id: asker.id }
}

/**
 * Changes a voice by a rule: locks it, asks the rule with what the one who acts is to it, and writes the new state, the
 * steps, the answer and everybody's messages in one transaction. `seen` is the version that a form showed.
 */
export async function changeVoice(
  tools: VoiceTools,
  id: string,
  acting: VoiceActing,
  rule: (voice: Voice, standing: Standing) => Result<VoiceDecision & Readonly<{ asker?: Asker }>, Problem>,
  { seen, also }: Readonly<{ seen?: number | undefined; also?: (transaction: Database) => Promise<void> }> = {},
): Promise<Result<Voice, Problem>> {
  const now = tools.now()
  const by = doerOf(acting)
  return await inTransaction(tools.database, async (transaction) => {
    const askers = await listAskers(transaction, id)
    return await updateByClosure(transaction, voiceStore, { id, by, now, seen }, (voice) => {
      const standing = standingOf(tools, voice, askers, acting)
      const decided = rule(voice, standing)
      if (!decided.ok) return decided
      const { thing, steps, asker } = decided.value
      return ok({
        thing,
        steps,
        async also(inside) {
          if (asker !== undefined) await saveAsker(inside, asker)
          await writeDown(
            { ...tools, database: inside },
            { before: voice, decision: decided.value, askers, by, at: now },
          )
          await also?.(inside)
        },
      })
    })
  })
}

/** What a rule may look at. */
export function standingOf(
  { calendars, now }: Pick<VoiceTools, 'calendars' | 'now'>,
  voice: Voice,
  askers: readonly Asker[],
  { who, asker }: VoiceActing,
): Standing {
  const own = asker ?? (who.kind === 'signed-in' ? askers.find(({ personId }) => personId === who.personId) : undefined)
  const isOwn = own?.voiceId === voice.id ? own : undefined
  return {
    who: actorsOf(voice, who, isOwn),
    askers: askers.filter(({ withdrewAt }) => withdrewAt === undefined),
    today: dayInLondon(now()),
    calendar: calendars(voice.placeCode),
  }
}

/** Writes the answer and the messages of a decision; each message once for ever. */
export async function writeDown(
  { database: transaction, addresses }: Pick<VoiceTools, 'database' | 'addresses'>,
  {
    before,
    decision,
    askers,
    by,
    at,
  }: Readonly<{ before: Voice; decision: VoiceDecision; askers: readonly Asker[]; by: Doer; at: Date }>,
): Promise<void> {
  const { thing, answer, tells } = decision
  if (answer !== undefined) {
    await insertAnswer(transaction, thing.id, answer, { id: 'id' in by ? by.id : by.kind, post: before.owner.post, at })
    const [from, to] = [{ kind: 'answer', id: answer.id } as const, { kind: 'voice', id: thing.id } as const]
    await addEdge(transaction, { from, to, by: by.kind === 'person' ? by.id : undefined, at })
  }
  for (const tell of tells) await writeTell(transaction, addresses, { voice: before, askers, tell, at })
}

/** Nobody in particular: the clock acts. */
export const clockActing: VoiceActing = { who: visitor }
