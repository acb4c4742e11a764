import type { Database } from '../../platform/database/database.ts'
import { findIntroduction } from './introduction.repository.ts'
import { speakersOf } from './parties.ts'

/** The people who spoke in some introductions, each once: those who are told when something came of them. */
export async function peopleOfIntroductions(database: Database, ids: readonly string[]): Promise<readonly string[]> {
  const people = new Set<string>()
  for (const id of ids) {
    const introduction = await findIntroduction(database, id)
    if (introduction === undefined) continue
    for (const { party, personId } of [introduction.first, introduction.second]) {
      const spoke = personId === undefined ? await speakersOf(database, party) : [personId]
      for (const one of spoke) people.add(one)
    }
  }
  return [...people]
}

/** Takes a person's name off introductions and throws away how they could be reached; what was said stays, without a name. */
export async function forgetInIntroductions(transaction: Database, personId: string): Promise<void> {
  await transaction
    .updateTable('introductions')
    .set({ proposed_by: null })
    .where('proposed_by', '=', personId)
    .execute()
  await transaction
    .updateTable('introductions')
    .set({ first_person: null })
    .where('first_person', '=', personId)
    .execute()
  await transaction
    .updateTable('introductions')
    .set({ second_person: null })
    .where('second_person', '=', personId)
    .execute()
  await transaction.deleteFrom('introduction_contacts').where('person_id', '=', personId).execute()
}
