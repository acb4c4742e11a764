import type { FieldError } from '../../../core/problem.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { WarningText } from '../../../design-system/components/warning-text.tsx'
import { CheckboxesField, RadiosField } from '../../../design-system/form/choice-field.tsx'
import { errorOf } from '../../../design-system/form/field.ts'
import { FormErrors } from '../../../design-system/form/form-errors.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { TextAreaField } from '../../../design-system/form/text-area-field.tsx'
import { TextField } from '../../../design-system/form/text-field.tsx'
import { SummaryList } from '../../../design-system/components/summary-list.tsx'
import { summaryRow } from '../../../design-system/patterns/summary-row.ts'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { organisationPath } from '../organisation.paths.ts'
import { profilePath } from './claim.paths.ts'
import type { OrganisationProfile } from './organisation-profile.repository.ts'
import { longestOwnWords, type ProfileForm } from './profile-form.schema.ts'

/** What an organisation says of itself, as those who write for it change it. */
export function EditProfilePage({
  site,
  organisation,
  profile,
  typed,
  errors,
  changedMeanwhile = false,
}: Readonly<{
  site: PageParts['site']
  organisation: Readonly<{ id: string; name: string }>
  profile: OrganisationProfile
  typed: ProfileForm
  errors?: readonly FieldError[] | undefined
  /** Somebody else has saved other words since the form was opened: both are shown. */
  changedMeanwhile?: boolean
}>) {
  const { id, name } = organisation
  return (
    <Page
      site={site}
      title={`What ${name} says of itself`}
      path={profilePath(id)}
      hasErrors={errors !== undefined}
      breadcrumbs={[{ text: name, href: organisationPath(id) }, { text: 'What it says of itself' }]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">What {name} says of itself</h1>
          <p class="govuk-body">
            What your register says stays beside it. Whoever has asked for you stands in{' '}
            <a class="govuk-link" href="/my-work">
              your work
            </a>
            .
          </p>
          {changedMeanwhile && (
            <>
              <WarningText iconFallbackText="Warning">
                Somebody else changed this while you were writing. Nothing of yours is lost.
              </WarningText>
              <h2 class="govuk-heading-m">What is saved now</h2>
              <SummaryList
                rows={[
                  summaryRow('What you do', profile.ownWords ?? 'Not said'),
                  summaryRow('Where you work', profile.worksIn ?? 'Not said'),
                  summaryRow('Where you would come to', profile.wouldComeTo.join(', ') || 'Not said'),
                ]}
              />
              <h2 class="govuk-heading-m">What you typed</h2>
            </>
          )}
          <Form action={profilePath(id)} hidden={{ seen: String(profile.version) }}>
            <TextAreaField
              name="ownWords"
              label="What do you do, in your own words?"
              labelSize="s"
              rows={6}
              maxlength={longestOwnWords}
              value={typed.ownWords}
              error={errorOf(errors, 'ownWords')}
            />
            <TextField
              name="worksIn"
              label="Where do you work?"
              labelSize="s"
              value={typed.worksIn}
              error={errorOf(errors, 'worksIn')}
            />
            <TextAreaField
              name="wouldComeTo"
              label="Where would you come to, if you were asked?"
              hint="A council or a town. One a line"
              labelSize="s"
              rows={3}
              value={typed.wouldComeTo}
              error={errorOf(errors, 'wouldComeTo')}
            />
            <CheckboxesField
              name="anywhere"
              label="Anywhere?"
              labelSize="s"
              values={typed.anywhere === 'yes' ? ['yes'] : []}
              choices={[{ value: 'yes', text: 'We would come anywhere in the United Kingdom' }]}
            />
            <RadiosField
              name="introductions"
              label="May others ask to be introduced to you?"
              labelSize="s"
              value={typed.introductions}
              error={errorOf(errors, 'introductions')}
              choices={[
                { value: 'open', text: 'Yes' },
                { value: 'closed', text: 'Not now' },
              ]}
            />
            <TextField
              name="replyDays"
              label="Within how many working days do you answer?"
              hint="From 1 to 20"
              labelSize="s"
              inputmode="numeric"
              classes="govuk-input--width-2"
              value={typed.replyDays}
              error={errorOf(errors, 'replyDays')}
            />
            <Button preventDoubleClick>Save</Button>
          </Form>
        </div>
      </div>
    </Page>
  )
}
