import { sql } from 'kysely'
import { noteDocumentChanges } from '../../platform/database/document-changes.ts'
import type { Database } from '../../platform/database/database.ts'

/*
 * One body may stand in several registers, and in grants under its company number. Those of one number are joined: the row with the
 * first id stands for all, which is the Charity Commission's where there is one. A name proves nothing; rows of one name at
 * one place are kept as likely pairs for somebody to look at.
 */

const companyOfId = sql`case when id like 'GB-COH-%' then substr(id, 8) end`

/** Works out anew which organisations are one body, and points what was paid at the one that stands for it. */
export async function joinOrganisations(transaction: Database): Promise<void> {
  await sql`delete from joined_organisations`.execute(transaction)
  await sql`insert into joined_organisations (id, same_as, because)
    select id, first_id, case when id = 'GB-COH-' || number then 'org_id' else 'company_number' end from (
      select id, number, first_value(id) over (partition by number order by (known_from <> 'register'), id) as first_id
      from (
        select id, known_from, coalesce(company_number, ${companyOfId}) as number
        from organisations where status = 'live' and part_of is null
      ) as numbered where number is not null
    ) as placed where id <> first_id`.execute(transaction)
  await sql`update records set organisation_id = joined_organisations.same_as from joined_organisations
    where records.organisation_id = joined_organisations.id`.execute(transaction)
  // What was paid to a company that a register lists, where no row of its own stands for the company.
  await sql`update records set organisation_id = (
      select id from organisations where company_number = substr(records.organisation_id, 8) order by id limit 1)
    where organisation_id like 'GB-COH-%' and exists (
      select from organisations where company_number = substr(records.organisation_id, 8))`.execute(transaction)
  await findLikelyPairs(transaction)
}

/** Live organisations of different registers with one name at one place, that no number joins. */
async function findLikelyPairs(transaction: Database): Promise<void> {
  await sql`delete from likely_pairs`.execute(transaction)
  await sql`insert into likely_pairs (id, other_id, because)
    with named as materialized (
      select id, known_from, register, place_code, regexp_replace(lower(name), '[^a-z0-9]+', ' ', 'g') as plain
      from organisations where status = 'live' and part_of is null and place_code is not null
        and not exists (select from joined_organisations as joined where joined.id = organisations.id)
    ), several as (
      select plain, place_code from named group by plain, place_code having count(distinct coalesce(register, '')) > 1
    )
    select one.id, other.id, 'same name and place' from several
      join named as one using (plain, place_code) join named as other using (plain, place_code)
      where one.id < other.id and one.register is distinct from other.register
      limit 10000`.execute(transaction)
}

/** Tells the index of organisations that staged rows are about to end, so that nobody is offered one a second later. */
export async function noteLeaving(transaction: Database, datasets: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`select old.id from organisations as old
    left join staging.organisations as new using (id)
    where old.status = 'live' and (new.status <> 'live' or (new.id is null and old.dataset = any (${[...datasets]}::text[])))`.execute(
    transaction,
  )
  await noteDocumentChanges(
    transaction,
    'organisation',
    rows.map(({ id }) => id),
  )
}

/** Two organisations that may be one body. */
export type LikelyPair = Readonly<{ id: string; otherId: string; because: string }>

/** Pairs for an administrator to look at, in the order of their ids. */
export async function listLikelyPairs(database: Database): Promise<readonly LikelyPair[]> {
  const rows = await database.selectFrom('likely_pairs').selectAll().orderBy('id').orderBy('other_id').execute()
  return rows.map((row) => ({ id: row.id, otherId: row.other_id, because: row.because }))
}

/** The organisation that stands for this one, where another does. */
export async function findJoined(database: Database, id: string): Promise<string | undefined> {
  const row = await database
    .selectFrom('joined_organisations')
    .select('same_as')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.same_as
}
