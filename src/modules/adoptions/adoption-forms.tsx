import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { Details } from '../../design-system/components/details.tsx'
import { Fields, type Question } from '../../design-system/form/fields.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { eventsFrom } from '../../core/state-machine.ts'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { formToken, type RawForm } from '../../platform/http/form.ts'
import { adaptationQuestions, decisionForm, plainForms, reviewQuestions } from './adoption.forms.ts'
import { adoptionPath } from './adoption.paths.ts'
import { adoptionStates } from './adoption.states.ts'
import type { AdoptionView } from './adoption.view.ts'

/** A form that came back: which, what was typed, what is wrong, and whether the thing changed meanwhile. */
export type ReturnedForm = Readonly<{
  event: string
  raw: RawForm
  errors: readonly FieldError[]
  token: string
  meanwhile?: boolean | undefined
}>

type Offered = Readonly<{ event: string; title: string; button: string; questions: readonly Question[] }>

/** The forms of what the adopter can do next: the one that is next open, the others folded. */
export function AdoptionForms({
  view,
  returned,
}: Readonly<{ view: AdoptionView; returned: ReturnedForm | undefined }>) {
  const forms = offeredForms(view)
  return (
    <>
      {forms.map((form, at) => {
        const own = returned?.event === form.event ? returned : undefined
        const drawn = <OneForm form={form} view={view} returned={own} />
        return at === 0 || own !== undefined ? (
          <PageSection id={`do-${form.event}`} title={form.title}>
            {drawn}
          </PageSection>
        ) : (
          <Details summaryText={form.title}>{drawn}</Details>
        )
      })}
    </>
  )
}

function offeredForms({ adoption, practice, roles, due }: AdoptionView): readonly Offered[] {
  const events = eventsFrom(
    adoptionStates,
    adoption.state,
    roles.filter((role) => role === 'adopter'),
  )
  const plain = Object.entries(plainForms).map(([event, form]): Offered => ({ event, ...form }))
  const all: readonly Offered[] = [
    { event: 'decide', title: 'Decide', button: 'Send the decision', questions: decisionForm.questions },
    {
      event: 'review',
      title: due === undefined ? 'Review' : `The review at ${due.months} months`,
      button: 'Send the review',
      questions: reviewQuestions(practice?.core ?? []),
    },
    {
      event: 'adapt',
      title: 'Note a change',
      button: 'Note it',
      questions: adaptationQuestions(practice?.core ?? [], practice?.adaptable ?? []),
    },
    ...plain,
  ]
  return all.filter(({ event }) => events.some((one) => one === event))
}

function OneForm({
  form: { event, title, button, questions },
  view: { adoption },
  returned,
}: Readonly<{ form: Offered; view: AdoptionView; returned: ReturnedForm | undefined }>) {
  const prefix = `${event}-`
  return (
    <>
      <FormErrors
        errors={returned?.errors.map(({ field, message }) => ({
          field: field === '' ? '' : `${prefix}${field}`,
          message,
        }))}
      />
      <Form
        action={`${adoptionPath(adoption.id)}/${event}`}
        label={title}
        hidden={{ token: returned?.token ?? formToken(), version: String(adoption.version) }}
      >
        <Fields questions={questions} typed={returned?.raw} errors={returned?.errors} prefix={prefix} />
        <Button
          classes={event === 'stop' || event === 'pause' || event === 'deny' ? 'govuk-button--secondary' : undefined}
        >
          {button}
        </Button>
      </Form>
    </>
  )
}
