import { BandLegend, shade } from './band-legend.tsx'
import { Chart, type ChartWords } from './chart.tsx'
import { freeLabels } from './outline-labels.ts'
import { boxOf, frameRound, pathOf, type Ring } from './outline.ts'
import { bandOf, countBands, short } from './scale.ts'

/** One place on the map. */
export type OutlinedPlace = Readonly<{
  name: string
  rings: readonly Ring[]
  /** What is counted there; left out where the map shows places only. */
  value?: number | undefined
  href?: string | undefined
}>

/** Options of {@link OutlineMap}. */
export type OutlineMapProps = ChartWords &
  Readonly<{
    /** The place the map is about. */
    here: OutlinedPlace
    neighbours: readonly OutlinedPlace[]
    /** Degrees of longitude and of latitude that one step of the grid stands for. */
    grid: readonly [number, number]
    /** What is counted, if anything is. */
    unit?: string | undefined
    nameLabel?: string | undefined
  }>

function NameCell({ place }: Readonly<{ place: OutlinedPlace }>) {
  if (place.href === undefined) return <>{place.name}</>
  return (
    <a class="govuk-link" href={place.href}>
      {place.name}
    </a>
  )
}

/** One place among its neighbours, north upwards, in its true shape at its latitude; the neighbours go on past the edge. */
export function OutlineMap(props: OutlineMapProps) {
  const { here, neighbours, grid, unit } = props
  const all = [...neighbours, here]
  const frame = frameRound(boxOf(here.rings), grid, 300)
  const bands = countBands(all.map(({ value }) => value ?? 0))
  const shadeOf = (place: OutlinedPlace) => {
    if (unit !== undefined) return shade(bandOf(bands, place.value ?? 0), bands.length) || 'none'
    return place === here ? 4 : 'none'
  }
  const labels = freeLabels(frame, [here, ...neighbours])
  return (
    <Chart
      {...props}
      viewBox={`0 0 ${short(frame.width)} ${short(frame.height)}`}
      classes="app-chart--map app-chart--outline"
      legend={unit === undefined ? undefined : <BandLegend bands={bands} unit={unit} none="None" />}
      table={{
        caption: props.title,
        head: [
          { text: props.nameLabel ?? 'Place' },
          ...(unit === undefined ? [] : [{ text: unit, format: 'numeric' }]),
        ],
        firstCellIsHeader: true,
        rows: [here, ...neighbours].map((place) => [
          { text: <NameCell place={place} /> },
          ...(unit === undefined ? [] : [{ text: (place.value ?? 0).toLocaleString('en-GB'), format: 'numeric' }]),
        ]),
      }}
    >
      <g transform={frame.transform}>
        {all.map((place) => (
          <path
            class={`app-shade app-shade--${shadeOf(place)} app-outline${place === here ? ' app-outline--here' : ''}`}
            d={pathOf(place.rings)}
          >
            <title>
              {place.value === undefined ? place.name : `${place.name}: ${place.value.toLocaleString('en-GB')}`}
            </title>
          </path>
        ))}
      </g>
      {labels.map(({ name, x, y }) => (
        <text
          class={`app-outline__name${name === here.name ? ' app-outline__name--here' : ''}`}
          x={short(x)}
          y={short(y + 4)}
        >
          {name}
        </text>
      ))}
    </Chart>
  )
}
