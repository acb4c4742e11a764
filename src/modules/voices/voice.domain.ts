import type { IsoDate } from '../../core/iso-date.ts'
import type { VoiceState } from './voice.states.ts'

/** What sort of thing somebody says. */
export const voiceKinds = [
  'want',
  'card',
  'priority',
  'idea',
  'story',
  'question',
  'complaint',
  'praise',
  'offer',
  'lesson',
] as const

/** One of {@link voiceKinds}. */
export type VoiceKind = (typeof voiceKinds)[number]

/** Who may see the name of somebody who asks. */
export type NameShown = 'public' | 'officials' | 'nobody'

/** What a voice is about, where it began on a page of something. */
export type VoiceSubject = Readonly<{ kind: 'practice' | 'organisation' | 'place'; id: string; title: string }>

/**
 * What somebody owes: an answer; or, where the body does not take part, a note of what was passed on; or first the name of
 * who answers.
 */
export type Duty = 'answer' | 'pass-on' | 'find-owner'

/** Who owes it: a post in words, held by a person. Without a person it is whoever holds the post's role at the place. */
export type Owner = Readonly<{ duty: Duty; post: string; personId: string | undefined }>

/** The answer that stands now; all of them are kept in `voice_answers`. */
export type StandingAnswer = Readonly<{
  id: string
  kind: AnswerKind
  answeredOn: IsoDate
  promisedFor: IsoDate | undefined
}>

/** The kinds of an answer. Handing on (*not ours*) is an event of its own, since the clock runs on. */
export type AnswerKind = 'yes' | 'done' | 'not-yet' | 'no'

/** What somebody said, and where its answer stands. */
export type Voice = Readonly<{
  id: string
  state: VoiceState
  version: number
  kind: VoiceKind
  /** Of the one who opened it; never changed. Empty where somebody only pressed the button. */
  words: string
  affected: string | undefined
  placeCode: string
  serviceArea: string | undefined
  about: VoiceSubject | undefined
  /** Only officials and those who asked see it, such as a card from an appointment. */
  isPrivate: boolean
  /** Who commissions there, as people know it; missing where nobody knows yet. */
  body: string | undefined
  bodyPlaceCode: string
  owner: Owner
  /** Somebody it was handed to who has not taken it over yet. */
  handedTo: Readonly<{ personId: string; post: string; returnsOn: IsoDate }> | undefined
  openedOn: IsoDate | undefined
  answerBy: IsoDate | undefined
  answer: StandingAnswer | undefined
  /** How often *not yet* was said. */
  notYets: number
  /** How often it was opened again: not at all, or once. */
  reopenings: number
  /** The rule that it is hidden under. */
  hiddenUnder: string | undefined
  mergedInto: string | undefined
  /** The need that it became part of. */
  needId: string | undefined
}>

/** How somebody asks: on this site, or through a helper who typed in what came on paper or by telephone. */
export type Channel = 'web' | 'paper' | 'telephone' | 'in person'

/** What those who asked think of an answer. */
export type Verdict = 'settled' | 'partly' | 'not-settled'

/** One person who asks: the first, who opened the voice, or one who joined. */
export type Asker = Readonly<{
  id: string
  voiceId: string
  /** Kept for ever beside those of the voice; empty where nothing was written. */
  words: string
  name: string | undefined
  nameShown: NameShown
  isAgainst: boolean
  isUnder18: boolean
  personId: string | undefined
  hasEmail: boolean
  channel: Channel
  /** Who typed it in for them. */
  helperId: string | undefined
  joinedAt: Date
  verdict: Verdict | undefined
  verdictWords: string | undefined
  /** Which answer the verdict is about. */
  verdictAnswerId: string | undefined
  withdrewAt: Date | undefined
}>

/** Of how many askers a public count is shown. */
export const shownFrom = 5

/** The same where a name could be guessed and it would hurt: health, care, crime. */
export const shownFromSensitive = 10

const sensitiveAreas: ReadonlySet<string> = new Set([
  'social-care',
  'older-people',
  'mental-health',
  'health-and-long-term-conditions',
  'drugs-and-alcohol',
  'homelessness-and-housing-support',
  'offender-management',
  'community-safety',
  'children-and-families',
])

/** From how many askers on their number is public. */
export function publicFrom({ isPrivate, serviceArea }: Pick<Voice, 'isPrivate' | 'serviceArea'>): number {
  const isSensitive = isPrivate || serviceArea === undefined || sensitiveAreas.has(serviceArea)
  return isSensitive ? shownFromSensitive : shownFrom
}

/** How many people ask, as the public may know it: the number, or that it is fewer than the public may know. */
export function publicCount(count: number, voice: Pick<Voice, 'isPrivate' | 'serviceArea'>): string {
  const least = publicFrom(voice)
  return count < least ? `fewer than ${least}` : String(count)
}
