import { problem, type Problem } from '../../core/problem.ts'
import { ok, type Result } from '../../core/result.ts'
import { decide } from '../../core/state-machine.ts'
import type { IsoDate } from '../../core/iso-date.ts'
import type { WorkingCalendar } from '../../core/working-days.ts'
import type { AnswerKind, Asker, Voice } from './voice.domain.ts'
import { voiceStates, type VoiceActor, type VoiceEvent, type VoiceGuard } from './voice.states.ts'

/** Who is told of something: everybody who asks, whoever owes the answer, the broker, or one person. */
export type Told = 'askers' | 'owner' | 'broker' | Readonly<{ personId: string }>

/** A message to write. `key` with the one it goes to names it for ever: the same message is never written twice. */
export type Tell = Readonly<{ to: Told; key: string; title: string; words: string }>

/** An answer to write down beside the voice. */
export type NewAnswer = Readonly<{
  id: string
  kind: AnswerKind | 'passed-on' | 'handed-on' | 'closed'
  words: string
  reasonCode: string | undefined
  law: string | undefined
  promisedFor: IsoDate | undefined
}>

/** What a rule decided: the voice as it will be, the steps there, who is told what, and an answer if one was given. */
export type VoiceDecision = Readonly<{
  thing: Voice
  steps: readonly Readonly<{ event: VoiceEvent; to: Voice['state']; reason?: string | undefined }>[]
  tells: readonly Tell[]
  answer?: NewAnswer
}>

/** All that a rule may look at: what the one who asks is to the voice, those who ask for it, today, and the calendar. */
export type Standing = Readonly<{
  who: readonly VoiceActor[]
  askers: readonly Asker[]
  today: IsoDate
  calendar: WorkingCalendar
}>

/** Guards of one attempt by name; one that is not named holds. */
export type Guards = Readonly<Partial<Record<VoiceGuard, boolean>>>

/**
 * One step by the table. `change` makes the voice as it will be, of the voice already in its new state. Refuses what the
 * table refuses; a guard that does not hold is told in the table's own words.
 */
export function step(
  voice: Voice,
  event: VoiceEvent,
  standing: Pick<Standing, 'who'>,
  {
    guards = {},
    reason,
    change = (moved) => moved,
    tells = [],
    answer,
  }: Readonly<{
    guards?: Guards
    reason?: string | undefined
    change?: (moved: Voice) => Voice
    tells?: readonly Tell[]
    answer?: NewAnswer
  }> = {},
): Result<VoiceDecision, Problem> {
  const decided = decide(voiceStates, {
    from: voice.state,
    event,
    who: standing.who,
    reason,
    guard: (name) => (guards[name] === false ? unmet(name) : undefined),
  })
  if (!decided.ok) return decided
  const { to } = decided.value
  const thing = change({ ...voice, state: to })
  return ok({ thing, steps: [{ event, to, reason }], tells, ...(answer && { answer }) })
}

function unmet(name: VoiceGuard): Problem {
  return problem('conflict', `needs-${name.replaceAll('_', '-')}`, 'This cannot be done now', {
    detail: `It takes: ${voiceStates.guards[name].toLowerCase()}.`,
  })
}
