import type { ComponentChildren } from 'preact'
import { join, type Attributes } from './options.ts'

/** Options of {@link InsetText}. */
export type InsetTextProps = Readonly<{
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}>

/** Words set apart from those around them. */
export function InsetText({ id, classes, attributes, children }: InsetTextProps) {
  return (
    <div id={id} class={join('govuk-inset-text', classes)} {...attributes}>
      {children}
    </div>
  )
}
