import { dayInLondon } from '../../core/iso-date.ts'
import { readSecret } from '../../platform/database/secret.repository.ts'
import type { Database } from '../../platform/database/database.ts'
import type { DueJob, JobHandler } from '../../platform/jobs/job.ts'
import { scheduleJob } from '../../platform/jobs/job.repository.ts'
import { writeMail } from '../../platform/mail/mail.repository.ts'
import { dueFrequencies, kindWords, notificationKinds } from './notification.domain.ts'
import type { MailAddresses } from './notify.ts'
import { listPeopleToMail, readFrequencies } from './setting.repository.ts'
import { unsubscribeAddress } from './unsubscribe.ts'

const daily = 'begin digests'
const one = 'write digest'
const hourOfDigests = 7
const dayMs = 24 * 60 * 60 * 1_000

/** Schedules the next morning's digests, seven o'clock in universal time, if they are not scheduled yet. */
export async function scheduleDigests(transaction: Database, now: Date): Promise<void> {
  const today = new Date(`${now.toISOString().slice(0, 10)}T0${hourOfDigests}:00:00Z`)
  const runAt = today > now ? today : new Date(today.getTime() + dayMs)
  await scheduleJob(transaction, { kind: daily, key: runAt.toISOString().slice(0, 10), runAt })
}

/** The jobs of the digests: one each morning for all, one a person. */
export function digestJobs(addresses: MailAddresses): readonly JobHandler[] {
  return [
    {
      kind: daily,
      run: async (transaction, { key, now }) => {
        const due = dueFrequencies(new Date(`${key}T12:00:00Z`))
        for (const personId of await listPeopleToMail(transaction, due)) {
          await scheduleJob(transaction, {
            kind: one,
            key: `${personId} ${key}`,
            runAt: now,
            data: { personId, day: key },
          })
        }
        await scheduleDigests(transaction, now)
      },
    },
    { kind: one, run: (transaction, job) => writeDigest(transaction, job, addresses) },
  ]
}

async function writeDigest(transaction: Database, { data, now }: DueJob, addresses: MailAddresses): Promise<void> {
  const { personId, day } = data as { personId: string; day: string }
  const chosen = await readFrequencies(transaction, personId)
  const due = dueFrequencies(new Date(`${day}T12:00:00Z`))
  const kinds = notificationKinds.filter((kind) => due.includes(chosen[kind]))
  if (kinds.length === 0) return
  const items = await transaction
    .updateTable('notifications')
    .set({ mailed_at: now })
    .where('person_id', '=', personId)
    .where('mailed_at', 'is', null)
    .where('kind', 'in', kinds)
    .returning(['id', 'kind', 'title', 'href', 'because'])
    .execute()
  if (items.length === 0) return
  const person = await transaction
    .selectFrom('people')
    .select('email')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const secret = await readSecret(transaction, addresses.secret)
  const absolute = (address: string) => new URL(address, addresses.publicUrl).href
  const stop = (kind: (typeof kinds)[number]) => absolute(unsubscribeAddress(secret, { personId, kind }))
  const parts = kinds.flatMap((kind) => {
    const ofKind = items.filter((item) => item.kind === kind).toSorted((left, right) => left.id - right.id)
    if (ofKind.length === 0) return []
    const lines = ofKind.map(
      ({ title, href, because }) => `${title}\n${absolute(href)}\nYou get this because ${because}.`,
    )
    return [`${kindWords[kind]}\n\n${lines.join('\n\n')}\n\nStop messages of this kind: ${stop(kind)}`]
  })
  const firstKind = kinds.find((kind) => items.some((item) => item.kind === kind))
  await writeMail(transaction, {
    personId,
    email: person.email,
    subject: `What changed on the exchange, ${dayInLondon(now)}`,
    words: parts.join('\n\n\n'),
    ...(firstKind !== undefined && { unsubscribeUrl: stop(firstKind) }),
    at: now,
  })
}
