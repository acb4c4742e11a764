import type { IsoDate } from '../../core/iso-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../../core/working-days.ts'
import type { Asker, Voice, VoiceKind } from './voice.domain.ts'
import { owedStates, type VoiceEvent } from './voice.states.ts'

/** Working days until an answer is owed. An installation may shorten them and never lengthen beyond 40. */
export type AnswerDays = Readonly<{ question: number; other: number }>

/** The days that count where an installation has set none. */
export const usualAnswerDays: AnswerDays = { question: 10, other: 20 }

const reminderBefore = 5
const handOnDays = 5
const verdictReminders = [10, 20] as const
/** A last reminder is given these working days before its silence is recorded. */
const graceAfterLastReminder = 5

/** The day by which a voice of a kind is owed an answer, counted from the day it was opened. */
export function answerByFor(
  kind: VoiceKind,
  openedOn: IsoDate,
  calendar: WorkingCalendar,
  days: AnswerDays = usualAnswerDays,
): IsoDate {
  return addWorkingDays(openedOn, Math.min(40, kind === 'question' ? days.question : days.other), calendar)
}

/** The day on which what nobody took over comes back. */
export function handOnReturns(day: IsoDate, calendar: WorkingCalendar): IsoDate {
  return addWorkingDays(day, handOnDays, calendar)
}

/** What a date may bring about. */
export type ClockEvent = Extract<
  VoiceEvent,
  'remind' | 'fall_due' | 'come_back' | 'ask_verdict' | 'promise_due' | 'settle' | 'no_verdict'
>

/** Something that a date brings about. `key` names it once for ever, so that the same day twice does nothing twice. */
export type DueEvent = Readonly<{ event: ClockEvent; key: string }>

/**
 * What has fallen due for a voice by a day, in the order in which it is done. `done` holds the keys of what was done
 * before. Hidden voices wait.
 */
export function dueEvents(
  voice: Voice,
  askers: readonly Asker[],
  today: IsoDate,
  calendar: WorkingCalendar,
  done: ReadonlySet<string>,
): readonly DueEvent[] {
  if (voice.hiddenUnder !== undefined) return []
  const due = [...owedDue(voice, today, calendar), ...answeredDue(voice, askers, today, calendar)]
  return due.filter(({ key }) => !done.has(key))
}

function owedDue(voice: Voice, today: IsoDate, calendar: WorkingCalendar): readonly DueEvent[] {
  if (!owedStates.includes(voice.state)) return []
  const { answerBy, handedTo } = voice
  const due: DueEvent[] = []
  if (handedTo !== undefined && today > handedTo.returnsOn) {
    due.push({ event: 'come_back', key: `come-back ${handedTo.returnsOn} ${handedTo.personId}` })
  }
  if (answerBy === undefined) return due
  if (today > answerBy) due.push({ event: 'fall_due', key: `fall-due ${answerBy}` })
  else if (today >= addWorkingDays(answerBy, -reminderBefore, calendar)) {
    due.push({ event: 'remind', key: `remind ${answerBy}` })
  }
  return due
}

function answeredDue(
  { state, answer }: Voice,
  askers: readonly Asker[],
  today: IsoDate,
  calendar: WorkingCalendar,
): readonly DueEvent[] {
  if (answer === undefined) return []
  const due: DueEvent[] = []
  const { id, answeredOn, promisedFor } = answer
  const canBePromised = state === 'answered' || state === 'settled' || state === 'closed_no_verdict'
  if (canBePromised && promisedFor !== undefined && today > promisedFor) {
    due.push({ event: 'promise_due', key: `promise-due ${id}` })
  }
  if (state !== 'answered') return due
  for (const days of verdictReminders) {
    if (today >= addWorkingDays(answeredOn, days, calendar))
      due.push({ event: 'ask_verdict', key: `verdict ${days} ${id}` })
  }
  const end = addWorkingDays(answeredOn, verdictReminders[1] + graceAfterLastReminder, calendar)
  if (today >= end) {
    const said = askers.some((asker) => asker.verdictAnswerId === id && asker.withdrewAt === undefined)
    due.push({ event: said ? 'settle' : 'no_verdict', key: `end ${id}` })
  }
  return due
}
