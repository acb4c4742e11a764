import { dayInLondon, type IsoDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { decide, type clock } from '../../core/state-machine.ts'
import { addDays, addWorkingDays, type WorkingCalendar } from '../../core/working-days.ts'
import { adoptionStates, type AdoptionActor, type AdoptionEvent, type AdoptionState } from './adoption.states.ts'

/** How an adopter heard of a practice. */
export const heardBy = {
  introduction: 'By an introduction',
  event: 'At an event',
  search: 'By searching',
  colleague: 'From a colleague',
  other: 'Some other way',
} as const
export type HeardBy = keyof typeof heardBy

/** Why a practice was decided against, paused or stopped. */
export const adoptionReasons = {
  leadership: 'Leadership',
  approvals: 'Approvals and central decision-making',
  staffing: 'Staffing',
  resources: 'Resources',
  cost: 'Cost',
  poor_fit: 'It did not fit',
  result: 'The result',
  other: 'Something else',
} as const
export type AdoptionReason = keyof typeof adoptionReasons

/** Who takes a practice up: an organisation, or the public body of a place. */
export type Adopter = Readonly<{ kind: 'organisation' | 'place'; id: string }>

/** The four questions before a decision, and how far the decision had to travel. */
export type Decision = Readonly<{
  kind: 'adopt' | 'trial' | 'reject'
  doesItFit: string
  shouldWe: string
  canWe: string
  howWillWe: string
  decidedOn: IsoDate
  decidedBy: string
  /** Levels of sign-off, people whose agreement was needed, and days from the question to the answer. */
  levels: number
  people: number
  days: number
}>

/** A practice taken up somewhere. */
export type Adoption = Readonly<{
  id: string
  version: number
  state: AdoptionState
  practiceId: string
  adopter: Adopter
  placeCode: string | undefined
  heardBy: HeardBy | undefined
  /** The edition of the practice that was taken up. */
  edition: number
  createdBy: string | undefined
  createdAt: Date
  decision: Decision | undefined
  startedOn: IsoDate | undefined
  firstReach: number | undefined
  lastConfirmedOn: IsoDate | undefined
  reason: AdoptionReason | undefined
  reasonWords: string | undefined
  changedAt: Date
}>

/** Months after the start at which an adoption is reviewed; after the last, every twelve. */
export const reviewMonths = [3, 6, 12] as const

/** Working days after which a review that was not made counts as late. */
export const reviewGrace = 20

/** The same day of the month so many months later, or the last day of that month. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10) as IsoDate
}

/** The review that is next: how many months after the start, the day it is due, and the day from which it is late. */
export type DueReview = Readonly<{ months: number; dueOn: IsoDate; lateFrom: IsoDate }>

/** The next review of an adoption that has begun, given the months of those that were made. */
export function nextReview(startedOn: IsoDate, done: readonly number[], calendar: WorkingCalendar): DueReview {
  const last = Math.max(0, ...done)
  const months = reviewMonths.find((one) => one > last) ?? last - (last % 12) + 12
  const dueOn = addMonths(startedOn, months)
  return { months, dueOn, lateFrom: addDays(addWorkingDays(dueOn, reviewGrace, calendar), 1) }
}

/** Whether an adoption still counts as in use on a day: it was confirmed within the twelve months before. */
export function isConfirmed({ lastConfirmedOn }: Pick<Adoption, 'lastConfirmedOn'>, today: IsoDate): boolean {
  return lastConfirmedOn !== undefined && addMonths(lastConfirmedOn, 12) >= today
}

/** Something that somebody wants to happen to an adoption, with what the guards ask for. */
export type WantedAdoption = Readonly<{
  event: AdoptionEvent
  who: readonly (AdoptionActor | typeof clock)[]
  decision?: Decision | undefined
  startedOn?: IsoDate | undefined
  firstReach?: number | undefined
  /** Months of the review that is given. */
  review?: number | undefined
  change?: boolean | undefined
  reason?: AdoptionReason | undefined
  reasonWords?: string | undefined
}>

/** What an adoption is after an event. Pure: refuses what the table refuses. */
export function changedAdoption(adoption: Adoption, wanted: WantedAdoption, now: Date): Result<Adoption, Problem> {
  const { event, who } = wanted
  const hasStarted =
    (wanted.startedOn ?? adoption.startedOn) !== undefined && (wanted.firstReach ?? adoption.firstReach) !== undefined
  const guards: Readonly<Record<keyof typeof adoptionStates.guards, Problem | undefined>> = {
    path: adoption.heardBy === undefined ? missing('heard_by', 'Say how you heard of it') : undefined,
    questions: wanted.decision === undefined ? missing('does_it_fit', 'Answer the four questions first') : undefined,
    started: hasStarted ? undefined : missing('started_on', 'Say when it started and how many people it reached'),
    not_started:
      adoption.startedOn === undefined ? undefined : problem('conflict', 'has-started', 'It has started already'),
    review: wanted.review === undefined ? missing('result', 'Answer the questions of the review') : undefined,
    first_year:
      wanted.review !== undefined && wanted.review >= 12
        ? undefined
        : missing('result', 'This is for the review at twelve months'),
    change: wanted.change === true ? undefined : missing('what', 'Say what you changed'),
  }
  const reason = wanted.reason ?? ''
  const decided = decide(adoptionStates, { from: adoption.state, event, who, reason, guard: (name) => guards[name] })
  if (!decided.ok) return refuse(decided.problem)
  return ok({ ...adoption, ...effect(wanted, now), state: decided.value.to, changedAt: now })
}

function missing(field: string, message: string): Problem {
  return problem('invalid', 'missing', message, { fields: [{ field, message }] })
}

function effect(wanted: WantedAdoption, now: Date): Partial<Adoption> {
  const why = { reason: wanted.reason, reasonWords: wanted.reasonWords }
  switch (wanted.event) {
    case 'decide':
      return { decision: wanted.decision }
    case 'reject':
      return { decision: wanted.decision, ...why }
    case 'confirm':
    case 'start':
      return { startedOn: wanted.startedOn, firstReach: wanted.firstReach, lastConfirmedOn: dayInLondon(now) }
    case 'review':
      return { lastConfirmedOn: dayInLondon(now) }
    case 'pause':
    case 'stop':
      return why
    case 'resume':
      return { reason: undefined, reasonWords: undefined, lastConfirmedOn: dayInLondon(now) }
    case 'claim':
    case 'deny':
    case 'hear':
    case 'consider':
    case 'adapt':
    case 'miss_review':
    default:
      return {}
  }
}
