import type { Database } from '../database/database.ts'

/**
 * Does the work of a form once, however often it is sent: `work` answers the address to go to, which every further sending
 * of the same token gets without anything being done. Call it within the transaction that writes the record: a refusal must
 * undo both (throw, or send the form back with the same token before this is called).
 */
export async function submitOnce(
  transaction: Database,
  form: Readonly<{ token: string; route: string }>,
  work: () => Promise<string>,
): Promise<string> {
  // The second waits here until the first has ended, and then finds its row.
  const mine = await transaction
    .insertInto('submitted_forms')
    .values({ token: form.token, route: form.route, address: '' })
    .onConflict((conflict) => conflict.column('token').doNothing())
    .returning('token')
    .executeTakeFirst()
  if (mine === undefined) {
    const first = await transaction
      .selectFrom('submitted_forms')
      .select(['address', 'route'])
      .where('token', '=', form.token)
      .executeTakeFirstOrThrow()
    if (first.route !== form.route) throw new Error('The token of one form was sent with another')
    return first.address
  }
  const address = await work()
  await transaction.updateTable('submitted_forms').set({ address }).where('token', '=', form.token).execute()
  return address
}
