import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { RadiosField, SelectField } from '../../design-system/form/choice-field.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { roles } from '../../platform/http/policy.ts'
import { rolesPath } from './account.paths.ts'
import type { Invitation } from './invitation.repository.ts'
import type { HeldRole } from './role-holding.repository.ts'
import { roleWords, scopeInWords } from './role-words.ts'

/** What the page of roles shows; `typed` is what was filled in, kept where something is wrong. */
export type RolesView = Readonly<{
  held: readonly HeldRole[]
  invitations: readonly Invitation[]
  personId: string
  typed: Readonly<Record<'email' | 'role' | 'scope' | 'code' | 'reason', string>>
  errors?: readonly FieldError[]
  done?: string | undefined
}>

const doneWords: Readonly<Record<string, string>> = {
  invited: 'The invitation is written. A new administrator is invited once another administrator has agreed.',
  approved: 'You have agreed. The invitation is on its way.',
  revoked: 'The invitation is taken back.',
  ended: 'The role is ended.',
}

/** Who may do what, who is invited, and the form to invite somebody. */
export function RolesPage({ site, view }: Readonly<{ site: Site; view: RolesView }>) {
  const done = view.done === undefined ? undefined : doneWords[view.done]
  return (
    <Page
      site={site}
      title="Roles"
      path={rolesPath}
      breadcrumbs={[{ text: 'Administration', href: '/administration' }]}
      hasErrors={view.errors !== undefined}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={view.errors} />
          <h1 class="govuk-heading-l">Roles</h1>
          {done !== undefined && <InsetText>{done}</InsetText>}
          <InviteForm view={view} />
          <Invitations view={view} />
          <Held held={view.held} />
        </div>
      </div>
    </Page>
  )
}

function InviteForm({ view: { typed, errors } }: Readonly<{ view: RolesView }>) {
  return (
    <Form action={rolesPath}>
      <h2 class="govuk-heading-m">Invite somebody to a role</h2>
      <TextField
        name="email"
        label="Their e-mail address"
        type="email"
        value={typed.email}
        error={errorOf(errors, 'email')}
      />
      <SelectField
        name="role"
        label="Role"
        hint="A new administrator needs two people: you, and another administrator who agrees."
        value={typed.role}
        error={errorOf(errors, 'role')}
        choices={roles.map((value) => ({ value, text: roleWords[value] }))}
      />
      <RadiosField
        name="scope"
        label="Where is the role held?"
        labelSize="s"
        value={typed.scope}
        error={errorOf(errors, 'scope')}
        choices={[
          { value: 'place', text: 'For a place' },
          { value: 'organisation', text: 'For an organisation' },
          { value: 'everywhere', text: 'Everywhere' },
        ]}
      />
      <TextField
        name="code"
        label="Code of the place or the organisation"
        hint="It ends the address of its page, such as E08000001 or GB-CHC-1012345. Leave it empty for everywhere."
        spellcheck={false}
        value={typed.code}
        error={errorOf(errors, 'code')}
      />
      <TextField name="reason" label="Why?" value={typed.reason} error={errorOf(errors, 'reason')} />
      <Button preventDoubleClick>Invite</Button>
    </Form>
  )
}

function Invitations({ view: { invitations, personId } }: Readonly<{ view: RolesView }>) {
  return (
    <section>
      <h2 class="govuk-heading-m">Invited</h2>
      {invitations.length === 0 && <p class="govuk-body">Nobody is invited.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {invitations.map(({ id, email, holding, reason, waitsForApproval, invitedBy }) => (
          <li>
            {email}: {roleWords[holding.role]} {scopeInWords(holding.scope)}. {reason}
            {waitsForApproval && <strong> Waits for another administrator.</strong>}
            {waitsForApproval && invitedBy !== personId && (
              <Form action={`${rolesPath}/approve`} hidden={{ id }}>
                <Button classes="govuk-!-margin-bottom-1">
                  Agree <span class="govuk-visually-hidden">to {email}</span>
                </Button>
              </Form>
            )}
            <Form action={`${rolesPath}/revoke`} hidden={{ id }}>
              <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">
                Take back <span class="govuk-visually-hidden">the invitation of {email}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Held({ held }: Readonly<{ held: readonly HeldRole[] }>) {
  return (
    <section>
      <h2 class="govuk-heading-m">Held now</h2>
      <ul class="govuk-list govuk-list--spaced">
        {held.map(({ id, name, holding, reason }) => (
          <li>
            {name}: {roleWords[holding.role]} {scopeInWords(holding.scope)}. {reason}
            <Form action={`${rolesPath}/end`} hidden={{ id: String(id) }}>
              <Button classes="govuk-button--secondary govuk-!-margin-bottom-0">
                End <span class="govuk-visually-hidden">the role of {name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
