import type { ChartWords } from './chart.tsx'
import { Chart } from './chart.tsx'
import type { TableProps } from '../components/table.tsx'

/** One box of the picture. */
export type GraphBox = Readonly<{
  key: string
  /** Counts from 0, from left to right. */
  column: number
  /** A word above the name: what sort of thing it is. */
  kind: string
  name: string
  /** Drawn with the warm edge: where the reader came from. */
  isMarked?: boolean | undefined
}>

/** Options of {@link LayeredGraph}. Lines name boxes by their keys; one that leads to a column at its left is drawn below. */
export type LayeredGraphProps = ChartWords &
  Readonly<{ boxes: readonly GraphBox[]; lines: readonly Readonly<{ from: string; to: string }>[]; table: TableProps }>

const box = { width: 137, height: 76, across: 22, down: 12, margin: 3 }
const lineLength = 19
const mostLines = 3

const cut = (line: string, goesOn: boolean) =>
  line.length > lineLength || goesOn ? `${line.slice(0, lineLength - 1).trimEnd()}…` : line

/** A name in at most three lines; the whole of it is in the title that a pointer shows, and in the table. */
export function boxLines(name: string): readonly string[] {
  const lines: string[] = []
  for (const word of name.split(/\s+/)) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && joined.length <= lineLength) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines.slice(0, mostLines).map((line, at) => cut(line, at === mostLines - 1 && lines.length > mostLines))
}

type Placed = GraphBox & Readonly<{ x: number; y: number }>

/** Columns in their order without empty ones, each centred on the tallest. */
function place(
  boxes: readonly GraphBox[],
): Readonly<{ placed: ReadonlyMap<string, Placed>; width: number; height: number }> {
  const columns = [...Map.groupBy(boxes, ({ column }) => column)].toSorted(([one], [other]) => one - other)
  const tall = (count: number) => count * box.height + (count - 1) * box.down
  const height = Math.max(0, ...columns.map(([, list]) => tall(list.length)))
  const placed = columns.flatMap(([, list], at) =>
    list.map((one, row): Placed => ({
      ...one,
      x: box.margin + at * (box.width + box.across),
      y: box.margin + (height - tall(list.length)) / 2 + row * (box.height + box.down),
    })),
  )
  const width = columns.length * (box.width + box.across) - box.across + 2 * box.margin
  return { placed: new Map(placed.map((one) => [one.key, one])), width, height: height + 2 * box.margin }
}

/** Boxes in columns from left to right with the lines between them, and the same as a table. */
export function LayeredGraph(props: LayeredGraphProps) {
  const { placed, width, height } = place(props.boxes)
  const ways = props.lines.flatMap(({ from, to }) => {
    const [start, end] = [placed.get(from), placed.get(to)]
    return start === undefined || end === undefined ? [] : [{ start, end }]
  })
  const goesBack = ways.some(({ start, end }) => end.x <= start.x)
  const below = height + 14
  return (
    <Chart
      {...props}
      viewBox={`0 0 ${width} ${goesBack ? below + 14 : height}`}
      classes="app-chart--graph"
      readableWidth={width}
    >
      {ways.map(({ start, end }) => (
        <path
          class={end.x <= start.x ? 'app-graph__line app-graph__line--back' : 'app-graph__line'}
          d={way(start, end, below)}
        />
      ))}
      {[...placed.values()].map((one) => (
        <Box box={one} />
      ))}
    </Chart>
  )
}

function way(start: Placed, end: Placed, below: number): string {
  const [x1, y1] = [start.x + box.width, start.y + box.height / 2]
  const y2 = end.y + box.height / 2
  if (end.x > start.x) {
    const bend = box.across / 2
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${end.x - bend} ${y2} ${end.x} ${y2}`
  }
  const [under, foot] = [start.x + box.width / 2, end.x + box.width / 2]
  return `M${under} ${start.y + box.height}V${below}H${foot}V${end.y + box.height}`
}

function Box({ box: { x, y, kind, name, isMarked } }: Readonly<{ box: Placed }>) {
  return (
    <g>
      <title>{`${kind}: ${name}`}</title>
      <rect
        class={isMarked === true ? 'app-graph__box app-graph__box--marked' : 'app-graph__box'}
        x={x}
        y={y}
        width={box.width}
        height={box.height}
        rx="3"
      />
      <text class="app-graph__kind" x={x + 9} y={y + 17}>
        {kind}
      </text>
      {boxLines(name).map((line, index) => (
        <text class="app-graph__name" x={x + 9} y={y + 34 + index * 16}>
          {line}
        </text>
      ))}
    </g>
  )
}
