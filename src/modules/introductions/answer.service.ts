import type { IsoDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { updateByClosure } from '../../platform/audit/update-by-closure.ts'
import type { Database } from '../../platform/database/database.ts'
import type { SignedIn } from '../../platform/http/policy.ts'
import { dropContacts, keepContact } from './contact.repository.ts'
import { keepView, noteConversation, type Conversation } from './conversation.repository.ts'
import type { IntroductionTools } from './introduction-tools.ts'
import { changed, type Wanted } from './introduction.change.ts'
import type { DeclineReason, Introduction, Outcome } from './introduction.domain.ts'
import { tellOf } from './introduction.messages.ts'
import { introductionStore } from './introduction.repository.ts'
import { rolesIn } from './parties.ts'
import { setClocks } from './set-clocks.ts'
import { letWaitingIn } from './waiting.service.ts'

/** What somebody does to an introduction, as a form or a program says it. */
export type Doing =
  | Readonly<{ event: 'accept'; reach: string }>
  | Readonly<{ event: 'decline'; why: DeclineReason; words: string | undefined }>
  | Readonly<{ event: 'withdraw' | 'not_yet' | 'close' }>
  | Readonly<{ event: 'look'; found: string }>
  | Readonly<{ event: 'log'; conversation: Omit<Conversation, 'side'> }>
  | Readonly<{ event: 'conclude'; outcome: Outcome; words: string; revisitOn: IsoDate | undefined }>
  | Readonly<{ event: 'add_view'; words: string }>
  | Readonly<{ event: 'answer_after'; worth: 'yes' | 'partly' | 'no'; cameOfIt: string }>

/** What a conclusion brings about in other parts, inside the transaction: an adoption, or a draft practice. */
export type Conclude = (
  transaction: Database,
  introduction: Introduction,
  by: SignedIn,
  now: Date,
) => Promise<Result<undefined, Problem>>

/** Who does it, what version they saw, and what it takes. */
export type DoingContext = Readonly<{
  who: SignedIn
  seen: number | undefined
  now: Date
  tools: IntroductionTools
  concludeWith: Conclude
}>

/**
 * Does what somebody wants to an introduction, in the caller's transaction, which a refusal must undo. Refuses what the
 * table, or the person's part in it, does not allow.
 */
export async function doTo(
  transaction: Database,
  id: string,
  doing: Doing,
  context: DoingContext,
): Promise<Result<Introduction, Problem>> {
  const { who, seen, now } = context
  const by = { kind: 'person', id: who.personId } as const
  let refusal: Problem | undefined
  const done = await updateByClosure(transaction, introductionStore, { id, by, now, seen }, (introduction) => {
    const roles = rolesIn(who, introduction)
    if (roles.length === 0) return refuse(noSuchIntroduction)
    const next = changed(introduction, { ...wantedOf(doing), who: roles, personId: who.personId }, now)
    if (!next.ok) return next
    const thing = next.value.introduction
    const side = sideOf(introduction, thing, roles)
    const also = async (inside: Database) => {
      await keep(inside, thing, doing, { ...context, side })
      await tellOf(inside, context.tools.tell, next.value.event, thing, { side, personId: who.personId }, now)
      await setClocks(inside, thing, context.tools)
      if (doing.event !== 'conclude') return
      const concluded = await context.concludeWith(inside, thing, who, now)
      if (!concluded.ok) refusal = concluded.problem
    }
    return ok({ thing, steps: [{ event: next.value.event, to: thing.state, reason: reasonOf(doing) }], also })
  })
  return refusal === undefined ? done : refuse(refusal)
}

function wantedOf(doing: Doing): Omit<Wanted, 'who'> {
  switch (doing.event) {
    case 'decline':
      return { event: 'decline', reason: doing.why }
    case 'look':
      return { event: 'look', reason: doing.found }
    case 'log':
      return { event: 'log', conversation: true }
    case 'conclude':
      return { event: 'conclude', outcome: doing.outcome, outcomeWords: doing.words, revisitOn: doing.revisitOn }
    case 'accept':
    case 'withdraw':
    case 'not_yet':
    case 'close':
    case 'add_view':
    case 'answer_after':
    default:
      return { event: doing.event }
  }
}

/** What the audit keeps as the reason: never why somebody said no, which is theirs alone. */
function reasonOf(doing: Doing): string | undefined {
  if (doing.event === 'decline') return 'Kept private'
  return doing.event === 'look' ? doing.found : undefined
}

/** The side that somebody acted for: who speaks for both acted for the one that changed. */
function sideOf(
  before: Introduction,
  after: Introduction,
  roles: readonly ('first' | 'second' | 'broker')[],
): 'first' | 'second' | 'broker' | undefined {
  if (before.second.agreedAt !== after.second.agreedAt) return 'second'
  if (before.first.agreedAt !== after.first.agreedAt) return 'first'
  const asked = before.state === 'proposed' && !before.byBroker ? roles.find((role) => role === 'second') : undefined
  return asked ?? roles.find((role) => role !== 'broker') ?? roles[0]
}

async function keep(
  transaction: Database,
  introduction: Introduction,
  doing: Doing,
  { who, now, side, tools }: DoingContext & Readonly<{ side: 'first' | 'second' | 'broker' | undefined }>,
): Promise<void> {
  const { id } = introduction
  const own = side === 'first' ? 'first' : 'second'
  switch (doing.event) {
    case 'accept':
      await keepContact(transaction, id, {
        side: own,
        personId: who.personId,
        name: who.name,
        reach: doing.reach,
        at: now,
      })
      return await letIn(transaction, introduction, now, tools)
    case 'decline':
      await transaction
        .insertInto('introduction_declines')
        .values({ introduction_id: id, side: own, reason: doing.why, words: doing.words ?? null, declined_at: now })
        .execute()
      await dropContacts(transaction, id)
      return await letIn(transaction, introduction, now, tools)
    case 'withdraw':
      await dropContacts(transaction, id)
      return await letIn(transaction, introduction, now, tools)
    case 'log':
      return await noteConversation(transaction, id, { ...doing.conversation, side: own }, now)
    case 'conclude':
      await keepView(transaction, id, { side: own, occasion: 'closing', worth: undefined, cameOfIt: doing.words }, now)
      return
    case 'add_view':
      await keepView(transaction, id, { side: own, occasion: 'closing', worth: undefined, cameOfIt: doing.words }, now)
      return
    case 'answer_after':
      await keepView(
        transaction,
        id,
        { side: own, occasion: 'after', worth: doing.worth, cameOfIt: doing.cameOfIt },
        now,
      )
      return
    case 'look':
    case 'not_yet':
    case 'close':
  }
}

async function letIn(
  transaction: Database,
  { first, second, byBroker }: Introduction,
  now: Date,
  tools: IntroductionTools,
): Promise<void> {
  await letWaitingIn(transaction, second.party, now, tools)
  if (byBroker) await letWaitingIn(transaction, first.party, now, tools)
}

/** What is said of an introduction to whoever has no part in it: as much as of one that is not there. */
export const noSuchIntroduction = problem('not-found', 'not-there', 'There is no such introduction', {
  detail: 'Only those who were asked, or who asked, can see an introduction.',
})
