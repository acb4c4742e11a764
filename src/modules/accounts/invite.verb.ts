import { homeAddress } from '../../config.ts'
import { defineVerb, done, refused, wrongUsage } from '../../platform/command-line/verb.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/open-database.ts'
import { roles, type RoleScope } from '../../platform/http/policy.ts'
import { emailAddress } from './account.schema.ts'
import { addInvitation } from './invitation.repository.ts'
import { invitationLink } from './invitation.service.ts'

/** `exchange invite`: how the first administrator comes in. Whoever may run it has the database in hand already. */
export const verb = defineVerb({
  options: { role: { type: 'string' }, place: { type: 'string' }, organisation: { type: 'string' } },
  async run({ positionals, values, config }) {
    const [text, ...more] = positionals
    if (text === undefined || more.length > 0) return wrongUsage('Say whom to invite: one e-mail address.')
    const email = emailAddress.safeParse(text)
    if (!email.success) return wrongUsage(`${text} is no e-mail address.`)
    const role = roles.find((one) => one === (values.role ?? 'administrator'))
    if (role === undefined) return wrongUsage(`There is no role ${values.role}. Roles are ${roles.join(', ')}.`)
    if (values.place !== undefined && values.organisation !== undefined) {
      return wrongUsage('A role is held for a place or for an organisation, not for both.')
    }
    const settings = await config()
    const opened = await openDatabase(settings)
    if (!opened.ok) return refused(opened.problem)
    const open = opened.value
    try {
      const migrated = await migrate(open)
      if (!migrated.ok) return refused(migrated.problem)
      const holding = { role, scope: scopeOf(values) }
      const reason = 'Invited on the command line'
      const invitation = { email: email.data, holding, reason, by: undefined, at: new Date() }
      const { token } = await addInvitation(open.database, invitation)
      const link = invitationLink(homeAddress(settings), token)
      return done({
        json: { email: email.data, role, link },
        text: () => `Open this link within a week to accept:\n${link}\n`,
      })
    } finally {
      await open.close()
    }
  },
})

function scopeOf({
  place,
  organisation,
}: Readonly<{ place?: string | undefined; organisation?: string | undefined }>): RoleScope {
  if (place !== undefined) return { kind: 'place', id: place }
  if (organisation !== undefined) return { kind: 'organisation', id: organisation }
  return { kind: 'everywhere' }
}
