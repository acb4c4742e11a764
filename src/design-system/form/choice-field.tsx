import type { ComponentChildren } from 'preact'
import { Checkboxes } from '../components/checkboxes.tsx'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { controlOptions, type FieldOptions } from './field.ts'

/** One choice. */
export type Choice = Readonly<{
  value: string
  text: string
  hint?: ComponentChildren
  /** Shown when this is chosen; always shown without a script. */
  conditional?: ComponentChildren
}>

/** Options of a field with a list of choices. */
export type ChoiceFieldProps = Omit<FieldOptions, 'attributes'> & Readonly<{ choices: readonly Choice[] }>

function items(choices: readonly Choice[]) {
  return choices.map(({ value, text, hint, conditional }) => ({
    value,
    text,
    conditional,
    hint: hint === undefined ? undefined : { text: hint },
  }))
}

function group(props: Omit<FieldOptions, 'value'>) {
  const { name, id, hint, errorMessage, label } = controlOptions(props)
  const classes = props.labelSize === undefined ? undefined : `govuk-fieldset__legend--${props.labelSize}`
  const legend = { text: label.text, isPageHeading: label.isPageHeading, classes }
  return { name, idPrefix: id, hint, errorMessage, classes: props.classes, fieldset: { legend } }
}

/** One of a few choices, all in sight. */
export function RadiosField(props: ChoiceFieldProps) {
  return <Radios {...group(props)} items={items(props.choices)} value={props.value} />
}

/** Any of a few choices. */
export function CheckboxesField(
  props: Omit<ChoiceFieldProps, 'value'> & Readonly<{ values?: readonly string[] | undefined }>,
) {
  return <Checkboxes {...group(props)} items={items(props.choices)} values={props.values} />
}

/** One of many choices, in a list that opens. */
export function SelectField(props: ChoiceFieldProps) {
  const choices = props.choices.map(({ value, text }) => ({ value, text }))
  return <Select {...controlOptions(props)} items={choices} value={props.value} />
}
