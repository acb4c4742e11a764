import type { ComponentChildren } from 'preact'
import { Scroll } from '../patterns/scroll.tsx'
import { short } from './scale.ts'

/** One cell: how many, where that leads, and how many of them are drawn as outlined. */
export type GapCell = Readonly<{
  value: number
  outlined?: number | undefined
  href?: string | undefined
  label: string
}>

/** One row of the map. */
export type GapRow = Readonly<{
  label: ComponentChildren
  cells: readonly GapCell[]
  /** Plain words after the cells. */
  more?: readonly ComponentChildren[] | undefined
}>

/** Options of {@link GapMap}. */
export type GapMapProps = Readonly<{
  title: string
  rowHeading: string
  columns: readonly string[]
  moreColumns?: readonly string[] | undefined
  rows: readonly GapRow[]
  /** What stands in an empty cell. */
  emptyWord: string
}>

const radius = 17
const box = 2 * radius + 4

/** By the logarithm, so that one cell with hundreds leaves the others to be told apart; the figure stands beside it. */
function Disc({ value, most }: Readonly<{ value: number; most: number }>) {
  const size = short(radius * (Math.log1p(value) / Math.log1p(most)))
  return (
    <svg
      class="app-gaps__picture"
      viewBox={`0 0 ${box} ${box}`}
      width={box}
      height={box}
      aria-hidden="true"
      focusable="false"
    >
      <circle class="app-gaps__disc" cx={box / 2} cy={box / 2} r={size} />
    </svg>
  )
}

/** Where there is much and where there is nothing: a table whose cells hold a disc as large as their figure. */
export function GapMap(props: GapMapProps) {
  const most = Math.max(1, ...props.rows.flatMap(({ cells }) => cells.map(({ value }) => value)))
  return (
    <Scroll label={props.title}>
      <table class="govuk-table app-gaps">
        <caption class="govuk-table__caption govuk-table__caption--m">{props.title}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {[props.rowHeading, ...props.columns, ...(props.moreColumns ?? [])].map((heading) => (
              <th scope="col" class="govuk-table__header">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {props.rows.map((row) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                {row.label}
              </th>
              {row.cells.map((cell) => (
                <td class={cell.value === 0 ? 'govuk-table__cell app-gaps__empty' : 'govuk-table__cell'}>
                  {cell.value === 0 ? props.emptyWord : <Filled cell={cell} most={most} />}
                </td>
              ))}
              {row.more?.map((words) => (
                <td class="govuk-table__cell">{words}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Filled({ cell, most }: Readonly<{ cell: GapCell; most: number }>) {
  const figure = cell.value.toLocaleString('en-GB')
  return (
    <span class="app-gaps__cell">
      <Disc value={cell.value} most={most} />
      {cell.href === undefined ? (
        figure
      ) : (
        <a class="govuk-link" href={cell.href}>
          {figure}
          <span class="govuk-visually-hidden"> {cell.label}</span>
        </a>
      )}
    </span>
  )
}
