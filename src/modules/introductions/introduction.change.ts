import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { clock } from '../../core/state-machine.ts'
import type { IsoDate } from '../../core/iso-date.ts'
import { decideOn, stillToAgree, type Circumstances, type Introduction, type Outcome } from './introduction.domain.ts'
import type { IntroductionActor, IntroductionEvent } from './introduction.states.ts'

/** Something that somebody wants to happen to an introduction. */
export type Wanted = Readonly<{
  event: IntroductionEvent
  who: readonly (IntroductionActor | typeof clock)[]
  /** The person who does it; missing for the clock. */
  personId?: string | undefined
  reason?: string | undefined
  noRoom?: Problem | undefined
  conversation?: boolean | undefined
  outcome?: Outcome | undefined
  outcomeWords?: string | undefined
  revisitOn?: IsoDate | undefined
}>

/** What an introduction is after an event, and the state that the event led to. Pure: refuses what the table refuses. */
export function changed(
  introduction: Introduction,
  wanted: Wanted,
  now: Date,
): Result<Readonly<{ introduction: Introduction; event: IntroductionEvent }>, Problem> {
  const event = eventFor(introduction, wanted)
  const isClock = wanted.who.length === 1 && wanted.who[0] === clock
  if (isClock && introduction.rung.includes(event)) return refuse(hasRung)
  const circumstances: Circumstances = wanted
  const decided = decideOn(introduction, event, circumstances)
  if (!decided.ok) return refuse(decided.problem)
  const rung = isClock ? [...introduction.rung, event] : introduction.rung
  const effects = effect(introduction, { ...wanted, event }, now)
  return ok({ introduction: { ...introduction, ...effects, rung, state: decided.value.to }, event })
}

/** The first of two to say yes agrees; the last one's yes is the acceptance. */
function eventFor(introduction: Introduction, { event }: Wanted): IntroductionEvent {
  return event === 'accept' && stillToAgree(introduction).length > 1 ? 'agree' : event
}

function effect(introduction: Introduction, wanted: Wanted, now: Date): Partial<Introduction> {
  const { first, second } = introduction
  switch (wanted.event) {
    case 'join':
      return { receivedAt: now }
    case 'agree':
    case 'accept': {
      const agreed = { personId: wanted.personId, agreedAt: now }
      const isSecond = wanted.who.includes('second') && second.agreedAt === undefined
      const sides = isSecond ? { second: { ...second, ...agreed } } : { first: { ...first, ...agreed } }
      return { ...sides, ...(wanted.event === 'accept' && { answeredAt: now, acceptedAt: now }) }
    }
    case 'decline':
      return { answeredAt: now }
    case 'close':
      return { closedAt: now }
    case 'conclude':
      return {
        closedAt: now,
        outcome: wanted.outcome,
        outcomeWords: wanted.outcomeWords,
        revisitOn: wanted.revisitOn,
      }
    case 'ask':
    case 'propose':
    case 'look':
    case 'tell_not_found':
    case 'remind':
    case 'fall_due':
    case 'expire':
    case 'withdraw':
    case 'log':
    case 'stall':
    case 'not_yet':
    case 'add_view':
    case 'ask_after':
    case 'answer_after':
    default:
      return {}
  }
}

const hasRung = problem('conflict', 'has-rung', 'This clock has rung already')
