import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { confirmEmailPath, forgottenPasswordPath, newPasswordPath, signInPath, signUpPath } from './account.paths.ts'

/** What a form of an account shows: what was typed, never a password, and what is wrong with it. */
export type AccountFormView = Readonly<{
  site: Site
  values?: Readonly<{ name?: string; email?: string }>
  token?: string
  errors?: readonly FieldError[] | undefined
}>

type FrameProps = Readonly<{
  site: Site
  title: string
  path: string
  errors?: readonly FieldError[] | undefined
  children: ComponentChildren
}>

function Frame({ site, title, path, errors, children }: FrameProps) {
  return (
    <Page site={site} title={title} path={path} hasErrors={errors !== undefined} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  )
}

function EmailField({ value, errors }: Readonly<{ value?: string | undefined; errors: AccountFormView['errors'] }>) {
  return (
    <TextField
      name="email"
      label="E-mail address"
      type="email"
      autocomplete="email"
      spellcheck={false}
      value={value}
      error={errorOf(errors, 'email')}
    />
  )
}

function NewPasswordField({ errors }: Readonly<{ errors: AccountFormView['errors'] }>) {
  return (
    <TextField
      name="password"
      label="A password"
      hint="12 characters or more. Three words that do not belong together are easy to remember."
      type="password"
      autocomplete="new-password"
      spellcheck={false}
      error={errorOf(errors, 'password')}
    />
  )
}

/** Makes an account. */
export function SignUpPage({ site, values = {}, errors }: AccountFormView) {
  return (
    <Frame site={site} title="Make an account" path={signUpPath} errors={errors}>
      <p class="govuk-body">
        With an account you can state a need, be told of answers and ask to be introduced. You need none to search or to
        say what you want here.
      </p>
      <Form action={signUpPath}>
        <TextField
          name="name"
          label="Your name"
          hint="As others here should see it."
          autocomplete="name"
          spellcheck={false}
          value={values.name}
          error={errorOf(errors, 'name')}
        />
        <EmailField value={values.email} errors={errors} />
        <NewPasswordField errors={errors} />
        <Button preventDoubleClick>Make an account</Button>
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href={signInPath}>
          I have an account
        </a>
      </p>
    </Frame>
  )
}

/** Asks for a new password. */
export function ForgottenPasswordPage({ site, values = {}, errors }: AccountFormView) {
  return (
    <Frame site={site} title="Ask for a new password" path={forgottenPasswordPath} errors={errors}>
      <p class="govuk-body">We send a link to your e-mail address. It works once, for one hour.</p>
      <Form action={forgottenPasswordPath}>
        <EmailField value={values.email} errors={errors} />
        <Button preventDoubleClick>Send me a link</Button>
      </Form>
    </Frame>
  )
}

/** Sets a new password by the link of a message. */
export function NewPasswordPage({ site, token = '', errors }: AccountFormView) {
  return (
    <Frame site={site} title="Set a new password" path={newPasswordPath} errors={errors}>
      <p class="govuk-body">You will be signed out everywhere, and can sign in with the new password.</p>
      <Form action={newPasswordPath} hidden={{ token }}>
        <NewPasswordField errors={errors} />
        <Button>Set the password</Button>
      </Form>
    </Frame>
  )
}

/** Asks before an address is confirmed, since some mail programs open every link by themselves. */
export function ConfirmEmailPage({ site, token = '' }: AccountFormView) {
  return (
    <Frame site={site} title="Confirm your e-mail address" path={confirmEmailPath}>
      <Form action={confirmEmailPath} hidden={{ token }}>
        <Button>Confirm my address</Button>
      </Form>
    </Frame>
  )
}

/** Says the same whether there is an account or not. */
export function LookInYourMailPage({
  site,
  path,
  hasServer,
}: Readonly<{ site: Site; path: string; hasServer: boolean }>) {
  return (
    <Frame site={site} title="Look in your e-mail" path={path}>
      <p class="govuk-body">
        If we can write to that address, a message is on its way. Open the link in it within one hour.
      </p>
      {hasServer ? (
        <p class="govuk-body">Nothing there after a few minutes? Look among unwanted mail, then try again.</p>
      ) : (
        <p class="govuk-body">
          This exchange cannot send e-mail yet. Ask whoever runs it: they have the message and can give you the link.
        </p>
      )}
    </Frame>
  )
}
