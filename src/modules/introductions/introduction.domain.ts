import type { IsoDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { decide, nowhere, type clock, type Transition } from '../../core/state-machine.ts'
import type { Party } from './party.ts'
import {
  introductionStates,
  type IntroductionActor,
  type IntroductionEvent,
  type IntroductionState,
} from './introduction.states.ts'

/** Why two want to meet: none of these needs a buyer among them. */
export const purposes = {
  adopt: 'To take up what you do',
  fund: 'To buy or fund it',
  write_up: 'To write it up, so that others can copy it',
  learn: 'To learn from each other',
} as const
export type Purpose = keyof typeof purposes

/** What came of it. */
export const outcomes = {
  adoption: 'We are looking into taking it up',
  write_up: 'We will write it up as a practice',
  learning: 'We learned from each other, and that is all',
  not_now: 'Not now, but later',
  not_suitable: 'It does not suit us',
} as const
export type Outcome = keyof typeof outcomes

/** The reasons for a no, which only the one who says no may read. */
export const declineReasons = {
  no_time: 'No time for it now',
  not_our_work: 'Not what we do',
  too_far: 'Too far from where we work',
  money: 'No money for it',
  known: 'We know each other already',
  too_small: 'Too small for us',
  too_large: 'Too large for us',
  other: 'Something else',
} as const
export type DeclineReason = keyof typeof declineReasons

/** One of the two who are to meet. */
export type Side = Readonly<{
  party: Party
  /** The person who speaks for it, once one did. */
  personId: string | undefined
  agreedAt: Date | undefined
}>

/** A wish that two should meet, and what came of it. Contact details are kept apart and are not part of it. */
export type Introduction = Readonly<{
  id: string
  version: number
  state: IntroductionState
  purpose: Purpose
  /** The proposer's own words, never changed. */
  words: string
  /** The person who proposed it; nobody once that person is erased. */
  proposedBy: string | undefined
  byBroker: boolean
  first: Side
  second: Side
  practiceId: string | undefined
  needId: string | undefined
  recordId: string | undefined
  /** The place of the one who was asked: its bank holidays count. */
  placeCode: string | undefined
  createdAt: Date
  /** When those who were asked could answer: the clock starts here, and not before somebody has joined. */
  receivedAt: Date | undefined
  answeredAt: Date | undefined
  acceptedAt: Date | undefined
  closedAt: Date | undefined
  outcome: Outcome | undefined
  outcomeWords: string | undefined
  revisitOn: IsoDate | undefined
  /** The clocks that rang for it: none rings twice. */
  rung: readonly string[]
}>

/** Fewest characters of own words, and most. */
export const fewestCharacters = 20
export const mostCharacters = 2_000

/** How many may wait for an answer on each side. */
export const mostPending = 3

/** What has to be known besides the introduction itself for something to happen to it. */
export type Circumstances = Readonly<{
  who: readonly (IntroductionActor | typeof clock)[]
  reason?: string | undefined
  /** The problem of a side that has no room for another one; `undefined` if both have. */
  noRoom?: Problem | undefined
  conversation?: boolean | undefined
  outcome?: Outcome | undefined
}>

type Line = Transition<IntroductionState, IntroductionEvent, IntroductionActor>

/** The line of the table that an event follows. `from` is the introduction, or what is proposed and is not there yet. */
export function decideOn(
  introduction: Pick<Introduction, 'words' | 'byBroker' | 'first' | 'second'> &
    Readonly<{ state: IntroductionState | typeof nowhere }>,
  event: IntroductionEvent,
  circumstances: Circumstances,
): Result<Line, Problem> {
  const { who, reason, noRoom, conversation, outcome } = circumstances
  const waiting = stillToAgree(introduction)
  // Those who only answer for the other side may not agree for this one.
  const isAsked = waiting.some((side) => who.includes(side))
  const answers = event === 'agree' || event === 'accept' || event === 'decline'
  if (answers && introduction.state === 'proposed' && !isAsked) return refuse(notAsked)
  const guards: Readonly<Record<keyof typeof introductionStates.guards, Problem | undefined>> = {
    words: wordsProblem(introduction.words),
    room: wordsProblem(introduction.words) ?? noRoom,
    joined: introduction.second.party.kind === 'practice' ? nobodyJoined : noRoom,
    last_to_agree: waiting.length > 1 ? oneMoreMustAgree : undefined,
    one_still_to_agree: waiting.length > 1 ? undefined : oneMoreMustAgree,
    conversation: conversation === true ? undefined : noConversation,
    outcome: outcome === undefined ? noOutcome : undefined,
  }
  return decide(introductionStates, { from: introduction.state, event, who, reason, guard: (name) => guards[name] })
}

/** Which sides have not said yes yet: the one who was asked, and both where a broker proposed. */
export function stillToAgree({
  byBroker,
  first,
  second,
}: Pick<Introduction, 'byBroker' | 'first' | 'second'>): readonly ('first' | 'second')[] {
  const sides = byBroker && first.agreedAt === undefined ? (['first'] as const) : []
  return second.agreedAt === undefined ? [...sides, 'second'] : sides
}

/** Whether the two may read each other's contact details: from the moment that both agreed, and not once one withdrew. */
export function isContactOpen({ state, acceptedAt }: Pick<Introduction, 'state' | 'acceptedAt'>): boolean {
  return acceptedAt !== undefined && state !== 'withdrawn'
}

/** What is wrong with somebody's own words, if anything. */
export function wordsProblem(words: string): Problem | undefined {
  const length = words.trim().length
  if (length >= fewestCharacters && length <= mostCharacters) return undefined
  const message =
    length < fewestCharacters
      ? `Say why in your own words, in ${fewestCharacters} characters or more`
      : `Use ${mostCharacters.toLocaleString('en-GB')} characters or fewer. There are ${length.toLocaleString('en-GB')} now`
  return problem('invalid', 'words', message, { fields: [{ field: 'words', message }] })
}

const notAsked = problem('forbidden', 'not-yours-to-do', 'Somebody else must answer this', {
  detail: 'Only those who were asked, and have not answered yet, can say yes or no.',
})
const nobodyJoined = problem('conflict', 'nobody-joined', 'Nobody has claimed this yet', {
  detail: 'It can be answered once somebody who does this has joined.',
})
const oneMoreMustAgree = problem('conflict', 'one-more-must-agree', 'The other side must agree too')
const noConversation = problem('invalid', 'conversation', 'Say when you spoke, how, and who joined')
const noOutcome = problem('invalid', 'outcome', 'Choose what came of it', {
  fields: [{ field: 'outcome', message: 'Choose what came of it' }],
})

/** A new introduction is decided by the same table as one that is there. */
export function decideNew(
  introduction: Pick<Introduction, 'words' | 'byBroker' | 'first' | 'second'>,
  event: 'ask' | 'propose',
  circumstances: Circumstances,
): Result<Line, Problem> {
  const decided = decideOn({ ...introduction, state: nowhere }, event, circumstances)
  return decided.ok ? ok(decided.value) : decided
}
