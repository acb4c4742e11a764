import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes, type TextOptions } from './options.ts'

/** A label as an option of a control. */
export type LabelOptions = TextOptions & Readonly<{ isPageHeading?: boolean | undefined }>

/** Options of {@link Label}. */
export type LabelProps = Readonly<{
  for?: string | undefined
  isPageHeading?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}>

/** The question a control answers. Nothing at all if there are no words. */
export function Label({ for: control, isPageHeading, classes, attributes, children }: LabelProps) {
  if (!hasContent(children)) return null
  const label = (
    <label class={join('govuk-label', classes)} {...attributes} for={control}>
      {children}
    </label>
  )
  return isPageHeading === true ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
