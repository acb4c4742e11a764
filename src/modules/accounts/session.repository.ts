import type { Database } from '../../platform/database/database.ts'

/** A session that goes on. */
export type OpenSession = Readonly<{ id: string; browser: string; since: Date }>

/** Where a person is signed in, the newest first. */
export async function listSessions(database: Database, personId: string, now: Date): Promise<readonly OpenSession[]> {
  const rows = await database
    .selectFrom('sessions')
    .select(['id', 'user_agent', 'created_at'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, browser: browserOf(row.user_agent ?? ''), since: row.created_at }))
}

/** Ends one of a person's own sessions; somebody else's stays. */
export async function endSessionOf(
  database: Database,
  { personId, id }: Readonly<{ personId: string; id: string }>,
): Promise<void> {
  await database.deleteFrom('sessions').where('id', '=', id).where('person_id', '=', personId).execute()
}

/** Ends every session of a person but one. */
export async function endOtherSessions(
  database: Database,
  { personId, except }: Readonly<{ personId: string; except: string | undefined }>,
): Promise<void> {
  await database
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .where('id', '!=', except ?? '')
    .execute()
}

const browsers = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'] as const
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'] as const
const spoken: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'a Mac', Windows: 'Windows' }

const words = (name: string) => spoken[name] ?? name

/** A browser and its system in words: `Firefox on Linux`. */
export function browserOf(userAgent: string): string {
  const browser = browsers.find((name) => userAgent.includes(`${name}/`))
  const system = systems.find((name) => userAgent.includes(name))
  if (browser === undefined) return 'A browser we do not know'
  return system === undefined ? words(browser) : `${words(browser)} on ${words(system)}`
}
