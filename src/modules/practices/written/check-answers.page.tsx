import type { FieldError } from '../../../core/problem.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { ErrorSummary } from '../../../design-system/components/error-summary.tsx'
import { InsetText } from '../../../design-system/components/inset-text.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { TextField } from '../../../design-system/form/text-field.tsx'
import { errorOf } from '../../../design-system/form/field.ts'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { AnswerList } from './answer-list.tsx'
import { lacking } from './completeness.ts'
import type { Choice } from './profile-choices.ts'
import { stepsFor } from './profile-steps.ts'
import { heldWords } from './public-words.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { checkPath, stepPath, writePath } from './written-practice.paths.ts'

/** All that was answered, on one page, before it is sent to a reviewer or published as the next edition. */
export function CheckAnswersPage({
  site,
  practice,
  services,
  token,
  whatChanged,
  errors = [],
}: Readonly<{
  site: PageParts['site']
  practice: WrittenPractice
  services: readonly Choice[]
  token: string
  whatChanged?: string | undefined
  errors?: readonly FieldError[]
}>) {
  const { id, profile, edition } = practice
  const missing = lacking(profile)
  const isRevision = edition > 0
  const problems = [
    ...missing.map(({ step, field, message }) => ({ text: message, href: `${stepPath(id, step)}#${field}` })),
    ...errors
      .filter(({ field }) => !missing.some((one) => one.field === field))
      .map(({ field, message }) => ({ text: message, href: `#${field}` })),
  ]
  return (
    <Page
      site={site}
      title="Check your answers"
      path={checkPath(id)}
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { text: profile.title === '' ? 'A new practice' : profile.title, href: writePath(id) },
        { text: 'Check your answers' },
      ]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {problems.length > 0 && <ErrorSummary titleText="Some answers are missing" errorList={problems} />}
          <h1 class="govuk-heading-l">Check your answers</h1>
          {stepsFor(profile).map((step) => (
            <section aria-labelledby={`check-${step.id}`}>
              <h2 class="govuk-heading-m" id={`check-${step.id}`}>
                {step.title}
              </h2>
              <AnswerList step={step} profile={profile} services={services} />
              <p class="govuk-body">
                <a class="govuk-link" href={stepPath(id, step.id)}>
                  Change<span class="govuk-visually-hidden"> {step.title}</span>
                </a>
              </p>
            </section>
          ))}
          <Held practice={practice} />
          <Form action={checkPath(id)} hidden={{ token, seen: String(practice.version) }}>
            {isRevision ? (
              <>
                <h2 class="govuk-heading-m">Publish edition {edition + 1}</h2>
                <p class="govuk-body">
                  Edition {edition} stays readable. Everybody who uses this practice is told what changed.
                </p>
                <TextField
                  name="whatChanged"
                  label="What has changed?"
                  value={whatChanged}
                  error={errorOf(errors, 'whatChanged')}
                />
                <Button preventDoubleClick>Publish edition {edition + 1}</Button>
              </>
            ) : (
              <>
                <h2 class="govuk-heading-m">Send it to a reviewer</h2>
                <p class="govuk-body">
                  Somebody from another organisation reads it. They answer within 10 working days of taking it up. If
                  nobody takes it up in 20 working days, it is published and marked “not yet reviewed”.
                </p>
                <p class="govuk-body">By sending it you say that it is true, as far as you know.</p>
                <Button preventDoubleClick>Send it</Button>
              </>
            )}
          </Form>
        </div>
      </div>
    </Page>
  )
}

function Held({ practice }: Readonly<{ practice: WrittenPractice }>) {
  if (heldWords(practice.profile).length === 0) return null
  return (
    <InsetText>
      It holds an e-mail address or a telephone number. Everybody would read it. Take it out, or a reviewer has to look
      at it before it can be published: it will not be published by itself.
    </InsetText>
  )
}
