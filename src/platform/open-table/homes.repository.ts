import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { OpenTable } from './open-table.ts'

/** Another installation whose rows are read here: its address, the name it is shown by, and when its data was made. */
export type Home = Readonly<{ address: string; name: string; dataMadeAt: Date }>

/** The rows of one home stand under a dataset of their own, so that two homes never take each other's rows away. */
export function datasetOfHome(address: string): string {
  return `exchange ${address}`
}

/** What is read here of a home; `undefined` for one that nothing was read of. */
export async function findHome(database: Database, address: string): Promise<Home | undefined> {
  const row = await database.selectFrom('homes').selectAll().where('address', '=', address).executeTakeFirst()
  return row && { address: row.address, name: row.name, dataMadeAt: row.data_made_at }
}

/** Addresses of every home that is read here. */
export async function listHomes(database: Database): Promise<readonly string[]> {
  return (await database.selectFrom('homes').select('address').execute()).map(({ address }) => address)
}

/** Keeps how far a home has been read. */
export async function saveHome(transaction: Database, { address, name, dataMadeAt }: Home, now: Date): Promise<void> {
  const read = { name, data_made_at: dataMadeAt, read_at: now }
  await transaction
    .insertInto('homes')
    .values({ address, ...read })
    .onConflict((conflict) => conflict.column('address').doUpdateSet(read))
    .execute()
}

/** The address of the home of a row that is changed elsewhere; `undefined` for a row of this installation. */
export async function homeOfRow(
  database: Database,
  { table }: Pick<OpenTable, 'table'>,
  id: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ home: string }>`select home_rows.home from home_rows
    join ${sql.table(table)} as shown on shown.id = ${id} and shown.dataset = home_rows.dataset
    where home_rows.id = ${`${table}/${id}`}`.execute(database)
  return rows[0]?.home
}
