import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes } from './options.ts'

/** The question that a group of controls answers. */
export type LegendOptions = Readonly<{
  text: ComponentChildren
  classes?: string | undefined
  isPageHeading?: boolean | undefined
}>

/** Options a control passes on to the fieldset around it. */
export type FieldsetOptions = Readonly<{
  legend?: LegendOptions | undefined
  describedBy?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** Options of {@link Fieldset}. */
export type FieldsetProps = FieldsetOptions & Readonly<{ role?: 'group' | undefined; children?: ComponentChildren }>

/** Controls that answer one question together. */
export function Fieldset({ legend, describedBy, classes, attributes, role, children }: FieldsetProps) {
  return (
    <fieldset class={join('govuk-fieldset', classes)} role={role} aria-describedby={join(describedBy)} {...attributes}>
      {legend !== undefined && hasContent(legend.text) && (
        <legend class={join('govuk-fieldset__legend', legend.classes)}>
          {legend.isPageHeading === true ? <h1 class="govuk-fieldset__heading">{legend.text}</h1> : legend.text}
        </legend>
      )}
      {children}
    </fieldset>
  )
}
