import type { Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import { answerByFor, handOnReturns } from './voice-clock.domain.ts'
import { step, type Standing, type VoiceDecision } from './voice-decision.ts'
import type { Voice } from './voice.domain.ts'
import { showDate } from '../../core/iso-date.ts'

/** Somebody who answers: a post in words and the person who holds it. */
export type Holder = Readonly<{ personId: string; post: string }>

/** The broker found out who answers. The clock runs on from the day of opening. */
export function nameOwner(
  voice: Voice,
  owner: Holder,
  body: string,
  standing: Standing,
): Result<VoiceDecision, Problem> {
  return step(voice, 'own', standing, {
    guards: { nobody_yet: voice.owner.duty === 'find-owner' },
    change: (moved) => ({ ...moved, body, owner: { duty: 'answer', ...owner } }),
    tells: [
      {
        to: 'askers',
        key: `own ${owner.personId}`,
        title: 'We know who answers',
        words: `${owner.post} owes you an answer.`,
      },
    ],
  })
}

/** *Not ours*: handed to somebody else, with a reason. It stays with the owner until they take it over. */
export function handOn(
  voice: Voice,
  to: Holder,
  { reason, answerId }: Readonly<{ reason: string; answerId: string }>,
  standing: Standing,
): Result<VoiceDecision, Problem> {
  const returnsOn = handOnReturns(standing.today, standing.calendar)
  const words = `${voice.owner.post} says it is not theirs to answer, and asked: ${to.post}. Reason: ${reason}. If nobody takes it over by ${showDate(returnsOn)}, it goes back.`
  return step(voice, 'hand_on', standing, {
    guards: { not_handed: voice.handedTo === undefined },
    reason,
    change: (moved) => ({ ...moved, handedTo: { ...to, returnsOn } }),
    answer: {
      id: answerId,
      kind: 'handed-on',
      words: reason,
      reasonCode: undefined,
      law: undefined,
      promisedFor: undefined,
    },
    tells: [
      { to: 'askers', key: `hand-on ${answerId}`, title: 'It was handed on', words },
      { to: { personId: to.personId }, key: `hand-on ${answerId}`, title: 'A voice was handed to you', words },
    ],
  })
}

/** The one it was handed to says yes; the date to answer by stays. */
export function takeOver(voice: Voice, standing: Standing): Result<VoiceDecision, Problem> {
  const { handedTo } = voice
  return step(voice, 'take_over', standing, {
    change: (moved) =>
      handedTo === undefined
        ? moved
        : {
            ...moved,
            handedTo: undefined,
            owner: { duty: 'answer', post: handedTo.post, personId: handedTo.personId },
          },
    tells: [
      {
        to: 'askers',
        key: `take-over ${handedTo?.personId ?? ''} ${handedTo?.returnsOn ?? ''}`,
        title: 'Somebody took it over',
        words: `${handedTo?.post ?? ''} now owes you the answer. The date stays the same.`,
      },
    ],
  })
}

/** The broker tells what was passed on, to whom and what came back, where the body does not take part. */
export function passOn(
  voice: Voice,
  { note, answerId }: Readonly<{ note: string; answerId: string }>,
  standing: Standing,
): Result<VoiceDecision, Problem> {
  return step(voice, 'pass_on', standing, {
    guards: { passing: voice.owner.duty !== 'answer' },
    reason: note,
    change: (moved) => ({ ...moved, answerBy: undefined }),
    answer: {
      id: answerId,
      kind: 'passed-on',
      words: note,
      reasonCode: undefined,
      law: undefined,
      promisedFor: undefined,
    },
    tells: [{ to: 'askers', key: `pass-on ${answerId}`, title: 'Your words were passed on', words: note }],
  })
}

/** The body begins to answer: what waits becomes its queue with a new date, and those who asked are told. */
export function bodyJoins(
  voice: Voice,
  body: string,
  owner: Holder,
  standing: Standing,
): Result<VoiceDecision, Problem> {
  const answerBy = answerByFor(voice.kind, standing.today, standing.calendar)
  return step(voice, 'body_joins', standing, {
    guards: { passing: voice.owner.duty !== 'answer' },
    change: (moved) => ({ ...moved, body, answerBy, owner: { duty: 'answer', post: owner.post, personId: undefined } }),
    tells: [
      {
        to: 'askers',
        key: `body-joins ${answerBy}`,
        title: `${body} now answers here`,
        words: `You will have an answer by ${showDate(answerBy)}.`,
      },
    ],
  })
}
