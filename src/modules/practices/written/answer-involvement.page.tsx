import type { FieldError } from '../../../core/problem.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { Panel } from '../../../design-system/components/panel.tsx'
import { RadiosField } from '../../../design-system/form/choice-field.tsx'
import { errorOf } from '../../../design-system/form/field.ts'
import { FormErrors } from '../../../design-system/form/form-errors.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { TextAreaField } from '../../../design-system/form/text-area-field.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { practicePath } from '../practice.paths.ts'
import type { Involvement } from './involvement.repository.ts'
import { choiceWords, involvementChoices, stageChoices } from './profile-choices.ts'

type Asked = Readonly<{
  site: PageParts['site']
  /** The address of the link itself. */
  action: string
  involvement: Involvement
  practiceId: string
  title: string
  ownerName: string
}>

/** The page behind the link of the people themselves: is it so? */
export function AnswerInvolvementPage({
  site,
  action,
  involvement,
  practiceId,
  title,
  ownerName,
  answer = involvement.answer,
  words = involvement.ownWords,
  errors,
}: Asked & Readonly<{ answer?: string | undefined; words?: string | undefined; errors?: readonly FieldError[] }>) {
  const { people, stage, how } = involvement
  return (
    <Page site={site} title="Were you involved?" path={action} hasErrors={errors !== undefined} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">Were you involved?</h1>
          <p class="govuk-body">
            {ownerName} says on the page “
            <a class="govuk-link" href={practicePath(practiceId)}>
              {title}
            </a>
            ” that you were involved: {people}.
          </p>
          <p class="govuk-body">
            In what: {choiceWords(stageChoices, stage)}. How: {choiceWords(involvementChoices, how)}.
          </p>
          <Form action={action}>
            <RadiosField
              name="answer"
              label="Is that so?"
              labelSize="m"
              value={answer}
              error={errorOf(errors, 'answer')}
              choices={[
                { value: 'yes', text: 'Yes' },
                { value: 'no', text: 'No, it was not like that' },
              ]}
            />
            <TextAreaField
              name="words"
              label="Do you want to say how it was?"
              hint="You need not. Everybody can read it, and it is not changed. Do not give a name."
              labelSize="s"
              value={words}
              error={errorOf(errors, 'words')}
            />
            <Button preventDoubleClick>Send</Button>
          </Form>
        </div>
      </div>
    </Page>
  )
}

/** What happens with what they said. */
export function InvolvementAnsweredPage({ site, action, practiceId, title }: Asked) {
  return (
    <Page site={site} title="Thank you" path={action} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Panel titleText="Thank you" />
          <p class="govuk-body">
            What you said stands on the page of{' '}
            <a class="govuk-link" href={practicePath(practiceId)}>
              {title}
            </a>
            . You can change it with the same link.
          </p>
        </div>
      </div>
    </Page>
  )
}
