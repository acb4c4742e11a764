import type { Database } from '../../platform/database/database.ts'
import { isContactOpen, type Introduction } from './introduction.domain.ts'

/** How one side can be reached. */
export type Contact = Readonly<{ side: 'first' | 'second'; name: string; reach: string }>

/** Keeps how a side can be reached; what is given again takes the place of what was given before. */
export async function keepContact(
  transaction: Database,
  introductionId: string,
  contact: Contact & Readonly<{ personId: string; at: Date }>,
): Promise<void> {
  const given = { person_id: contact.personId, name: contact.name, reach: contact.reach, given_at: contact.at }
  await transaction
    .insertInto('introduction_contacts')
    .values({ introduction_id: introductionId, side: contact.side, ...given })
    .onConflict((conflict) => conflict.columns(['introduction_id', 'side']).doUpdateSet(given))
    .execute()
}

/** Takes away what somebody gave, once the introduction has ended without both agreeing: nobody will need it. */
export async function dropContacts(transaction: Database, introductionId: string): Promise<void> {
  await transaction.deleteFrom('introduction_contacts').where('introduction_id', '=', introductionId).execute()
}

/** How both sides can be reached, once both agreed; nothing before that, whoever asks. */
export async function openContacts(database: Database, introduction: Introduction): Promise<readonly Contact[]> {
  if (!isContactOpen(introduction)) return []
  const rows = await database
    .selectFrom('introduction_contacts')
    .select(['side', 'name', 'reach'])
    .where('introduction_id', '=', introduction.id)
    .orderBy('side')
    .execute()
  return rows
}
