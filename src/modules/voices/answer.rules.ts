import { problem, type Problem } from '../../core/problem.ts'
import { refuse, type Result } from '../../core/result.ts'
import { showDate, type IsoDate } from '../../core/iso-date.ts'
import { step, type Standing, type VoiceDecision } from './voice-decision.ts'
import type { AnswerKind, Voice } from './voice.domain.ts'

/** Why a body says no. */
export const noReasons = {
  money: 'There is no money for it',
  law: 'The law does not let us',
  policy: 'We decided otherwise',
  'not-needed': 'It is there already',
  harm: 'It could do harm',
  other: 'Something else',
} as const

/** One of {@link noReasons}. */
export type NoReason = keyof typeof noReasons

/** An answer as its owner gives it. */
export type GivenAnswer = Readonly<{
  id: string
  kind: AnswerKind
  words: string
  /** Of a *yes* and a *not yet*: by when, or until when. */
  date: IsoDate | undefined
  reasonCode: NoReason | undefined
  /** The law or rule, or the sum of money, that is the reason. */
  law: string | undefined
}>

const mostNotYets = 2

/**
 * Answers a voice. A *yes* and a *not yet* need a date to come, a *no* its reason, and the law or the money named where
 * that is the reason; *not yet* is said twice at the most.
 */
export function answerVoice(voice: Voice, given: GivenAnswer, standing: Standing): Result<VoiceDecision, Problem> {
  const fault = faultOf(voice, given, standing.today)
  if (fault !== undefined) return refuse(fault)
  const promisedFor = given.kind === 'yes' || given.kind === 'not-yet' ? given.date : undefined
  return step(voice, 'answer', standing, {
    change: (moved) => ({
      ...moved,
      handedTo: undefined,
      notYets: voice.notYets + (given.kind === 'not-yet' ? 1 : 0),
      answer: { id: given.id, kind: given.kind, answeredOn: standing.today, promisedFor },
    }),
    answer: { ...given, promisedFor },
    tells: [
      {
        to: 'askers',
        key: `answer ${given.id}`,
        title: 'You have an answer',
        words: `${answerInWords({ ...given, promisedFor })} ${given.words}`,
      },
    ],
  })
}

function faultOf(voice: Voice, given: GivenAnswer, today: IsoDate): Problem | undefined {
  const { kind, words, date, reasonCode, law } = given
  if (words.trim() === '') return wrong('words', 'Write the answer in words')
  if (kind === 'yes' || kind === 'not-yet') {
    if (date === undefined) return wrong('date', kind === 'yes' ? 'Say by when' : 'Say until when')
    if (date <= today) return wrong('date', 'The date must be in the future')
  }
  if (kind === 'not-yet' && voice.notYets >= mostNotYets) {
    return wrong('kind', '“Not yet” has been said twice. Say yes, no, or that it is done')
  }
  if (kind === 'no') {
    if (reasonCode === undefined) return wrong('reasonCode', 'Choose the reason')
    if ((reasonCode === 'law' || reasonCode === 'money') && (law ?? '').trim() === '') {
      return wrong(
        'law',
        reasonCode === 'law' ? 'Name the law or rule' : 'Say how much it would cost, and what there is',
      )
    }
  }
  return undefined
}

function wrong(field: string, message: string): Problem {
  return problem('invalid', 'wrong-answer', message, { fields: [{ field, message }] })
}

/** An answer as one plain sentence, before its own words. */
export function answerInWords({
  kind,
  promisedFor,
  reasonCode,
}: Readonly<{ kind: string; promisedFor: IsoDate | undefined; reasonCode: string | undefined }>): string {
  const day = promisedFor === undefined ? '' : showDate(promisedFor)
  if (kind === 'yes') return `Yes, by ${day}.`
  if (kind === 'done') return 'We have done it.'
  if (kind === 'not-yet') return `Not yet: until ${day}.`
  if (kind === 'handed-on') return 'Not ours: handed on.'
  if (kind === 'passed-on') return 'Passed on.'
  if (kind === 'closed') return 'Closed by the body, with this reason.'
  const reason = Object.entries(noReasons).find(([code]) => code === reasonCode)?.[1]
  return reason === undefined ? 'No.' : `No. ${reason}.`
}

/** The body closes what was not settled a second time, with a reason that is shown for ever. */
export function closeWithReason(
  voice: Voice,
  { reason, answerId }: Readonly<{ reason: string; answerId: string }>,
  standing: Standing,
): Result<VoiceDecision, Problem> {
  return step(voice, 'close', standing, {
    reason,
    answer: {
      id: answerId,
      kind: 'closed',
      words: reason,
      reasonCode: undefined,
      law: undefined,
      promisedFor: undefined,
    },
    tells: [
      {
        to: 'askers',
        key: `close ${answerId}`,
        title: 'It was closed, and you had said it is not settled',
        words: reason,
      },
    ],
  })
}
