import { BandLegend, shade } from './band-legend.tsx'
import { Chart, type ChartWords } from './chart.tsx'
import { bandOf, countBands, short } from './scale.ts'

/** One place as a hexagon: column and row of an odd-r layout whose rows grow northwards, and what is counted there. */
export type Hexagon = Readonly<{ q: number; r: number; name: string; value: number; href?: string | undefined }>

/** Options of {@link HexMap}. */
export type HexMapProps = ChartWords &
  Readonly<{
    hexagons: readonly Hexagon[]
    /** What is counted, for the table's column and the legend: "practices in use". */
    unit: string
    /** The place the reader asked about, by name; drawn with a thick edge. */
    here?: string | undefined
    /** Whether the count stands in the hexagon; only where the map is large. */
    showValues?: boolean | undefined
    nameLabel?: string | undefined
    noneLabel?: string | undefined
  }>

const size = 10
const width = size * Math.sqrt(3)

function centre({ q, r }: Hexagon): readonly [number, number] {
  const isOdd = Math.abs(r % 2) === 1
  return [width * (q + (isOdd ? 0.5 : 0)), -1.5 * size * r]
}

/** The six corners, point upwards, a little apart from the neighbours'. */
function outline(): string {
  const corners = Array.from({ length: 6 }, (_, index) => {
    const angle = (Math.PI / 3) * index + Math.PI / 6
    return `${short((size - 0.4) * Math.cos(angle))},${short((size - 0.4) * Math.sin(angle))}`
  })
  return corners.join(' ')
}

function byValue(one: Hexagon, other: Hexagon): number {
  return other.value - one.value || one.name.localeCompare(other.name, 'en-GB')
}

/** A country with one hexagon for each place, darker where there is more; every place is as large as every other. */
export function HexMap(props: HexMapProps) {
  const { hexagons, unit, here, id } = props
  const bands = countBands(hexagons.map(({ value }) => value))
  const centres = hexagons.map(centre)
  const [left, top] = [0, 1].map((axis) => Math.min(...centres.map((point) => point[axis] ?? 0)) - size - 2)
  const [right, bottom] = [0, 1].map((axis) => Math.max(...centres.map((point) => point[axis] ?? 0)) + size + 2)
  const box = [left ?? 0, top ?? 0, (right ?? 0) - (left ?? 0), (bottom ?? 0) - (top ?? 0)].map(short).join(' ')
  const shown = hexagons.filter(({ value }) => value > 0).toSorted(byValue)
  return (
    <Chart
      {...props}
      viewBox={box}
      classes="app-chart--map"
      legend={<BandLegend bands={bands} unit={unit} none={props.noneLabel ?? 'None'} />}
      table={{
        caption: props.title,
        head: [{ text: props.nameLabel ?? 'Place' }, { text: unit, format: 'numeric' }],
        firstCellIsHeader: true,
        rows: shown.map(({ name, value, href }) => [
          {
            text:
              href === undefined ? (
                name
              ) : (
                <a class="govuk-link" href={href}>
                  {name}
                </a>
              ),
          },
          { text: value.toLocaleString('en-GB'), format: 'numeric' },
        ]),
      }}
    >
      <defs>
        <polygon id={`${id}-hexagon`} points={outline()} />
      </defs>
      {hexagons.map((hexagon, index) => {
        const [x, y] = centres[index] ?? [0, 0]
        const level = shade(bandOf(bands, hexagon.value), bands.length)
        return (
          <use href={`#${id}-hexagon`} x={short(x)} y={short(y)} class={`app-shade app-shade--${level || 'none'}`}>
            {hexagon.value > 0 && <title>{`${hexagon.name}: ${hexagon.value.toLocaleString('en-GB')}`}</title>}
          </use>
        )
      })}
      {hexagons.map((hexagon, index) => {
        const [x, y] = centres[index] ?? [0, 0]
        if (hexagon.name === here) {
          return <use href={`#${id}-hexagon`} x={short(x)} y={short(y)} class="app-shade__here" />
        }
        return null
      })}
      {props.showValues === true &&
        hexagons.map((hexagon, index) => {
          const [x, y] = centres[index] ?? [0, 0]
          const level = shade(bandOf(bands, hexagon.value), bands.length)
          if (level === 0 || hexagon.value > 999) return null
          return (
            <text x={short(x)} y={short(y + 3)} class={`app-shade__value app-shade__value--${level}`}>
              {hexagon.value}
            </text>
          )
        })}
    </Chart>
  )
}
