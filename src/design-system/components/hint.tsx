import type { ComponentChildren } from 'preact'
import { join, type Attributes, type TextOptions } from './options.ts'

/** A hint as an option of a control. */
export type HintOptions = TextOptions

/** Options of {@link Hint}. */
export type HintProps = Readonly<{
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}>

/** Help with answering, under the question. */
export function Hint({ id, classes, attributes, children }: HintProps) {
  return (
    <div id={id} class={join('govuk-hint', classes)} {...attributes}>
      {children}
    </div>
  )
}
