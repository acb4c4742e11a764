import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { invitationPath, signInTo } from './account.paths.ts'
import type { Invitation } from './invitation.repository.ts'
import { roleWords, scopeInWords } from './role-words.ts'

/** What the page of an invitation shows: the person it may be accepted as, if any has that address. */
export type InvitationView = Readonly<{
  invitation: Invitation | undefined
  token: string
  /** `here`: signed in with the address that was invited; `known`: it has an account; `new`: it has none. */
  who: 'here' | 'known' | 'new'
  name?: string
  errors?: readonly FieldError[]
}>

/** An invitation to a role, to accept or to leave. */
export function InvitationPage({ site, view }: Readonly<{ site: Site; view: InvitationView }>) {
  const { invitation, errors } = view
  return (
    <Page site={site} title="An invitation" path={invitationPath} hasErrors={errors !== undefined} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">An invitation</h1>
          {invitation === undefined ? (
            <p class="govuk-body">
              There is no invitation here that can be accepted. A link works once, for one week. Ask whoever invited you
              for a new one.
            </p>
          ) : (
            <Offer view={view} invitation={invitation} />
          )}
        </div>
      </div>
    </Page>
  )
}

function Offer({ view, invitation }: Readonly<{ view: InvitationView; invitation: Invitation }>) {
  const { token, who, errors, name } = view
  const { role, scope } = invitation.holding
  return (
    <>
      <p class="govuk-body-l">
        You are invited to be: {roleWords[role]} {scopeInWords(scope)}.
      </p>
      <p class="govuk-body">Why: {invitation.reason}</p>
      {who === 'known' ? (
        <p class="govuk-body">
          <a class="govuk-link" href={signInTo(`${invitationPath}?token=${encodeURIComponent(token)}`)}>
            Sign in as {invitation.email} to accept
          </a>
        </p>
      ) : (
        <Form action={invitationPath} hidden={{ invitation: token }}>
          {who === 'new' && (
            <>
              <TextField
                name="name"
                label="Your name"
                autocomplete="name"
                spellcheck={false}
                value={name}
                error={errorOf(errors, 'name')}
              />
              <TextField
                name="password"
                label="A password"
                hint="12 characters or more. Three words that do not belong together are easy to remember."
                type="password"
                autocomplete="new-password"
                error={errorOf(errors, 'password')}
              />
            </>
          )}
          <Button preventDoubleClick>Accept</Button>
        </Form>
      )}
    </>
  )
}
