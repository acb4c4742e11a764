import type { FieldError } from '../../../core/problem.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { WarningText } from '../../../design-system/components/warning-text.tsx'
import { FormErrors } from '../../../design-system/form/form-errors.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { AnswerList } from './answer-list.tsx'
import type { Choice } from './profile-choices.ts'
import { answersPrint, type Typed } from './profile-form.ts'
import type { Step } from './profile-step.ts'
import { StepFields } from './step-fields.tsx'
import type { WrittenPractice } from './written-practice.domain.ts'
import { stepPath, writePath } from './written-practice.paths.ts'

/** One page of the form as it is shown: first, again with errors, or again because somebody else has changed it. */
export type WriteStepView = Readonly<{
  site: PageParts['site']
  practice: WrittenPractice
  step: Step
  services: readonly Choice[]
  typed: Typed
  errors?: readonly FieldError[] | undefined
  /** Somebody saved other answers since this form was opened: both are shown. */
  changedMeanwhile?: boolean
  /** Empty rows to add to a list. */
  more?: number
}>

/** One step of writing a practice up. Whatever is typed is saved, finished or not. */
export function WriteStepPage(view: WriteStepView) {
  const { site, practice, step, services, typed, errors, changedMeanwhile = false, more = 0 } = view
  const title = practice.profile.title === '' ? 'A new practice' : practice.profile.title
  return (
    <Page
      site={site}
      title={step.title}
      path={stepPath(practice.id, step.id)}
      hasErrors={errors !== undefined && errors.length > 0}
      breadcrumbs={[{ text: title, href: writePath(practice.id) }, { text: step.title }]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">{step.title}</h1>
          {step.hint !== undefined && <p class="govuk-body">{step.hint}</p>}
          {changedMeanwhile && <Meanwhile view={view} />}
          <Form action={stepPath(practice.id, step.id)} hidden={{ seen: answersPrint(step, practice.profile) }}>
            <StepFields step={step} typed={typed} errors={errors} services={services} more={more} />
            <div class="govuk-button-group">
              <Button>Save and go on</Button>
              <a class="govuk-link" href={writePath(practice.id)}>
                Back to the list without saving
              </a>
            </div>
          </Form>
        </div>
      </div>
    </Page>
  )
}

function Meanwhile({ view: { practice, step, services } }: Readonly<{ view: WriteStepView }>) {
  return (
    <section aria-labelledby="meanwhile">
      <WarningText iconFallbackText="Warning">
        Somebody else changed this while you were writing. Nothing of yours is lost.
      </WarningText>
      <h2 class="govuk-heading-m" id="meanwhile">
        What is saved now
      </h2>
      <AnswerList step={step} profile={practice.profile} services={services} />
      <h2 class="govuk-heading-m">What you typed</h2>
      <p class="govuk-body">Put the two together below. What you save takes the place of what is saved now.</p>
    </section>
  )
}
