import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { clock } from '../../core/state-machine.ts'
import { addWorkingDays } from '../../core/working-days.ts'
import { answerByFor } from './voice-clock.domain.ts'
import { step, type Standing, type VoiceDecision } from './voice-decision.ts'
import type { Asker, Verdict, Voice } from './voice.domain.ts'

/** A verdict with the asker as they will be. */
export type VerdictDecision = VoiceDecision & Readonly<{ asker: Asker }>

const reopenedDays = 10

/**
 * One asker says whether the answer settles it. It is settled when all who ask say so. The first *partly* or *not settled*
 * opens it again with an owner above the first; the second puts it on the public list.
 */
export function giveVerdict(
  voice: Voice,
  asker: Asker,
  given: Readonly<{ verdict: Verdict; words: string | undefined }>,
  standing: Standing,
): Result<VerdictDecision, Problem> {
  const { answer } = voice
  if (answer === undefined) return refuse(nothingToJudge)
  const judged: Asker = {
    ...asker,
    verdict: given.verdict,
    verdictWords: given.words,
    verdictAnswerId: answer.id,
  }
  const decided = given.verdict === 'settled' ? settle(voice, judged, standing) : doubt(voice, judged, standing)
  return decided.ok ? ok({ ...decided.value, asker: judged }) : decided
}

const nothingToJudge = problem('conflict', 'no-answer-yet', 'There is no answer yet', {
  detail: 'You will be told when there is one, and then you can say whether it settles the matter.',
})

function settle(voice: Voice, judged: Asker, standing: Standing): Result<VoiceDecision, Problem> {
  const others = standing.askers.filter(({ id, withdrewAt }) => id !== judged.id && withdrewAt === undefined)
  const all = others.every((one) => one.verdict === 'settled' && one.verdictAnswerId === voice.answer?.id)
  return step(voice, 'settle', standing, {
    guards: { all_settled: all },
    tells: all ? [{ to: 'owner', key: `settled ${voice.answer?.id ?? ''}`, title: 'It is settled', words: '' }] : [],
  })
}

function doubt(voice: Voice, judged: Asker, standing: Standing): Result<VoiceDecision, Problem> {
  const isFirst = voice.reopenings === 0
  const answerBy = addWorkingDays(standing.today, reopenedDays, standing.calendar)
  const key = `doubt ${voice.answer?.id ?? ''}`
  const said = judged.verdict === 'partly' ? 'it settles the matter only partly' : 'it does not settle the matter'
  return step(voice, 'doubt', standing, {
    guards: { first_doubt: isFirst },
    change: (moved) =>
      moved.state === 'reopened'
        ? {
            ...moved,
            reopenings: voice.reopenings + 1,
            answerBy,
            owner: { duty: 'answer', post: postAbove(voice.owner.post), personId: undefined },
          }
        : moved,
    tells: isFirst
      ? [
          { to: 'owner', key, title: 'Opened again', words: `Somebody who asked says that ${said}.` },
          {
            to: 'askers',
            key,
            title: 'It is open again',
            words: `Somebody who asked says that ${said}. Somebody above the first owner answers now.`,
          },
        ]
      : [{ to: 'owner', key, title: 'Now on the public list', words: `Somebody who asked says again that ${said}.` }],
  })
}

/** Who answers the second time. */
export function postAbove(post: string): string {
  return post.startsWith('Whoever is in charge of: ') ? post : `Whoever is in charge of: ${post}`
}

/** The clock ends an answer that not all have judged: settled if those who spoke said so, else without a verdict. */
export function endJudging(
  voice: Voice,
  event: 'settle' | 'no_verdict',
  askers: readonly Asker[],
): Result<VoiceDecision, Problem> {
  const spoke = askers.some(({ verdictAnswerId }) => verdictAnswerId === voice.answer?.id)
  return step(voice, event, { who: [clock] }, { guards: { no_word: !spoke, all_settled: spoke } })
}

/** An asker says whether what was promised happened; the date must have passed. */
export function tellKept(voice: Voice, isKept: boolean, standing: Standing): Result<VoiceDecision, Problem> {
  const promisedFor = voice.answer?.promisedFor
  return step(voice, 'tell_kept', standing, {
    guards: { promised: promisedFor !== undefined && promisedFor < standing.today },
    tells: [
      {
        to: 'owner',
        key: `kept ${voice.answer?.id ?? ''} ${isKept ? 'yes' : 'no'}`,
        title: isKept ? 'The promise was kept' : 'Somebody says that the promise was not kept',
        words: voice.words,
      },
    ],
  })
}

/** Ends somebody's part in it. With others the voice goes on; alone it ends it. */
export function withdraw(voice: Voice, asker: Asker, standing: Standing): Result<VerdictDecision, Problem> {
  const isAlone = standing.askers.every(({ id, withdrewAt }) => id === asker.id || withdrewAt !== undefined)
  const decided = step(voice, 'withdraw', standing, { guards: { alone: isAlone, shared: !isAlone } })
  return decided.ok ? ok({ ...decided.value, asker }) : decided
}

/** Opens what was said: from this day somebody owes an answer by a date. */
export function openVoice(voice: Voice, standing: Standing): Result<VoiceDecision, Problem> {
  const answerBy = answerByFor(voice.kind, standing.today, standing.calendar)
  return step(voice, 'open', standing, {
    guards: { placed: voice.placeCode !== '' },
    change: (moved) => ({ ...moved, openedOn: standing.today, answerBy }),
    tells: [
      {
        to: voice.owner.duty === 'answer' ? 'owner' : 'broker',
        key: 'opened',
        title: voice.owner.duty === 'answer' ? 'Somebody asks you' : 'Somebody asks, and it is to be passed on',
        words: voice.words,
      },
    ],
  })
}
