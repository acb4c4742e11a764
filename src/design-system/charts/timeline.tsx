import { Chart, type ChartWords } from './chart.tsx'
import { linearScale, short, ticks } from './scale.ts'

/** What happened in one year. `text` replaces the plain number in the table. */
export type YearCount = Readonly<{ year: number; value: number; text?: string | undefined }>

/** Options of {@link Timeline}. */
export type TimelineProps = ChartWords &
  Readonly<{
    years: readonly YearCount[]
    /** What is counted: "records", "pounds". */
    unit: string
    yearLabel?: string | undefined
    /** How a tick is written; plain numbers if not given. */
    showTick?: ((value: number) => string) | undefined
  }>

const frame = { width: 420, height: 220, left: 44, right: 6, top: 18, bottom: 28 }

/** Every year from the first to the last, those in which nothing happened too. */
function everyYear(years: readonly YearCount[]): readonly YearCount[] {
  const known = new Map(years.map((one) => [one.year, one]))
  const first = Math.min(...known.keys())
  const last = Math.max(...known.keys())
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    return known.get(year) ?? { year, value: 0 }
  })
}

/** Columns by year from a line at zero, each with its figure where there is room. Nothing at all without a year. */
export function Timeline(props: TimelineProps) {
  if (props.years.length === 0) return null
  const years = everyYear(props.years)
  const marks = ticks(Math.max(...years.map(({ value }) => value)))
  const show = props.showTick ?? ((value: number) => value.toLocaleString('en-GB'))
  const base = frame.height - frame.bottom
  const y = linearScale([0, marks.at(-1) ?? 1], [base, frame.top])
  const step = (frame.width - frame.left - frame.right) / years.length
  const every = Math.ceil(40 / step)
  return (
    <Chart
      {...props}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      classes="app-chart--plot"
      table={{
        caption: props.title,
        head: [{ text: props.yearLabel ?? 'Year' }, { text: props.unit, format: 'numeric' }],
        firstCellIsHeader: true,
        rows: years.map(({ year, value, text }) => [
          { text: String(year) },
          { text: text ?? value.toLocaleString('en-GB'), format: 'numeric' },
        ]),
      }}
    >
      {marks.map((mark) => (
        <>
          <line
            class={mark === 0 ? 'app-axis app-axis--zero' : 'app-axis'}
            x1={frame.left}
            x2={frame.width - frame.right}
            y1={short(y(mark))}
            y2={short(y(mark))}
          />
          <text class="app-axis__words app-axis__words--end" x={frame.left - 6} y={short(y(mark) + 4)}>
            {show(mark)}
          </text>
        </>
      ))}
      {years.map(({ year, value }, index) => {
        const left = frame.left + index * step
        return (
          <>
            <rect
              class="app-column"
              x={short(left + step * 0.14)}
              y={short(y(value))}
              width={short(step * 0.72)}
              height={short(base - y(value))}
            >
              <title>{`${year}: ${show(value)}`}</title>
            </rect>
            {(years.length - 1 - index) % every === 0 && (
              <text class="app-axis__words app-axis__words--middle" x={short(left + step / 2)} y={base + 18}>
                {year}
              </text>
            )}
          </>
        )
      })}
    </Chart>
  )
}
