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
import { organisationPath } from '../organisation.paths.ts'
import type { Claim } from './claim.domain.ts'
import { claimPath, codePath } from './claim.paths.ts'
import { claimStates } from './claim.states.ts'

type Typed = Readonly<Record<string, string>>
type Shown = Readonly<{
  site: PageParts['site']
  organisation: Readonly<{ id: string; name: string }>
  token: string
  typed?: Typed
  errors?: readonly FieldError[] | undefined
}>

/** How do you want to show that you may speak for it? */
export function ClaimOrganisationPage({
  site,
  organisation,
  web,
  token,
  typed = {},
  errors,
}: Shown & Readonly<{ web: string | undefined }>) {
  const { id, name } = organisation
  const title = `Speak for ${name}`
  const byMail = {
    value: 'e-mail',
    text: 'By e-mail, now',
    hint: web === undefined ? undefined : `We send a code to an address that ends in @${web}, as its register names it`,
    conditional: (
      <TextField
        name="address"
        type="email"
        autocomplete="email"
        label="Your address there"
        value={typed['address']}
        error={errorOf(errors, 'address')}
      />
    ),
  }
  return (
    <Page
      site={site}
      title={title}
      path={claimPath(id)}
      hasErrors={errors !== undefined}
      breadcrumbs={[{ text: name, href: organisationPath(id) }, { text: 'Speak for it' }]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            Then you can say in your own words what it does, write its practices up, see who asked for it and answer
            them.
          </p>
          <Form action={claimPath(id)} hidden={{ token }}>
            <RadiosField
              name="way"
              label="How do you want to show that you may?"
              labelSize="m"
              value={typed['way']}
              error={errorOf(errors, 'way')}
              choices={[
                ...(web === undefined ? [] : [byMail]),
                {
                  value: 'post',
                  text: 'By post, in about a week',
                  hint: 'We post a letter with a code to its registered address',
                },
                {
                  value: 'decision',
                  text: 'In another way',
                  hint: 'An administrator decides',
                  conditional: (
                    <TextAreaField
                      name="why"
                      label="How can we check that you may?"
                      rows={3}
                      value={typed['why']}
                      error={errorOf(errors, 'why')}
                    />
                  ),
                },
              ]}
            />
            <Button preventDoubleClick>Go on</Button>
          </Form>
        </div>
      </div>
    </Page>
  )
}

/** Where a claim stands, with the field for the code where one was sent. */
export function EnterCodePage({
  site,
  organisation,
  claim,
  token,
  typed = {},
  errors,
}: Shown & Readonly<{ claim: Claim }>) {
  const { id, name } = organisation
  const { state, mailDomain } = claim
  const waitsForCode = state === 'code_sent' || state === 'letter_posted'
  const title = waitsForCode ? 'Type the code' : claimStates.states[state].label
  return (
    <Page
      site={site}
      title={title}
      path={codePath(id)}
      hasErrors={errors !== undefined}
      breadcrumbs={[{ text: name, href: organisationPath(id) }, { text: 'Speak for it' }]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {state === 'code_sent' && (
            <p class="govuk-body">We sent it to your address at {mailDomain}. It holds for 7 days.</p>
          )}
          {state === 'letter_to_post' && (
            <p class="govuk-body">
              An administrator posts a letter to the registered address of {name}. Come back when it is there.
            </p>
          )}
          {state === 'letter_posted' && (
            <p class="govuk-body">A letter is on its way to the registered address of {name}. The code is in it.</p>
          )}
          {state === 'to_decide' && (
            <p class="govuk-body">An administrator looks at what you wrote. You are told what they say.</p>
          )}
          {(state === 'refused' || state === 'used_up') && (
            <p class="govuk-body">
              <a class="govuk-link" href={claimPath(id)}>
                Begin again
              </a>
            </p>
          )}
          {waitsForCode && (
            <>
              <Form action={codePath(id)} hidden={{ token }}>
                <TextField
                  name="code"
                  label="Code"
                  hint="For example ABCDE-23456"
                  autocomplete="one-time-code"
                  spellcheck={false}
                  classes="govuk-input--width-10"
                  value={typed['code']}
                  error={errorOf(errors, 'code')}
                />
                <Button preventDoubleClick>Go on</Button>
              </Form>
              <Details summaryText="No code came">
                <Form action={codePath(id)} hidden={{ token, none: 'yes' }} label="No code came">
                  <TextAreaField
                    name="why"
                    label="How else can we check that you may speak for it?"
                    rows={3}
                    error={errorOf(errors, 'why')}
                  />
                  <Button classes="govuk-button--secondary">Ask an administrator</Button>
                </Form>
              </Details>
            </>
          )}
        </div>
      </div>
    </Page>
  )
}
