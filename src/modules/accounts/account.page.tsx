import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { NotificationBanner } from '../../design-system/components/notification-banner.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import type { RoleHolding } from '../../platform/http/policy.ts'
import { accountPath, changeEmailPath, changePasswordPath, endSessionPath, signOutPath } from './account.paths.ts'
import type { OpenSession } from './session.repository.ts'
import { roleWords, scopeInWords } from './role-words.ts'

/** What the page of one's own account shows. */
export type AccountView = Readonly<{
  name: string
  email: string
  holdings: readonly RoleHolding[]
  sessions: readonly OpenSession[]
  currentSession: string
  done: string | undefined
  newEmail?: string
  errors?: readonly FieldError[]
}>

const moment = (at: Date) =>
  at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })

const doneWords: Readonly<Record<string, string>> = {
  password: 'Your password is changed. You were signed out everywhere else.',
  session: 'That session is ended.',
  email: 'Look in your e-mail: your new address counts once you open the link that we sent to it.',
}

/** One's own account: who one is here, what one may do, where one is signed in. */
export function AccountPage({ site, view }: Readonly<{ site: Site; view: AccountView }>) {
  const { errors, done } = view
  const saved = done === undefined ? undefined : doneWords[done]
  return (
    <Page site={site} title="Your account" path={accountPath} hasErrors={errors !== undefined} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          {saved !== undefined && (
            <NotificationBanner type="success">
              <p class="govuk-notification-banner__heading">{saved}</p>
            </NotificationBanner>
          )}
          <h1 class="govuk-heading-l">Your account</h1>
          <SummaryList
            rows={[
              summaryRow('Name', view.name),
              summaryRow('E-mail address', view.email),
              summaryRow(
                'What you may do here',
                view.holdings.length === 0
                  ? 'What everybody with an account may: speak, state a need, ask for an introduction'
                  : view.holdings.map(({ role, scope }) => `${roleWords[role]} ${scopeInWords(scope)}`).join('; '),
              ),
            ]}
          />
          <p class="govuk-body">
            <a class="govuk-link" href="/account/messages">
              How often we write to you
            </a>
          </p>
          <ChangeEmail errors={errors} value={view.newEmail} />
          <ChangePassword errors={errors} />
          <Sessions sessions={view.sessions} current={view.currentSession} />
          <Form action={signOutPath}>
            <Button classes="govuk-button--secondary">Sign out</Button>
          </Form>
        </div>
      </div>
    </Page>
  )
}

function ChangeEmail({
  errors,
  value,
}: Readonly<{ errors: readonly FieldError[] | undefined; value: string | undefined }>) {
  return (
    <section>
      <h2 class="govuk-heading-m">Change your e-mail address</h2>
      <Form action={changeEmailPath}>
        <TextField
          name="email"
          label="Your new e-mail address"
          type="email"
          autocomplete="email"
          spellcheck={false}
          value={value}
          error={errorOf(errors, 'email')}
        />
        <TextField
          name="proof"
          label="Your password"
          type="password"
          autocomplete="current-password"
          error={errorOf(errors, 'proof')}
        />
        <Button>Change e-mail address</Button>
      </Form>
    </section>
  )
}

function ChangePassword({ errors }: Readonly<{ errors: readonly FieldError[] | undefined }>) {
  return (
    <section>
      <h2 class="govuk-heading-m">Change your password</h2>
      <Form action={changePasswordPath}>
        <TextField
          name="current"
          label="The password you have now"
          type="password"
          autocomplete="current-password"
          error={errorOf(errors, 'current')}
        />
        <TextField
          name="password"
          label="A new password"
          hint="12 characters or more. Three words that do not belong together are easy to remember."
          type="password"
          autocomplete="new-password"
          error={errorOf(errors, 'password')}
        />
        <Button>Change password</Button>
      </Form>
    </section>
  )
}

function Sessions({ sessions, current }: Readonly<{ sessions: readonly OpenSession[]; current: string }>) {
  return (
    <section>
      <h2 class="govuk-heading-m">Where you are signed in</h2>
      <ul class="govuk-list govuk-list--spaced">
        {sessions.map(({ id, browser, since }) => (
          <li>
            {browser}, since {moment(since)}
            {id === current ? (
              <strong> (this one)</strong>
            ) : (
              <Form action={endSessionPath} hidden={{ session: id }}>
                <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">
                  End <span class="govuk-visually-hidden">the session of {browser}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
