import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { DemonstrationList } from './demonstration-list.tsx'
import { forgottenPasswordPath, keptFormPath, signInPath, signUpPath } from './account.paths.ts'

/** What the sign-in page shows: where it leads, what was typed, what is wrong. The password is never shown again. */
export type SignInView = Readonly<{
  next: string
  isDemonstration: boolean
  done?: string | undefined
  email?: string
  errors?: readonly FieldError[]
}>

const doneWords: Readonly<Record<string, string>> = {
  password: 'Your password is set. Sign in with it.',
  accepted: 'Your account is made and the role is yours. Sign in.',
  confirmed: 'Your e-mail address is confirmed. Sign in.',
  'link-old': 'That link does not work any more. Sign in, and we send a new one if you need it.',
}

/** The sign-in page. */
export function SignInPage({ site, view }: Readonly<{ site: Site; view: SignInView }>) {
  const { next, email, errors, isDemonstration } = view
  const done = view.done === undefined ? undefined : doneWords[view.done]
  return (
    <Page site={site} title="Sign in" path={signInPath} hasErrors={errors !== undefined} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">Sign in</h1>
          {done !== undefined && <InsetText>{done}</InsetText>}
          {next === keptFormPath && (
            <p class="govuk-body">
              You were signed out. What you typed is kept: you can send it once you are signed in.
            </p>
          )}
          <p class="govuk-body">You can search, read and download everything here without signing in.</p>
          <Form action={signInPath} hidden={{ next }}>
            <TextField
              name="email"
              label="E-mail address"
              type="email"
              autocomplete="username webauthn"
              spellcheck={false}
              value={email}
              error={errorOf(errors, 'email')}
            />
            <TextField
              name="password"
              label="Password"
              type="password"
              autocomplete="current-password"
              spellcheck={false}
              error={errorOf(errors, 'password')}
            />
            <Button preventDoubleClick>Sign in</Button>
          </Form>
          <p class="govuk-body">
            <a class="govuk-link" href={forgottenPasswordPath}>
              I do not remember my password
            </a>
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href={signUpPath}>
              Make an account
            </a>
          </p>
          {isDemonstration && <DemonstrationList next={next} />}
        </div>
      </div>
    </Page>
  )
}
