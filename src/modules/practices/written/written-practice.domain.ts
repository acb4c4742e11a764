import { dayInLondon, type IsoDate } from '../../../core/iso-date.ts'
import { problem, type Problem } from '../../../core/problem.ts'
import { ok, type Result } from '../../../core/result.ts'
import { clock, decide } from '../../../core/state-machine.ts'

import type { Change } from '../../../platform/audit/update-by-closure.ts'
import type { Practice } from '../practice.domain.ts'
import { lacking } from './completeness.ts'
import type { Profile } from './profile.schema.ts'
import { heldWords } from './public-words.ts'
import { lapseDay } from './trust-clock.ts'
import { practiceStates, type PracticeState } from './written-practice.states.ts'

/** A practice that its owner writes up here. */
export type WrittenPractice = Readonly<{
  id: string
  organisationId: string
  state: PracticeState
  version: number
  /** The working copy: what the owner has said so far. Readers see editions. */
  profile: Profile
  /** The newest edition that was published; 0 before the first. */
  edition: number
  /** False while it stands *not yet reviewed*: the clock published it. */
  reviewed: boolean
  /** Who has taken it up. */
  reviewerId: string | undefined
  submittedAt: Date | undefined
  takenAt: Date | undefined
  confirmedOn: IsoDate | undefined
  confirmedBy: string | undefined
  lapsesOn: IsoDate | undefined
  endedBecause: string | undefined
  recordId: string | undefined
  /** The description from a published source that its owner has claimed; its sources stay. */
  attributed: Practice | undefined
  createdBy: string
  createdAt: Date
  changedAt: Date
}>

type Event = keyof typeof practiceStates.events
type Actor = keyof typeof practiceStates.actors

/** Somebody who acts: who they are, and what they are to this practice. The clock has no name. */
export type Acting = Readonly<{ personId: string; as: readonly Actor[] }> | typeof clock

type Guards = Partial<Record<keyof typeof practiceStates.guards, Problem | undefined>>

/** What an event changes beside the state, and a reason where the table asks for one. */
type Effect = Readonly<{ change?: Partial<WrittenPractice>; reason?: string | undefined }>

/** What a rule answers: the practice as it will be with the steps that lead there, or why not. */
export type Decided = Result<Change<WrittenPractice>, Problem>

function follow(practice: WrittenPractice, acting: Acting, event: Event, now: Date, effect: Effect = {}): Decided {
  const guards: Guards = {
    complete: incomplete(practice),
    'not-own': acting !== clock && acting.as.includes('editor') ? ownPractice : undefined,
    taker: acting !== clock && acting.personId === practice.reviewerId ? undefined : notTaken,
    checks: heldWords(practice.profile).length > 0 ? held : undefined,
    unreviewed: acting !== clock && acting.as.includes('editor') ? ownPractice : practice.reviewed ? seen : undefined,
  }
  const decided = decide(practiceStates, {
    from: practice.state,
    event,
    who: acting === clock ? [clock] : acting.as,
    reason: effect.reason,
    guard: (name) => guards[name],
  })
  if (!decided.ok) return decided
  const { to } = decided.value
  const reason = effect.reason?.trim()
  return ok({
    thing: { ...practice, ...effect.change, state: to, changedAt: now },
    steps: [{ event, to, ...(reason !== undefined && reason !== '' && { reason }) }],
  })
}

const nameOf = (acting: Acting) => (acting === clock ? undefined : acting.personId)

/** What publishing or confirming sets: the day, by whom, and when it lapses. */
function confirmedBy(acting: Acting, now: Date): Partial<WrittenPractice> {
  const confirmedOn = dayInLondon(now)
  return { confirmedOn, confirmedBy: nameOf(acting), lapsesOn: lapseDay(confirmedOn) }
}

/** Sends a draft to the reviewers. Refused with each thing that is missing. */
export function submit(practice: WrittenPractice, acting: Acting, now: Date): Decided {
  return follow(practice, acting, 'submit', now, { change: { submittedAt: now, reviewerId: undefined } })
}

/** A reviewer of another body takes it up. */
export function take(practice: WrittenPractice, acting: Acting, now: Date): Decided {
  return follow(practice, acting, 'take', now, { change: { reviewerId: nameOf(acting), takenAt: now } })
}

/** The reviewer gives it back, so that another can take it up; it keeps its place in the queue. */
export function handBack(practice: WrittenPractice, acting: Acting, now: Date, reason: string): Decided {
  return follow(practice, acting, 'hand_back', now, { change: { reviewerId: undefined }, reason })
}

/** The reviewer asks for changes. `reason` says all that was missing. */
export function askChanges(practice: WrittenPractice, acting: Acting, now: Date, reason: string): Decided {
  return follow(practice, acting, 'ask_changes', now, { change: { reviewerId: undefined }, reason })
}

/** The reviewer publishes it as a new edition, true for 24 months from today. */
export function publish(practice: WrittenPractice, acting: Acting, now: Date): Decided {
  return follow(practice, acting, 'publish', now, {
    // What is true was said by the owner, who sent it; the reviewer only read it.
    change: { ...confirmedBy(clock, now), edition: practice.edition + 1, reviewed: true, reviewerId: undefined },
  })
}

/** Nobody took it up in 20 working days: the clock publishes it, marked *not yet reviewed*. */
export function publishUntaken(practice: WrittenPractice, now: Date): Decided {
  return follow(practice, clock, 'untaken', now, {
    change: { ...confirmedBy(clock, now), edition: practice.edition + 1, reviewed: false },
  })
}

/**
 * A reviewer of another body has read what the clock published. It is reviewed only if all was answered with "yes"; else its
 * owner has the reasons, and it stays marked.
 */
export function vouch(practice: WrittenPractice, acting: Acting, now: Date, isYes: boolean): Decided {
  return follow(practice, acting, 'vouch', now, { change: { reviewed: isYes } })
}

/** Ten working days have gone since it was taken up; recorded, and its reviewer reminded. */
export function reviewIsLate(practice: WrittenPractice, now: Date): Decided {
  return follow(practice, clock, 'late', now)
}

/** Sixty days before it lapses: its owner is asked. */
export function fallDue(practice: WrittenPractice, now: Date): Decided {
  return follow(practice, clock, 'fall_due', now)
}

/** The owner says on one page that all is still true: 24 months from today. */
export function confirm(practice: WrittenPractice, acting: Acting, now: Date): Decided {
  return follow(practice, acting, 'confirm', now, { change: confirmedBy(acting, now) })
}

/** Nobody confirmed it: readable, marked, no longer offered. */
export function lapse(practice: WrittenPractice, now: Date): Decided {
  return follow(practice, clock, 'lapse', now)
}

/** The owner publishes the working copy as the next edition. */
export function revise(practice: WrittenPractice, acting: Acting, now: Date): Decided {
  return follow(practice, acting, 'revise', now, {
    change: { ...confirmedBy(acting, now), edition: practice.edition + 1 },
  })
}

/** The owner takes it back, or says that it is no longer done; its page stays, with the reason. */
export function end(
  practice: WrittenPractice,
  acting: Acting,
  now: Date,
  how: 'withdraw' | 'retire',
  reason: string,
): Decided {
  return follow(practice, acting, how, now, { change: { endedBecause: reason.trim(), reviewerId: undefined }, reason })
}

function incomplete({ profile }: WrittenPractice): Problem | undefined {
  const missing = lacking(profile)
  if (missing.length === 0) return undefined
  return problem('invalid', 'practice-incomplete', 'Some answers are missing', {
    fields: missing.map(({ field, message }) => ({ field, message })),
  })
}

const ownPractice = problem('forbidden', 'own-practice', 'Somebody else must review this', {
  detail: 'You write for the organisation that owns it. Any reviewer of another organisation may take it up.',
})
const notTaken = problem('forbidden', 'not-taken', 'Another reviewer has this', {
  detail: 'It is for the reviewer who took it up to say.',
})
const held = problem('invalid', 'words-held', 'A reviewer has to look at it first', {
  detail: 'It holds an e-mail address or a telephone number, so it is not published without a reviewer.',
})
const seen = problem('conflict', 'already-reviewed', 'It has been reviewed', {
  detail: 'A reviewer of another organisation has read it.',
})
