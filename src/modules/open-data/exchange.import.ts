import { sql } from 'kysely'
import { z } from 'zod'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { parseRow } from '../../platform/bulk-load/dataset.ts'
import type { ImportKind, ImportPart, MakeRows } from '../../platform/bulk-load/import-kind.ts'
import type { Database } from '../../platform/database/database.ts'
import { datasetOfHome, findHome, listHomes, saveHome } from '../../platform/open-table/homes.repository.ts'
import { columnNames, type OpenTable } from '../../platform/open-table/open-table.ts'
import { homeName } from './data-package.ts'
import { readExchangeHead, type ExchangeHead } from './exchange-file.ts'
import { openTableRows, packagedRows, type TakenRows } from './exchange-rows.ts'
import { openTables } from './open-tables.ts'

/** The word for it on the command line. */
export const exchangeKindName = 'exchange'

const tables = [...openTables.map(({ table }) => table), 'home_rows' as const]

/**
 * How a file of another exchange is imported: all that it has, which replaces all that is here of it, or what has changed
 * there since it was last read. Rows keep their home, are changed only there, and go when they go there; a row of this
 * installation is never touched. Refuses a file of our own, an older one than is here, and changes that begin too late.
 */
export async function exchangeImport(
  database: Database,
  path: string,
  { ours, now }: Readonly<{ ours: string; now: Date }>,
): Promise<Result<ImportKind, Problem>> {
  const head = await readExchangeHead(path)
  if (!head.ok) return head
  const wrong = await whatIsWrong(database, head.value, ours)
  if (wrong !== undefined) return refuse(wrong)
  const { home, since } = head.value
  const name = datasetOfHome(home)
  const taken = { ours, readDirectly: new Set((await listHomes(database)).filter((one) => one !== home)) }
  const common = {
    name,
    title: `Open data of ${homeName(home)}`,
    publisher: homeName(home),
    licence: 'as each row states',
    tables,
    replaces: 'whole',
    yieldsTo: await ownDatasets(database),
    settle: async (transaction: Database) => {
      await saveHome(transaction, { address: home, name: homeName(home), dataMadeAt: head.value.madeAt }, now)
    },
  } as const
  return ok(since === undefined ? { ...common, ...wholeParts(taken) } : { ...common, ...changesPart(name, taken) })
}

function wholeParts(taken: TakenRows): Pick<ImportKind, 'parts' | 'begin'> {
  const described: ImportPart = { name: 'description', needs: ['path', 'schema'], lists: ['resources'] }
  return {
    parts: [described, ...openTables.map((table) => ({ name: table.name, needs: columnNames(table) }))],
    begin: async () =>
      Object.fromEntries<MakeRows>([
        [described.name, () => ok([])],
        ...openTables.map((table) => [table.name, packagedRows(table, taken)] as const),
      ]),
  }
}

const changeSchema = z.object({
  table: z.enum(openTables.map(({ name }) => name)),
  change: z.enum(['changed', 'removed']),
  id: z.string().optional(),
  row: z.unknown().optional(),
})

function changesPart(dataset: string, taken: TakenRows): Pick<ImportKind, 'parts' | 'begin' | 'prepare'> {
  const removed = new Map<OpenTable, Set<string>>(openTables.map((table) => [table, new Set<string>()]))
  const rows: MakeRows = (raw, context) => {
    // The first line says what the file is, and was read already.
    if (typeof raw === 'object' && raw !== null && 'format' in raw) return ok([])
    const parsed = parseRow(changeSchema, raw)
    if (!parsed.ok) return parsed
    const { table: name, change, id, row } = parsed.value
    const table = openTables.find((one) => one.name === name)
    if (table === undefined) throw new Error(`There is no open table ${name}`)
    if (change === 'changed') return openTableRows(table, row, taken, context)
    if (id === undefined) return refuse([{ field: 'id', rule: 'is not there' }])
    removed.get(table)?.add(id)
    return ok([])
  }
  return {
    parts: [{ name: 'changes', needs: ['format'] }],
    begin: async () => ({ changes: rows }),
    // Whatever the file does not name stays: it is staged as it stands, so that a swap of the whole leaves it alone.
    prepare: async (transaction) => {
      for (const { table } of openTables) await stageOthers(transaction, table, dataset, idsOf(removed, table))
      const gone = openTables.flatMap(({ table }) => idsOf(removed, table).map((id) => `${table}/${id}`))
      await stageOthers(transaction, 'home_rows', dataset, gone)
    },
  }
}

function idsOf(removed: ReadonlyMap<OpenTable, ReadonlySet<string>>, table: OpenTable['table']): readonly string[] {
  return openTables.filter((one) => one.table === table).flatMap((one) => [...(removed.get(one) ?? [])])
}

/** Far beyond the rows of any file, so that no number is given twice. */
const beyondFiles = 1_000_000_000

async function stageOthers(
  transaction: Database,
  table: ImportKind['tables'][number],
  dataset: string,
  removed: readonly string[],
): Promise<void> {
  const staged = sql.id('staging', table)
  await sql`insert into ${staged}
    select here.*, ${beyondFiles}::integer + row_number() over ()::integer from ${sql.table(table)} as here
    where here.dataset = ${dataset} and here.id <> all (${[...removed]}::text[])
    and not exists (select from ${staged} as new where new.id = here.id)`.execute(transaction)
}

/** Datasets whose rows are changed here: a row of another exchange never takes their place. */
async function ownDatasets(database: Database): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const { table } of openTables) {
    const { rows } = await sql<{ dataset: string }>`select distinct dataset from ${sql.table(table)}`.execute(database)
    for (const { dataset } of rows) if (!dataset.startsWith(datasetOfHome(''))) found.add(dataset)
  }
  return [...found]
}

async function whatIsWrong(database: Database, head: ExchangeHead, ours: string): Promise<Problem | undefined> {
  const { home, madeAt, since } = head
  if (home === ours) {
    return problem('invalid', 'own-export', `This is open data of this exchange itself (${home})`, {
      detail: 'If it is not, set BASE_URL on both to the address that each is known by.',
    })
  }
  const known = await findHome(database, home)
  if (known !== undefined && madeAt < known.dataMadeAt) {
    return problem('conflict', 'older-export', `Newer data of ${homeName(home)} is here already`, {
      detail: `This file was made at ${madeAt.toISOString()}, and what is here at ${known.dataMadeAt.toISOString()}.`,
    })
  }
  if (since === undefined) return undefined
  if (known === undefined) {
    return problem('conflict', 'whole-first', `Nothing of ${homeName(home)} is here yet`, {
      detail: 'Import all of its data first, then its changes.',
    })
  }
  if (since <= known.dataMadeAt) return undefined
  return problem('conflict', 'changes-missing', 'Changes are missing between this file and what is here', {
    detail: `Ask ${homeName(home)} for changes since ${known.dataMadeAt.toISOString()}.`,
  })
}
