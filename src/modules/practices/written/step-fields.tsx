import type { FieldError } from '../../../core/problem.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { RadiosField, SelectField } from '../../../design-system/form/choice-field.tsx'
import { errorOf } from '../../../design-system/form/field.ts'
import { TextAreaField } from '../../../design-system/form/text-area-field.tsx'
import { TextField } from '../../../design-system/form/text-field.tsx'
import type { Choice } from './profile-choices.ts'
import { rowField, rowsTyped, type Typed } from './profile-form.ts'
import type { Question, Step } from './profile-step.ts'
import { mostRows } from './profile.schema.ts'

type FieldsOf = Readonly<{
  typed: Typed
  errors?: readonly FieldError[] | undefined
  /** The service areas, as an answer can pick them. */
  services: readonly Choice[]
}>

const notSaid: Choice = { value: '', text: 'Not said' }

function Field({ question, name, typed, errors, services }: FieldsOf & Readonly<{ question: Question; name: string }>) {
  const { label, hint } = question
  const shared = { name, label, hint, value: typed[name], error: errorOf(errors, name) }
  if (question.answer === 'line') return <TextField {...shared} labelSize="s" />
  if (question.answer === 'text') return <TextAreaField {...shared} labelSize="s" rows={5} />
  if (question.answer === 'lines') return <TextAreaField {...shared} labelSize="s" rows={4} />
  if (question.answer === 'choice') return <RadiosField {...shared} labelSize="s" choices={question.choices} />
  const choices = question.answer === 'select' ? question.choices : services
  return <SelectField {...shared} labelSize="s" choices={[notSaid, ...choices]} />
}

/** The fields of one step with what was typed; a list has one empty row after those that are filled in. */
export function StepFields({ step, more = 0, ...fields }: FieldsOf & Readonly<{ step: Step; more?: number }>) {
  if (step.kind === 'questions') {
    return (
      <>
        {step.questions.map((question) => (
          <Field question={question} name={question.name} {...fields} />
        ))}
      </>
    )
  }
  const rows = Math.min(mostRows, Math.max(1, rowsTyped(step, fields.typed) + more))
  return (
    <>
      {Array.from({ length: rows }, (_, at) => (
        <fieldset class="govuk-fieldset app-rows">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
            {step.thing} {at + 1}
          </legend>
          {step.questions.map((question) => (
            <Field question={question} name={rowField(step.list, at, question.name)} {...fields} />
          ))}
        </fieldset>
      ))}
      <p class="govuk-hint">Leave a row empty to take it out.</p>
      {rows < mostRows && (
        <Button name="next" value="more" classes="govuk-button--secondary">
          Save and add another
        </Button>
      )}
    </>
  )
}
