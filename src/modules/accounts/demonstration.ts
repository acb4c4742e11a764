import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Role, RoleScope } from '../../platform/http/policy.ts'
import { hashPassword } from './password.ts'
import { addHolding } from './role-holding.repository.ts'

/** Whether this is still an exchange to try out: the bundled data only, and no account of anybody real. */
export type IsDemonstration = () => Promise<boolean>

/** A demonstration account. They are named by role: nobody's name is made up. */
export type DemonstrationAccount = Readonly<{ id: string; name: string; role: Role | undefined; scope: RoleScope }>

/** What the id of every demonstration account begins with; ids of people are random otherwise. */
export const demonstrationPrefix = 'demonstration-'

const everywhere = { kind: 'everywhere' } as const
// Bolton: the place that the examples of the bundled data are about.
const bolton = { kind: 'place', id: 'E08000001' } as const

/** The accounts, one a role and one without any. */
export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  { id: 'demonstration-resident', name: 'Resident', role: undefined, scope: everywhere },
  { id: 'demonstration-commissioner', name: 'Commissioner in Bolton', role: 'commissioner', scope: bolton },
  { id: 'demonstration-adopter', name: 'Adopter in Bolton', role: 'adopter', scope: bolton },
  { id: 'demonstration-editor', name: 'Editor of an organisation', role: 'organisation-editor', scope: everywhere },
  { id: 'demonstration-broker', name: 'Broker', role: 'broker', scope: everywhere },
  { id: 'demonstration-moderator', name: 'Moderator', role: 'moderator', scope: everywhere },
  { id: 'demonstration-reviewer', name: 'Reviewer', role: 'reviewer', scope: everywhere },
  { id: 'demonstration-administrator', name: 'Administrator', role: 'administrator', scope: everywhere },
]

/** Tells whether demonstration accounts are offered; `isBundledOnly` says that nothing real was imported. */
export function demonstrationCheck(database: Database, isBundledOnly: () => boolean): IsDemonstration {
  return async () => {
    if (!isBundledOnly()) return false
    const real = await database
      .selectFrom('people')
      .select('id')
      .where('is_demonstration', '=', false)
      .limit(1)
      .executeTakeFirst()
    return real === undefined
  }
}

/** Makes a demonstration account, if it is not there, with a password that is new each time, and answers what signs it in. */
export async function openDemonstrationAccount(
  database: Database,
  account: DemonstrationAccount,
  at: Date,
): Promise<Readonly<{ email: string; password: string }>> {
  const email = `${account.id}@demonstration.invalid`
  const password = randomBytes(24).toString('base64url')
  const hash = await hashPassword(password)
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('people')
      .values({
        id: account.id,
        name: account.name,
        email,
        email_verified: true,
        is_demonstration: true,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await transaction
      .insertInto('sign_in_methods')
      .values({
        id: `password-of-${account.id}`,
        person_id: account.id,
        provider_id: 'credential',
        account_id: account.id,
        password: hash,
        created_at: at,
        updated_at: at,
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ password: sql<string>`excluded.password`, updated_at: at }),
      )
      .execute()
    if (account.role === undefined) return
    const holding = { role: account.role, scope: account.scope }
    await addHolding(transaction, { personId: account.id, holding, by: undefined, at, reason: 'Demonstration' })
  })
  return { email, password }
}
