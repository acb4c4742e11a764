import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql, type Expression, type SqlBool } from 'kysely'
import type { Posting, PostingKind } from '../../engines/matching/posting.ts'
import { readCodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { Database } from '../../platform/database/database.ts'
import { toNeed } from '../needs/index.ts'
import { findServices, toOrganisation } from '../organisations/index.ts'
import { toPractice } from '../practices/index.ts'
import { toRecord } from '../records/index.ts'
import { bundledDataFolder } from './bundled-datasets.ts'
import { findables, type Findable } from './findable.ts'

type Make = ReturnType<typeof findables>

/** Reads what one kind offers: the rows that fulfil a condition on their id, in the order of their ids. */
type FindableSource = (
  database: Database,
  ids: Expression<SqlBool>,
  limit: number,
  make: Make,
) => Promise<readonly Findable[]>

/** Every kind that can be found, and which of its rows are offered: no dissolved organisation, no closed need. */
const sources: Readonly<Partial<Record<PostingKind, FindableSource>>> = {
  practice: async (database, ids, limit, make) =>
    (await database.selectFrom('practices').selectAll().where(ids).orderBy('id').limit(limit).execute()).map((row) =>
      make.practice(toPractice(row)),
    ),
  organisation: async (database, ids, limit, make) => {
    const live = database
      .selectFrom('organisations')
      .selectAll()
      .where('status', '=', 'live')
      .where(sql<SqlBool>`not exists (select from joined_organisations as joined where joined.id = organisations.id)`)
    const rows = await live.where(ids).orderBy('id').limit(limit).execute()
    const services = await findServices(
      database,
      rows.map((row) => row.id),
    )
    return rows.map((row) => make.organisation(toOrganisation(row), services.get(row.id)))
  },
  need: async (database, ids, limit, make) => {
    const open = database.selectFrom('needs').selectAll().where('state', '=', 'open')
    return (await open.where(ids).orderBy('id').limit(limit).execute()).map((row) => make.need(toNeed(row)))
  },
  record: async (database, ids, limit, make) => {
    const kept = database.selectFrom('records').selectAll().where('in_index', '=', true)
    return (await kept.where(ids).orderBy('id').limit(limit).execute()).map((row) => make.record(toRecord(row)))
  },
}

const pageRows = 1_000

const makers = new Map<string, Promise<Make>>()

/** The tables of titles are read once: a single changed row is not worth reading them again. */
function makerOf(dataFolder: string): Promise<Make> {
  const known = makers.get(dataFolder)
  if (known !== undefined) return known
  const made = readCodeTitles(dataFolder).then(findables)
  makers.set(dataFolder, made)
  return made
}

/** Everything that is offered, each kind in the order of its ids, page by page with a turn of the event loop between. */
export async function* eachFindable(database: Database, dataFolder = bundledDataFolder): AsyncGenerator<Findable> {
  const make = await makerOf(dataFolder)
  for (const source of Object.values(sources)) {
    let after = ''
    for (;;) {
      const page = await source(database, sql<SqlBool>`id > ${after}`, pageRows, make)
      yield* page
      const last = page.at(-1)
      if (last === undefined || page.length < pageRows) break
      after = last.posting.id
      await nextTurn()
    }
  }
}

/** The same, as the index takes it in. */
export async function* eachPosting(database: Database, dataFolder = bundledDataFolder): AsyncGenerator<Posting> {
  for await (const { posting } of eachFindable(database, dataFolder)) yield posting
}

/** Reads things by their kind and id as they are offered now; what is not offered (any more) is left out. */
export async function readFindables(
  database: Database,
  wanted: readonly Readonly<{ kind: string; id: string }>[],
  dataFolder = bundledDataFolder,
): Promise<readonly Findable[]> {
  const make = await makerOf(dataFolder)
  const found: Findable[] = []
  for (const [kind, source] of Object.entries(sources)) {
    const ids = wanted.filter((one) => one.kind === kind).map(({ id }) => id)
    if (ids.length === 0) continue
    found.push(...(await source(database, sql<SqlBool>`id = any(${ids}::text[])`, ids.length, make)))
  }
  return found
}
