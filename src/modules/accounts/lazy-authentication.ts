import type { Database } from '../../platform/database/database.ts'
import type { AccountMail } from './account-mail.ts'
import type { Authentication } from './authentication.ts'
import { readSecret } from '../../platform/database/secret.repository.ts'

/** Gives the library once somebody needs it; it takes longer to load than the rest of the exchange. */
export type OpenAuthentication = () => Promise<Authentication>

/** Loads and sets up the library when it is first asked for. */
export function lazyAuthentication(
  database: Database,
  config: Readonly<{ secret: string | undefined; baseUrl: string | undefined; mail: AccountMail }>,
): OpenAuthentication {
  let opened: Promise<Authentication> | undefined
  const open = async () => {
    const [{ createAuthentication }, secret] = await Promise.all([
      import('./authentication.ts'),
      readSecret(database, config.secret),
    ])
    return createAuthentication({ database, secret, baseUrl: config.baseUrl, mail: config.mail })
  }
  return () => {
    opened ??= open()
    // What was away may be there next time.
    opened.catch(() => (opened = undefined))
    return opened
  }
}
