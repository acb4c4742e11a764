import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes } from './options.ts'

/** What is wrong with one field. `visuallyHiddenText` is the word a screen reader hears first; `''` leaves it out. */
export type ErrorMessageOptions = Readonly<{
  text: ComponentChildren
  classes?: string | undefined
  attributes?: Attributes | undefined
  visuallyHiddenText?: string | undefined
}>

/** Options of {@link ErrorMessage}. */
export type ErrorMessageProps = Omit<ErrorMessageOptions, 'text'> &
  Readonly<{ id?: string | undefined; children?: ComponentChildren }>

/** What is wrong with one field and what to do, in one sentence. */
export function ErrorMessage({ id, classes, attributes, visuallyHiddenText = 'Error', children }: ErrorMessageProps) {
  return (
    <p id={id} class={join('govuk-error-message', classes)} {...attributes}>
      {hasContent(visuallyHiddenText) && (
        <>
          <span class="govuk-visually-hidden">{visuallyHiddenText}:</span>{' '}
        </>
      )}
      {children}
    </p>
  )
}
