import type { ComponentChildren } from 'preact'
import { join, type Attributes } from './options.ts'

/** Options of {@link Details}. */
export type DetailsProps = Readonly<{
  summaryText: ComponentChildren
  children?: ComponentChildren
  open?: boolean | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** More about something, closed until it is wanted. Needs no script. */
export function Details({ summaryText, children, open, id, classes, attributes }: DetailsProps) {
  return (
    <details id={id} class={join('govuk-details', classes)} {...attributes} open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summaryText}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
