import type { Database } from '../../platform/database/database.ts'
import { writeMail } from '../../platform/mail/mail.repository.ts'
import { listHoldersAt } from '../accounts/index.ts'
import { notify, type MailAddresses } from '../notifications/index.ts'
import type { Tell } from './voice-decision.ts'
import type { Asker, Voice } from './voice.domain.ts'
import { comeBackPath, voicePath } from './voice.paths.ts'
import { writeMessage, type Recipient } from './voice-record.repository.ts'

/**
 * Tells everybody whom a message is for, each once for ever: on the page that they come back to, by e-mail where they left
 * an address, and in the product where they have an account. E-mails hold the title and where to read, never the words.
 */
export async function writeTell(
  database: Database,
  addresses: MailAddresses,
  { voice, askers, tell, at }: Readonly<{ voice: Voice; askers: readonly Asker[]; tell: Tell; at: Date }>,
): Promise<void> {
  const message = { key: tell.key, title: tell.title, words: tell.words, at }
  const write = (to: Recipient) => writeMessage(database, voice.id, to, message)
  const tellPerson = async (personId: string, because: string) => {
    const kind = because === askedBecause ? 'answer' : 'deadline'
    await notify(database, addresses, { personId, kind, title: tell.title, href: voicePath(voice.id), because, at })
  }
  if (typeof tell.to !== 'string') {
    if (await write(tell.to)) await tellPerson(tell.to.personId, owesBecause)
    return
  }
  if (tell.to === 'askers') {
    for (const asker of askers) {
      if (asker.withdrewAt !== undefined || !(await write({ askerId: asker.id }))) continue
      if (asker.personId !== undefined) await tellPerson(asker.personId, askedBecause)
      else if (asker.hasEmail) await mailAsker(database, addresses, asker.id, message)
    }
    return
  }
  const { personId, duty } = voice.owner
  const role = tell.to === 'broker' || duty !== 'answer' ? 'broker' : 'commissioner'
  if (personId !== undefined && role === 'commissioner') {
    if (await write({ personId })) await tellPerson(personId, owesBecause)
    return
  }
  if (!(await write({ role }))) return
  for (const holder of await listHoldersAt(database, role, [voice.bodyPlaceCode, voice.placeCode])) {
    await tellPerson(holder.personId, owesBecause)
  }
}

const askedBecause = 'You asked for this'
const owesBecause = 'You look after what is asked there'

/** An e-mail to somebody without an account, whose address nothing else reads. */
async function mailAsker(
  database: Database,
  { publicUrl }: MailAddresses,
  askerId: string,
  { title, at }: Readonly<{ title: string; at: Date }>,
): Promise<void> {
  const row = await database.selectFrom('voice_askers').select('email').where('id', '=', askerId).executeTakeFirst()
  if (row === undefined || row.email === null) return
  const words = `${title}.\n\nRead it with your code at ${publicUrl}${comeBackPath}\n\nYou get this because you asked for something and left this address for the answer.`
  await writeMail(database, { email: row.email, subject: title, words, at })
}
