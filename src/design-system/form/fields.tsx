import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../core/problem.ts'
import { CheckboxesField, RadiosField, SelectField, type Choice } from './choice-field.tsx'
import { errorOf } from './field.ts'
import { TextAreaField } from './text-area-field.tsx'
import { TextField } from './text-field.tsx'

/** A question of a form, as data: a list of these is a form that can come back with what was typed. */
export type Question = Readonly<{
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  kind: 'line' | 'text' | 'day' | 'number' | 'radios' | 'select' | 'tick'
  choices?: readonly Choice[] | undefined
  rows?: number | undefined
  maxlength?: number | undefined
}>

/** Options of {@link Fields}. */
export type FieldsProps = Readonly<{
  questions: readonly Question[]
  /** What was typed or chosen, by the name of the field. */
  typed?: Readonly<Record<string, string | readonly string[]>> | undefined
  errors?: readonly FieldError[] | undefined
  /** Put before each name to make an id, where a page has more than one form. */
  prefix?: string | undefined
}>

/** The questions of a form one under another, each with what was typed and what is wrong with it. */
export function Fields({ questions, typed = {}, errors, prefix = '' }: FieldsProps) {
  return (
    <>
      {questions.map((question) => (
        <Field
          question={question}
          typed={typed[question.name]}
          error={errorOf(errors, question.name)}
          prefix={prefix}
        />
      ))}
    </>
  )
}

function Field({
  question,
  typed,
  error,
  prefix,
}: Readonly<{
  question: Question
  typed: string | readonly string[] | undefined
  error: string | undefined
  prefix: string
}>) {
  const { name, label, hint, kind, rows, maxlength, choices = [] } = question
  const value = typeof typed === 'string' ? typed : typed?.[0]
  const options = { name, label, hint, value, error, id: `${prefix}${name}`, labelSize: 's' } as const
  switch (kind) {
    case 'text':
      return <TextAreaField {...options} rows={rows} maxlength={maxlength} />
    case 'radios':
      return <RadiosField {...options} choices={choices} />
    case 'select':
      return <SelectField {...options} choices={choices} />
    case 'tick':
      return <CheckboxesField {...options} choices={choices} values={value === undefined ? [] : [value]} />
    case 'day':
      return <TextField {...options} hint={hint ?? 'For example, 27 3 2026'} classes="govuk-input--width-10" />
    case 'number':
      return <TextField {...options} inputmode="numeric" classes="govuk-input--width-4" />
    case 'line':
    default:
      return <TextField {...options} />
  }
}
