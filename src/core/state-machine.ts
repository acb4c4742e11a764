import { problem, type Problem } from './problem.ts'
import { ok, refuse, type Result } from './result.ts'

/** Where a thing comes from that does not exist yet. */
export const nowhere = 'nowhere'

/** Who may bring about a transition that no person does: a date has come. */
export const clock = 'clock'

/** One line of a state table. A line whose `to` is its `from` records something without moving the thing. */
export type Transition<
  State extends string = string,
  Event extends string = string,
  Actor extends string = string,
  Guard extends string = string,
> = Readonly<{
  from: State | typeof nowhere
  event: Event
  to: State
  who: readonly (Actor | typeof clock)[]
  /** The name of what must be true besides. */
  guard?: Guard | undefined
  /** A reason must be given and is kept. */
  reason?: boolean | undefined
}>

/** A state table with the words that pages use for it. */
export type StateMachine<
  State extends string = string,
  Event extends string = string,
  Actor extends string = string,
  Guard extends string = string,
> = Readonly<{
  /** What goes through the states, such as `voice`. */
  subject: string
  /** What people read for each state; a terminal one has no way out, though things may still be noted about it. */
  states: Readonly<Record<State, Readonly<{ label: string; terminal?: boolean }>>>
  events: Readonly<Record<Event, string>>
  actors: Readonly<Record<Actor, string>>
  /** What each guard asks for, as a sentence. */
  guards: Readonly<Record<Guard, string>>
  transitions: readonly Transition<State, Event, Actor, Guard>[]
}>

/** A line as it is written down: several `from` stand for a line each, and `to: 'same'` leaves the state as it is. */
type WrittenTransition<State extends string, Event extends string, Actor extends string, Guard extends string> = Omit<
  Transition<State, Event, Actor, Guard>,
  'from' | 'to'
> &
  Readonly<{ from: State | typeof nowhere | readonly State[]; to: State | 'same' }>

/**
 * Makes a machine of its table. Throws where the table contradicts itself, since that is a mistake in the program: a
 * terminal state that is left, another that cannot be, a state that nothing reaches.
 */
export function defineStateMachine<
  const State extends string,
  const Event extends string,
  const Actor extends string,
  const Guard extends string,
>(
  table: Omit<StateMachine<State, Event, Actor, Guard>, 'transitions'> &
    Readonly<{
      transitions: readonly WrittenTransition<NoInfer<State>, NoInfer<Event>, NoInfer<Actor>, NoInfer<Guard>>[]
    }>,
): StateMachine<State, Event, Actor, Guard> {
  const transitions = table.transitions.flatMap(expand)
  const machine = { ...table, transitions }
  const fault = faultOf(machine)
  if (fault !== undefined) throw new Error(`The states of a ${table.subject}: ${fault}`)
  return machine
}

function expand<State extends string, Event extends string, Actor extends string, Guard extends string>({
  from,
  to,
  ...line
}: WrittenTransition<State, Event, Actor, Guard>): readonly Transition<State, Event, Actor, Guard>[] {
  const starts: readonly (State | typeof nowhere)[] = typeof from === 'string' ? [from] : from
  return starts.flatMap((start) => {
    if (to !== 'same') return [{ ...line, from: start, to }]
    return start === nowhere ? [] : [{ ...line, from: start, to: start }]
  })
}

function faultOf({ states, transitions }: StateMachine): string | undefined {
  // A line that only records something neither reaches a state nor leaves it.
  const moves = transitions.filter(({ from, to }) => from !== to)
  const reached = new Set(moves.map(({ to }) => to))
  const left = new Set(moves.map(({ from }) => from))
  const used = new Set(transitions.map(({ from }) => from))
  for (const [state, { terminal = false }] of Object.entries(states)) {
    if (!reached.has(state)) return `nothing leads to ${state}`
    if (terminal && left.has(state)) return `${state} is the end, and something leaves it`
    if (!terminal && !used.has(state)) return `${state} is not the end, and nothing leaves it`
  }
  return transitions.find(({ who }) => who.length === 0) && 'a line says nobody may do it'
}

/** What somebody wants to happen. */
export type Attempt<State extends string, Event extends string, Actor extends string, Guard extends string> = Readonly<{
  from: State | typeof nowhere
  event: Event
  /** All that the one who asks is to this thing, or the clock. */
  who: readonly (Actor | typeof clock)[]
  reason?: string | undefined
  /** Says why a guard does not hold; `undefined` if it does. */
  guard?: (name: Guard) => Problem | undefined
}>

/**
 * The line of the table that an attempt follows: the first of its state and event that this person may and whose guard
 * holds. Refuses with the nearest reason: the state, then the person, then the guard, then a missing reason.
 */
export function decide<State extends string, Event extends string, Actor extends string, Guard extends string>(
  machine: StateMachine<State, Event, Actor, Guard>,
  { from, event, who, reason, guard = () => undefined }: Attempt<State, Event, Actor, Guard>,
): Result<Transition<State, Event, Actor, Guard>, Problem> {
  const possible = machine.transitions.filter((line) => line.from === from && line.event === event)
  if (possible.length === 0) return refuse(notFrom(machine, from))
  const allowed = possible.filter((line) => line.who.some((actor) => who.includes(actor)))
  if (allowed.length === 0) return refuse(notYours(machine, possible))
  let refusal: Problem | undefined
  for (const line of allowed) {
    const against = line.guard === undefined ? undefined : guard(line.guard)
    refusal ??= against
    if (against !== undefined) continue
    if (line.reason === true && (reason ?? '').trim() === '') return refuse(reasonMissing)
    return ok(line)
  }
  return refuse(refusal ?? notFrom(machine, from))
}

/** What may happen next: every event that leads on from a state, once. */
export function eventsFrom<State extends string, Event extends string, Actor extends string, Guard extends string>(
  machine: StateMachine<State, Event, Actor, Guard>,
  state: State,
  who?: readonly (Actor | typeof clock)[],
): readonly Event[] {
  const lines = machine.transitions.filter(
    (line) => line.from === state && (who === undefined || line.who.some((actor) => who.includes(actor))),
  )
  return [...new Set(lines.map(({ event }) => event))]
}

const reasonMissing = problem('invalid', 'reason-missing', 'Give a reason', {
  detail: 'It is kept, and the people it concerns can read it.',
  fields: [{ field: 'reason', message: 'Give a reason' }],
})

function notFrom({ subject, states }: StateMachine, from: string): Problem {
  const label = states[from]?.label.toLowerCase() ?? 'not there yet'
  return problem('conflict', 'not-in-this-state', `This cannot be done now`, {
    detail: `The ${subject} is: ${label}. It may have changed while you were reading.`,
  })
}

function notYours({ actors }: StateMachine, possible: readonly Transition[]): Problem {
  const others = [...new Set(possible.flatMap(({ who }) => who))].map((who) => actors[who] ?? 'the clock')
  return problem('forbidden', 'not-yours-to-do', 'Somebody else must do this', {
    detail: `This can be done by: ${others.join(', ')}.`,
  })
}
