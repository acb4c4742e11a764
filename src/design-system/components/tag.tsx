import type { ComponentChildren } from 'preact'
import { join, type Attributes } from './options.ts'

/** Options of {@link Tag}. Colours are classes: `govuk-tag--green` and so on. */
export type TagProps = Readonly<{
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}>

/** The state something is in, as one or two words. */
export function Tag({ classes, attributes, children }: TagProps) {
  return (
    <strong class={join('govuk-tag', classes)} {...attributes}>
      {children}
    </strong>
  )
}
