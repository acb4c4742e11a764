import type { SignedIn } from '../../platform/http/policy.ts'
import type { WorkProvider } from '../my-work/index.ts'
import { actorsOf } from './stewards.ts'
import type { Voice } from './voice.domain.ts'
import { voicePath, voiceQueuePath } from './voice.paths.ts'
import { voiceTitle } from './voice-words.ts'
import { listAskedBy, listVoices } from './voice.repository.ts'

const shown = 20

/** The codes of places at which somebody works on voices; `undefined` for everywhere. */
export function workingPlaces({ holdings }: SignedIn): readonly string[] | undefined {
  const working = holdings.filter(({ role }) => ['commissioner', 'broker', 'moderator', 'administrator'].includes(role))
  if (working.some(({ scope }) => scope.kind === 'everywhere')) return undefined
  return working.flatMap(({ scope }) => (scope.kind === 'place' ? [scope.id] : []))
}

const owes = (voice: Voice, who: SignedIn) => {
  const actors = actorsOf(voice, who, undefined)
  if (voice.state === 'held') return actors.includes('moderator')
  return actors.includes('receiver') || actors.includes(voice.owner.duty === 'answer' ? 'owner' : 'broker')
}

const item = (voice: Voice, note: string) => ({
  title: voiceTitle(voice, undefined),
  href: voicePath(voice.id),
  ...(voice.answerBy !== undefined && { due: voice.answerBy }),
  note,
})

/** What somebody owes to those who asked, and what they asked for themselves. */
export const voiceWork: WorkProvider = async (database, { who }) => {
  const places = workingPlaces(who)
  const { voices, total } =
    places?.length === 0
      ? { voices: [], total: 0 }
      : await listVoices(database, {
          states: ['held', 'open', 'reopened', 'not_settled'],
          ...(places !== undefined && { bodyPlaceCodes: places }),
          everything: true,
          order: 'due first',
          limit: shown,
        })
  const asked = await listAskedBy(database, who.personId)
  const owed = voices.filter((voice) => owes(voice, who)).map((voice) => item(voice, 'Somebody asked, and you answer'))
  const more = total > shown ? [{ title: `All ${total} voices to answer`, href: voiceQueuePath }] : []
  return { owe: [...owed, ...more], owed: asked.map((voice) => item(voice, 'You asked for this')) }
}
