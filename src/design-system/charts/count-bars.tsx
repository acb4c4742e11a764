import type { ComponentChildren } from 'preact'
import { short } from './scale.ts'

/** One bar: what it counts and how many; `text` replaces the plain number ("£12,500"). */
export type CountBar = Readonly<{
  label: ComponentChildren
  value: number
  text?: string | undefined
  /** Drawn in the warm colour: it is about what people asked for. */
  asked?: boolean | undefined
}>

/** Options of {@link CountBars}. */
export type CountBarsProps = Readonly<{
  title: string
  bars: readonly CountBar[]
  labelHeading: string
  valueHeading: string
  /** The value that fills the whole width; the largest of the bars if not given. */
  full?: number | undefined
}>

/** Bars from zero with their labels and figures: a table that is its own picture, readable on any width and on paper. */
export function CountBars({ title, bars, labelHeading, valueHeading, full }: CountBarsProps) {
  const whole = full ?? Math.max(0, ...bars.map(({ value }) => value))
  return (
    <table class="govuk-table app-bars">
      <caption class="govuk-table__caption govuk-table__caption--s">{title}</caption>
      <thead class="govuk-table__head app-bars__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            {labelHeading}
          </th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric">
            {valueHeading}
          </th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {bars.map(({ label, value, text, asked }) => (
          <tr class="govuk-table__row app-bars__row">
            <th scope="row" class="govuk-table__header app-bars__label">
              {label}
              <svg class="app-bars__picture" width="100%" height="10" aria-hidden="true" focusable="false">
                <rect class="app-bars__whole" width="100%" height="10" />
                <rect
                  class={asked === true ? 'app-bars__part app-bars__part--asked' : 'app-bars__part'}
                  width={`${short(whole === 0 ? 0 : Math.max(0, Math.min(1, value / whole)) * 100)}%`}
                  height="10"
                />
              </svg>
            </th>
            <td class="govuk-table__cell govuk-table__cell--numeric app-bars__value">
              {text ?? value.toLocaleString('en-GB')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
