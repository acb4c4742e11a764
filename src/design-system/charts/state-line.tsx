import { nowhere, type StateMachine } from '../../core/state-machine.ts'
import { Chart } from './chart.tsx'

/** Options of {@link StateLine}. */
export type StateLineProps = Readonly<{
  id: string
  title: string
  machine: StateMachine
  /** Where the thing stands now. */
  current?: string | undefined
  /** The steps it took, to draw them stronger. */
  taken?: readonly Readonly<{ from: string; to: string }>[] | undefined
}>

const rowHeight = 40
const lineX = 16
const labelX = 36
const arcX = 216
const width = 360

type Edge = Readonly<{ from: string; to: string }>

/** The moves that a table allows, each pair of states once; lines that only record something are left out. */
function movesOf(machine: StateMachine): readonly Edge[] {
  const moves = new Map<string, Edge>()
  for (const { from, to } of machine.transitions) if (from !== to) moves.set(`${from} ${to}`, { from, to })
  return [...moves.values()]
}

/**
 * The states that a thing goes through, drawn from its own table: one under another, an arc for each move. Where it
 * stands is filled; the moves it made are strong. The whole table stands below.
 */
export function StateLine({ id, title, machine, current, taken = [] }: StateLineProps) {
  const rows = [nowhere, ...Object.keys(machine.states)]
  const y = (state: string) => rows.indexOf(state) * rowHeight + rowHeight / 2
  const isTaken = (edge: Edge) => taken.some(({ from, to }) => from === edge.from && to === edge.to)
  const moves = movesOf(machine).toSorted((one, other) => Number(isTaken(one)) - Number(isTaken(other)))
  const here = current === undefined ? undefined : machine.states[current]?.label
  return (
    <Chart
      id={id}
      title={title}
      description={
        here === undefined
          ? 'Each move is in the table below.'
          : `It stands at: ${here}. Each move is in the table below.`
      }
      viewBox={`0 0 ${width} ${rows.length * rowHeight}`}
      classes="app-state-line"
      tableLabel="Show every move as a table"
      table={{
        caption: 'Who can do what, and when',
        captionClasses: 'govuk-visually-hidden',
        head: ['From', 'What happens', 'To', 'Who', 'What it takes'].map((text) => ({ text })),
        rows: machine.transitions.map(({ from, event, to, who, guard, reason }) =>
          [
            from === nowhere ? 'Start' : (machine.states[from]?.label ?? from),
            machine.events[event] ?? event,
            from === to ? 'No change' : (machine.states[to]?.label ?? to),
            who.map((actor) => machine.actors[actor] ?? 'the clock').join(', '),
            [guard && machine.guards[guard], reason && 'A reason'].filter(Boolean).join('. ') || 'Nothing more',
          ].map((text) => ({ text })),
        ),
      }}
    >
      {moves.map((edge) => (
        <Arc edge={edge} start={y(edge.from)} end={y(edge.to)} taken={isTaken(edge)} />
      ))}
      {rows.map((state) => (
        <g class={state === current ? 'app-state-line__state app-state-line__state--current' : 'app-state-line__state'}>
          <circle cx={lineX} cy={y(state)} r={state === nowhere ? 4 : 8} />
          <text x={labelX} y={y(state) + 5}>
            {state === nowhere ? 'Start' : machine.states[state]?.label}
            {state === current && ' (now)'}
          </text>
        </g>
      ))}
    </Chart>
  )
}

function Arc({ edge, start, end, taken }: Readonly<{ edge: Edge; start: number; end: number; taken: boolean }>) {
  const bulge = Math.min(width - 4, arcX + 16 + Math.abs(end - start) * 0.42)
  // Moves down leave a little below the middle and arrive a little above it, so that arrows do not meet.
  const [from, to] = end > start ? [start + 4, end - 4] : [start - 4, end + 4]
  return (
    <g class={taken ? 'app-state-line__move app-state-line__move--taken' : 'app-state-line__move'}>
      <path
        data-from={edge.from}
        data-to={edge.to}
        d={`M${arcX} ${from} C${bulge} ${from} ${bulge} ${to} ${arcX} ${to}`}
      />
      <path class="app-state-line__head" d={`M${arcX + 7} ${to - 4} L${arcX} ${to} L${arcX + 7} ${to + 4}`} />
    </g>
  )
}
