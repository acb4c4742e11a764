import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../core/problem.ts'

/** What every field of a form takes: its name, its question, what was typed, and what is wrong with it. */
export type FieldOptions = Readonly<{
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  /** What was typed or chosen before: kept when a form comes back. */
  value?: string | undefined
  error?: string | undefined
  /** How large the question is; `l` and `xl` for the only question of a page. */
  labelSize?: 's' | 'm' | 'l' | 'xl' | undefined
  /** The question is the page's `h1`. */
  isPageHeading?: boolean | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Readonly<Record<string, string>> | undefined
}>

/** What is wrong with a field, if anything: the first message for its name. */
export function errorOf(errors: readonly FieldError[] | undefined, name: string): string | undefined {
  return errors?.find(({ field }) => field === name)?.message
}

/** The options that all controls share, in the shape the components take. */
export function controlOptions(field: FieldOptions) {
  const { name, hint, error, labelSize, isPageHeading, id, classes, attributes } = field
  return {
    name,
    id: id ?? name,
    classes,
    attributes,
    label: {
      text: field.label,
      isPageHeading,
      classes: labelSize === undefined ? undefined : `govuk-label--${labelSize}`,
    },
    hint: hint === undefined || hint === '' ? undefined : { text: hint },
    errorMessage: error === undefined || error === '' ? undefined : { text: error },
  }
}
