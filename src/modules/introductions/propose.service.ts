import { randomUUID } from 'node:crypto'
import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { nowhere } from '../../core/state-machine.ts'
import { recordTransition } from '../../platform/audit/transition.repository.ts'
import { redactText } from '../../platform/bulk-load/redaction.ts'
import type { Database } from '../../platform/database/database.ts'
import { addEdge } from '../lineage/index.ts'
import type { IntroductionTools } from './introduction-tools.ts'
import { keepContact } from './contact.repository.ts'
import { answerBy } from './introduction.clocks.ts'
import { decideNew, mostPending, type Introduction, type Purpose } from './introduction.domain.ts'
import { tellOf } from './introduction.messages.ts'
import { insertIntroduction, introductionStore, lockParties, pendingOf } from './introduction.repository.ts'
import { isSameParty, type Party } from './party.ts'
import { speakersOf } from './parties.ts'
import { setClocks } from './set-clocks.ts'

/** Who should meet whom, and why. */
export type Proposal = Readonly<{
  purpose: Purpose
  words: string
  /** The side of the one who asks; where a broker proposes, one of the two that are asked. */
  first: Party
  second: Party
  practiceId: string | undefined
  needId: string | undefined
  recordId: string | undefined
  /** The place of the second side, whose working days count. */
  placeCode: string | undefined
  by: Readonly<{ personId: string; name: string }>
  isBroker: boolean
  /** How the one who asks can be reached, opened when both agree; none where a broker proposes. */
  reach: string | undefined
}>

/**
 * Proposes that two meet, in the caller's transaction. Who has not joined yet is asked once they do: until then it waits,
 * without a clock. Refuses words that are too short or that hold an address, and a side with three that wait already.
 */
export async function propose(
  transaction: Database,
  proposal: Proposal,
  now: Date,
  tools: IntroductionTools,
): Promise<Result<Introduction, Problem>> {
  const { first, second, isBroker, by } = proposal
  if (isSameParty(first, second)) return refuse(withOneself)
  if (redactText(proposal.words) !== proposal.words) return refuse(noAddresses)
  await lockParties(transaction, [first, second])
  const hasJoined = (await speakersOf(transaction, second)).length > 0
  const sides = {
    first: { party: first, personId: isBroker ? undefined : by.personId, agreedAt: isBroker ? undefined : now },
    second: { party: second, personId: undefined, agreedAt: undefined },
  }
  const noRoom = hasJoined ? await roomProblem(transaction, proposal, tools) : undefined
  const event = hasJoined ? 'propose' : 'ask'
  const decided = decideNew({ words: proposal.words, byBroker: isBroker, ...sides }, event, {
    who: [isBroker ? 'broker' : 'first'],
    noRoom,
  })
  if (!decided.ok) return decided
  const introduction: Introduction = {
    id: `introduction-${randomUUID()}`,
    version: 1,
    state: decided.value.to,
    ...sides,
    purpose: proposal.purpose,
    words: proposal.words.trim(),
    proposedBy: by.personId,
    byBroker: isBroker,
    practiceId: proposal.practiceId,
    needId: proposal.needId,
    recordId: proposal.recordId,
    placeCode: proposal.placeCode,
    createdAt: now,
    receivedAt: hasJoined ? now : undefined,
    answeredAt: undefined,
    acceptedAt: undefined,
    closedAt: undefined,
    rung: [],
    outcome: undefined,
    outcomeWords: undefined,
    revisitOn: undefined,
  }
  await write(transaction, introduction, proposal, event, now)
  await setClocks(transaction, introduction, tools)
  await tellOf(
    transaction,
    tools.tell,
    event,
    introduction,
    { side: isBroker ? 'broker' : 'first', personId: by.personId },
    now,
  )
  return ok(introduction)
}

async function write(
  transaction: Database,
  introduction: Introduction,
  { by, reach }: Proposal,
  event: 'ask' | 'propose',
  at: Date,
): Promise<void> {
  const { id, practiceId, needId, state } = introduction
  await insertIntroduction(transaction, introduction)
  const subject = { kind: introductionStore.kind, id }
  await recordTransition(transaction, {
    subject,
    event,
    from: nowhere,
    to: state,
    by: { kind: 'person', id: by.personId },
    at,
  })
  const to = { kind: 'introduction', id } as const
  if (needId !== undefined) await addEdge(transaction, { from: { kind: 'need', id: needId }, to, by: by.personId, at })
  if (practiceId !== undefined) {
    await addEdge(transaction, { from: { kind: 'practice', id: practiceId }, to, by: by.personId, at })
  }
  if (reach !== undefined) await keepContact(transaction, id, { side: 'first', ...by, reach, at })
}

async function roomProblem(
  transaction: Database,
  { first, second, isBroker }: Proposal,
  tools: IntroductionTools,
): Promise<Problem | undefined> {
  const own = await pendingOf(transaction, first, isBroker ? 'asked' : 'asking')
  if (own.length >= mostPending) return isBroker ? theirCap(own, tools) : ownCap(own, tools)
  const theirs = await pendingOf(transaction, second, 'asked')
  return theirs.length >= mostPending ? theirCap(theirs, tools) : undefined
}

function dueOf(one: Introduction, tools: IntroductionTools): string {
  return one.receivedAt === undefined ? '' : showDate(answerBy(one.receivedAt, tools.calendars(one.placeCode)))
}

function ownCap(pending: readonly Introduction[], tools: IntroductionTools): Problem {
  const [next] = pending
  const message = `You have ${pending.length} that wait for an answer, and three is the most. The next answer is due on ${next === undefined ? '' : dueOf(next, tools)}`
  return problem('conflict', 'introduction-cap', 'Three of yours wait for an answer', {
    detail: `${message}. They wait since ${pending.map((one) => showDate(dayInLondon(one.createdAt))).join(', ')}. You can take one back to make room.`,
    fields: [{ field: 'words', message }],
  })
}

// Who else asked them is nobody's business.
function theirCap(pending: readonly Introduction[], tools: IntroductionTools): Problem {
  const [next] = pending
  const message = `They have three to answer already, and three is the most. The next answer is due on ${next === undefined ? '' : dueOf(next, tools)}: try again then`
  return problem('conflict', 'introduction-cap', 'They have three to answer already', {
    detail: `${message}.`,
    fields: [{ field: 'words', message }],
  })
}

const withOneself = problem('invalid', 'one-side', 'These two are one and the same', {
  fields: [{ field: 'first', message: 'Choose somebody else: these two are one and the same' }],
})

const noAddresses = problem('invalid', 'no-addresses', 'Leave addresses out of your words', {
  fields: [
    {
      field: 'words',
      message: 'Leave out e-mail addresses, telephone numbers and full postcodes. They open when both agree',
    },
  ],
})
