import type { FieldError } from '../../../core/problem.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { Details } from '../../../design-system/components/details.tsx'
import { RadiosField } from '../../../design-system/form/choice-field.tsx'
import { errorOf } from '../../../design-system/form/field.ts'
import { FormErrors } from '../../../design-system/form/form-errors.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { TextAreaField } from '../../../design-system/form/text-area-field.tsx'
import { TextField } from '../../../design-system/form/text-field.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { AnswerList } from './answer-list.tsx'
import type { Choice } from './profile-choices.ts'
import type { Typed } from './profile-form.ts'
import { stepsFor } from './profile-steps.ts'
import { reasonField, reviewQuestions } from './review.domain.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { handBackPath, reviewPath, reviewsPath } from './written-practice.paths.ts'

/** A practice as its reviewer reads it, with the six questions. */
export function ReviewPracticePage({
  site,
  practice,
  ownerName,
  services,
  token,
  typed = {},
  errors,
}: Readonly<{
  site: PageParts['site']
  practice: WrittenPractice
  ownerName: string
  services: readonly Choice[]
  token: string
  typed?: Typed
  errors?: readonly FieldError[] | undefined
}>) {
  const { id, profile, state } = practice
  const isPublished = state !== 'in_review'
  return (
    <Page
      site={site}
      title={`Review: ${profile.title}`}
      path={reviewPath(id)}
      hasErrors={errors !== undefined && errors.length > 0}
      breadcrumbs={[{ text: 'Reviews', href: reviewsPath }, { text: profile.title }]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <p class="app-card__kicker">Written by {ownerName}</p>
          <h1 class="govuk-heading-l">Review: {profile.title}</h1>
          <p class="govuk-body">
            Read it as somebody who wants to copy it. What its owner thinks, criticises or campaigns for is no reason
            for a “no”.
          </p>
          {stepsFor(profile).map((step) => (
            <section aria-label={step.title}>
              <h2 class="govuk-heading-s">{step.title}</h2>
              <AnswerList step={step} profile={profile} services={services} saidOnly />
            </section>
          ))}
          <Form action={reviewPath(id)} hidden={{ token, seen: String(practice.version) }}>
            <h2 class="govuk-heading-m">What do you say?</h2>
            {reviewQuestions.map(({ name, label }) => (
              <RadiosField
                name={name}
                label={label}
                labelSize="s"
                value={typed[name]}
                error={errorOf(errors, name)}
                choices={[
                  { value: 'yes', text: 'Yes' },
                  {
                    value: 'no',
                    text: 'No',
                    conditional: (
                      <TextField
                        name={reasonField(name)}
                        label="What is missing, and what would help?"
                        value={typed[reasonField(name)]}
                        error={errorOf(errors, reasonField(name))}
                      />
                    ),
                  },
                ]}
              />
            ))}
            <p class="govuk-body">
              {isPublished
                ? 'It is published already. If all answers are yes it is no longer marked “not yet reviewed”. If one is no, its owner is told why.'
                : 'If all answers are yes it is published. If one is no, it goes back to its owner with your reasons.'}
            </p>
            <Button preventDoubleClick>Send your review</Button>
          </Form>
          {!isPublished && (
            <Details summaryText="I cannot review this">
              <Form action={handBackPath(id)} hidden={{ token }} label="Hand it back">
                <TextAreaField name="reason" label="Why?" rows={3} />
                <Button classes="govuk-button--secondary">Hand it back</Button>
              </Form>
            </Details>
          )}
        </div>
      </div>
    </Page>
  )
}
