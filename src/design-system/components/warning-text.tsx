import type { ComponentChildren } from 'preact'
import { join, type Attributes } from './options.ts'

/** Options of {@link WarningText}. */
export type WarningTextProps = Readonly<{
  iconFallbackText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}>

/** What a reader must know before going on. */
export function WarningText({ iconFallbackText, classes, attributes, children }: WarningTextProps) {
  return (
    <div class={join('govuk-warning-text', classes)} {...attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{iconFallbackText ?? 'Warning'}</span> {children}
      </strong>
    </div>
  )
}
