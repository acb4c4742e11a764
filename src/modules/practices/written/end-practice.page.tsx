import type { FieldError } from '../../../core/problem.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { RadiosField } from '../../../design-system/form/choice-field.tsx'
import { errorOf } from '../../../design-system/form/field.ts'
import { FormErrors } from '../../../design-system/form/form-errors.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { TextAreaField } from '../../../design-system/form/text-area-field.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import type { Typed } from './profile-form.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { endPath, writePath } from './written-practice.paths.ts'

const ways = [
  { value: 'withdraw', text: 'Withdraw it', hint: 'It should not be copied: something in it is wrong or does harm' },
  { value: 'retire', text: 'Retire it', hint: 'It was good, and we no longer do it' },
]

/** Taking a practice back, or saying that it is no longer done, with a reason that stays. A draft is given up. */
export function EndPracticePage({
  site,
  practice,
  token,
  typed = {},
  errors,
}: Readonly<{
  site: PageParts['site']
  practice: WrittenPractice
  token: string
  typed?: Typed
  errors?: readonly FieldError[] | undefined
}>) {
  const isDraft = practice.edition === 0
  const title = isDraft ? 'Give this draft up' : 'Withdraw or retire it'
  return (
    <Page
      site={site}
      title={title}
      path={endPath(practice.id)}
      hasErrors={errors !== undefined && errors.length > 0}
      breadcrumbs={[
        {
          text: practice.profile.title === '' ? 'A new practice' : practice.profile.title,
          href: writePath(practice.id),
        },
        { text: title },
      ]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            {isDraft
              ? 'This cannot be undone. Nobody else has read it.'
              : 'This cannot be undone. Nobody finds it any more. Its page stays, with your reason on it.'}
          </p>
          <Form action={endPath(practice.id)} hidden={{ token, seen: String(practice.version) }}>
            {!isDraft && (
              <RadiosField
                name="how"
                label="What do you want to do?"
                labelSize="s"
                choices={ways}
                value={typed['how']}
                error={errorOf(errors, 'how')}
              />
            )}
            <TextAreaField
              name="reason"
              label="Why?"
              hint={isDraft ? undefined : 'Everybody can read this'}
              labelSize="s"
              value={typed['reason']}
              error={errorOf(errors, 'reason')}
            />
            <Button classes="govuk-button--warning" preventDoubleClick>
              {title}
            </Button>
          </Form>
        </div>
      </div>
    </Page>
  )
}
