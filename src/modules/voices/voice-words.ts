import { showDate } from '../../core/iso-date.ts'
import type { AnswerKind, NameShown, Verdict, Voice, VoiceKind } from './voice.domain.ts'
import { owedStates, voiceStates } from './voice.states.ts'

/** What each kind of voice is called. */
export const kindWords: Readonly<Record<VoiceKind, string>> = {
  want: 'I want this here',
  card: 'A card for an appointment',
  priority: 'A priority from a meeting',
  idea: 'An idea of a worker',
  story: 'A story',
  question: 'A question',
  complaint: 'A complaint',
  praise: 'Praise',
  offer: 'We could do this here',
  lesson: 'A lesson for those who make the rules',
}

/** Who may see a name, as the form asks it. */
export const nameShownWords: Readonly<Record<NameShown, string>> = {
  nobody: 'Nobody. Ask without my name',
  officials: 'Only those who answer',
  public: 'Everybody',
}

/** Verdicts as the form asks them. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  settled: 'Yes, it settles it',
  partly: 'Partly',
  'not-settled': 'No, it does not',
}

/** Answers as the form offers them. */
export const answerKindWords: Readonly<Record<AnswerKind, string>> = {
  yes: 'Yes, by a date',
  done: 'We have done it',
  'not-yet': 'Not yet, until a date',
  no: 'No, because of a reason',
}

/** Where a voice stands, in a word or two; overdue ones say so. */
export function stateWords(voice: Voice, today: string): string {
  return isOverdue(voice, today) ? 'Answer overdue' : voiceStates.states[voice.state].label
}

/** Whether a body that answers here is late. Words that are only passed on are never overdue in public. */
export function isOverdue({ state, answerBy, owner }: Voice, today: string): boolean {
  return owedStates.includes(state) && owner.duty === 'answer' && answerBy !== undefined && answerBy < today
}

/** The title of a voice: the practice that is wanted, or the start of its own words. */
export function voiceTitle({ kind, about, words }: Voice, place: string | undefined): string {
  const where = place === undefined ? '' : ` in ${place}`
  if (kind === 'want' && about !== undefined) return `${about.title}: wanted${where}`
  const line = words.replaceAll(/\s+/g, ' ').trim()
  const start = line.length <= 70 ? line : `${line.slice(0, Math.max(40, line.lastIndexOf(' ', 70)))}…`
  return start === '' ? `${kindWords[kind]}${where}` : `“${start}”`
}

/** Who owes what by when, as one sentence. */
export function oweWords({ owner, answerBy, handedTo }: Voice): string {
  const by = answerBy === undefined ? '' : ` by ${showDate(answerBy)}`
  const handed =
    handedTo === undefined
      ? ''
      : ` It was handed to ${handedTo.post}, who must take it over by ${showDate(handedTo.returnsOn)}.`
  if (owner.duty === 'answer') return `${owner.post} owes an answer${by}.${handed}`
  if (owner.duty === 'pass-on')
    return `${owner.post} owes a note${by}: what was passed on, to whom, and what came back.`
  return `${owner.post} will find out${by} who answers.`
}
