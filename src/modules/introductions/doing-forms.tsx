import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { Fields } from '../../design-system/form/fields.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { formToken, type RawForm } from '../../platform/http/form.ts'
import type { Introduction } from './introduction.domain.ts'
import { doingForms, type DoingForm } from './introduction.forms.ts'
import { introductionPath } from './introduction.paths.ts'
import type { IntroductionEvent } from './introduction.states.ts'

/** A form that came back: which, what was typed, what is wrong, and whether the thing changed meanwhile. */
export type ReturnedForm = Readonly<{
  event: string
  raw: RawForm
  errors: readonly FieldError[]
  token: string
  meanwhile?: boolean | undefined
}>

/** The forms of what somebody can do next, and no others. */
export function DoingForms({
  introduction,
  events,
  returned,
}: Readonly<{
  introduction: Introduction
  events: readonly IntroductionEvent[]
  returned: ReturnedForm | undefined
}>) {
  const forms = doingForms.filter(({ event }) => events.includes(event))
  return (
    <>
      {forms.map((form) => (
        <OneForm
          form={form}
          introduction={introduction}
          returned={returned?.event === form.event ? returned : undefined}
        />
      ))}
    </>
  )
}

function OneForm({
  form,
  introduction,
  returned,
}: Readonly<{ form: DoingForm; introduction: Introduction; returned: ReturnedForm | undefined }>) {
  const { event, title, button, note, questions } = form
  const prefix = `${event}-`
  const isMild = event === 'decline' || event === 'withdraw' || event === 'close' || event === 'not_yet'
  return (
    <PageSection id={`do-${event}`} title={title}>
      {note !== undefined && <p class="govuk-body">{note}</p>}
      <FormErrors
        errors={returned?.errors.map(({ field, message }) => ({
          field: field === '' ? '' : `${prefix}${field}`,
          message,
        }))}
      />
      <Form
        action={`${introductionPath(introduction.id)}/${event}`}
        label={title}
        hidden={{ token: returned?.token ?? formToken(), version: String(introduction.version) }}
      >
        <Fields questions={questions} typed={returned?.raw} errors={returned?.errors} prefix={prefix} />
        <Button classes={isMild ? 'govuk-button--secondary' : undefined}>{button}</Button>
      </Form>
    </PageSection>
  )
}
