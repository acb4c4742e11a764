import { createHmac } from 'node:crypto'
import type { Database } from '../../platform/database/database.ts'

const hourMs = 60 * 60 * 1_000

/** How many wrong passwords an hour one account and one network address may have, and how many messages may be asked for. */
const perHour = { account: 10, address: 60, mail: 5, mailsFrom: 30 } as const

function limitOf(key: string): number {
  const kind = key.slice(0, key.indexOf(':'))
  return kind in perHour ? perHour[kind as keyof typeof perHour] : perHour.account
}

/** A key that says nothing of the e-mail address or network address it was made of. */
export function failureKey(secret: string, kind: keyof typeof perHour, text: string): string {
  return `${kind}:${createHmac('sha256', secret).update(text.trim().toLowerCase()).digest('base64url')}`
}

/** Minutes to wait before the next try; nought where one may try now. Asked alike for accounts that there are and are not. */
export async function minutesToWait(
  database: Database,
  { keys, now }: Readonly<{ keys: readonly string[]; now: Date }>,
): Promise<number> {
  const hourAgo = new Date(now.getTime() - hourMs)
  let minutes = 0
  for (const key of keys) {
    const limit = limitOf(key)
    const rows = await database
      .selectFrom('failed_sign_ins')
      .select('failed_at')
      .where('key', '=', key)
      .where('failed_at', '>', hourAgo)
      .orderBy('failed_at', 'desc')
      .limit(limit)
      .execute()
    const oldest = rows.length === limit ? rows.at(-1) : undefined
    if (oldest === undefined) continue
    minutes = Math.max(minutes, Math.ceil((oldest.failed_at.getTime() + hourMs - now.getTime()) / 60_000))
  }
  return minutes
}

/** Notes that a password was wrong, and forgets what is older than an hour. */
export async function noteFailure(
  database: Database,
  { keys, now }: Readonly<{ keys: readonly string[]; now: Date }>,
): Promise<void> {
  await database
    .deleteFrom('failed_sign_ins')
    .where('failed_at', '<', new Date(now.getTime() - hourMs))
    .execute()
  await database
    .insertInto('failed_sign_ins')
    .values(keys.map((key) => ({ key, failed_at: now })))
    .execute()
}

/** Forgets an account's wrong passwords once the right one was given. */
export async function forgetFailures(database: Database, key: string): Promise<void> {
  await database.deleteFrom('failed_sign_ins').where('key', '=', key).execute()
}
