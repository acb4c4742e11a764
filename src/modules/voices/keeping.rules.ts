import type { Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import { clock } from '../../core/state-machine.ts'
import { showDate } from '../../core/iso-date.ts'
import { endJudging } from './verdict.rules.ts'
import type { DueEvent } from './voice-clock.domain.ts'
import { step, type Standing, type VoiceDecision } from './voice-decision.ts'
import type { Asker, Voice } from './voice.domain.ts'

/** The rules that a voice may be hidden under. Criticism of a body is none of them. */
export const hidingRules = {
  'names-somebody': 'It names or describes somebody who did not agree',
  contact: 'It holds an address, an e-mail or a telephone number',
  threat: 'It threatens or harasses somebody',
  unlawful: 'The law does not allow it',
  spam: 'It advertises, or is the same text many times',
} as const

/** One of {@link hidingRules}. */
export type HidingRule = keyof typeof hidingRules

/** A moderator hides a voice under a rule; its author still reads it and may appeal. */
export function hideVoice(voice: Voice, rule: HidingRule, standing: Standing): Result<VoiceDecision, Problem> {
  return step(voice, 'hide', standing, {
    guards: { visible: voice.hiddenUnder === undefined },
    reason: hidingRules[rule],
    change: (moved) => ({ ...moved, hiddenUnder: rule }),
    tells: [
      {
        to: 'askers',
        key: `hide ${voice.version}`,
        title: 'It was hidden',
        words: `${hidingRules[rule]}. You can still read it here, and ask that another moderator looks at it.`,
      },
    ],
  })
}

/** Another look showed that the rule does not fit. */
export function restoreVoice(voice: Voice, reason: string, standing: Standing): Result<VoiceDecision, Problem> {
  return step(voice, 'restore', standing, {
    guards: { hidden: voice.hiddenUnder !== undefined },
    reason,
    change: (moved) => ({ ...moved, hiddenUnder: undefined }),
    tells: [{ to: 'askers', key: `restore ${voice.version}`, title: 'It is shown again', words: reason }],
  })
}

/** Joins a voice with another about the same. Those who asked keep their words and are told where they are now. */
export function mergeVoice(
  voice: Voice,
  into: Voice,
  reason: string,
  standing: Standing,
): Result<VoiceDecision, Problem> {
  const fits = into.id !== voice.id && into.placeCode === voice.placeCode && into.isPrivate === voice.isPrivate
  const isOpen = into.state === 'open' || into.state === 'reopened'
  return step(voice, 'merge', standing, {
    guards: { another: fits && isOpen },
    reason,
    change: (moved) => ({ ...moved, mergedInto: into.id }),
    tells: [
      {
        to: 'askers',
        key: `merge ${into.id}`,
        title: 'What you asked for was joined with another voice',
        words: `${reason}. Your words are kept as you wrote them, and the answer comes to you too.`,
      },
    ],
  })
}

/** Somebody asks for it too. */
export function joinVoice(voice: Voice, isNew: boolean, standing: Standing): Result<VoiceDecision, Problem> {
  return step(voice, 'join', standing, { guards: { new_here: isNew } })
}

/** What a date brings about. */
export function letClockAct(
  voice: Voice,
  { event, key }: DueEvent,
  askers: readonly Asker[],
): Result<VoiceDecision, Problem> {
  const by = { who: [clock] } as const
  const date = voice.answerBy === undefined ? '' : showDate(voice.answerBy)
  switch (event) {
    case 'remind':
      return step(voice, event, by, {
        tells: [{ to: 'owner', key, title: `An answer is owed by ${date}`, words: voice.words }],
      })
    case 'fall_due':
      return step(voice, event, by, {
        tells: [
          {
            to: 'owner',
            key,
            title: `An answer was owed by ${date}`,
            words: 'It is shown as overdue until it is answered.',
          },
          {
            to: 'askers',
            key,
            title: 'The answer is late',
            words: `You were owed an answer by ${date}. It is shown in public as overdue.`,
          },
        ],
      })
    case 'come_back':
      return step(voice, event, by, {
        change: (moved) => ({ ...moved, handedTo: undefined }),
        tells: [
          { to: 'owner', key, title: 'It came back to you', words: 'Nobody took it over within five working days.' },
        ],
      })
    case 'ask_verdict':
      return step(voice, event, by, {
        tells: [
          {
            to: 'askers',
            key,
            title: 'Does the answer settle it?',
            words:
              'Say settled, partly or not settled. Without a word from you it is recorded that no verdict was given.',
          },
        ],
      })
    case 'promise_due':
      return step(voice, event, by, {
        tells: [
          {
            to: 'askers',
            key,
            title: 'Did it happen?',
            words: `It was promised for ${voice.answer?.promisedFor === undefined ? '' : showDate(voice.answer.promisedFor)}.`,
          },
        ],
      })
    case 'settle':
    case 'no_verdict':
    default:
      return endJudging(voice, event, askers)
  }
}
