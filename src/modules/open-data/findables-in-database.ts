import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Posting } from '../../engines/matching/posting.ts'
import { readCodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { Database } from '../../platform/database/database.ts'
import { toNeed } from '../needs/index.ts'
import { toOrganisation } from '../organisations/index.ts'
import { toPractice } from '../practices/index.ts'
import { toRecord } from '../records/index.ts'
import { bundledDataFolder } from './bundled-datasets.ts'
import { findables, type Findable } from './findable.ts'

const pageRows = 1_000

/** Reads a table page by page in the order of its ids, with a turn of the event loop between pages. */
async function* inPages<Row extends { id: string }>(
  page: (after: string, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let after = ''
  for (;;) {
    const rows = await page(after, pageRows)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageRows) return
    after = last.id
    await nextTurn()
  }
}

/**
 * Everything that is offered: practices, live organisations, open needs and records, each kind in the order of its ids.
 * Dissolved organisations and closed needs are not among them.
 */
export async function* eachFindable(database: Database, dataFolder = bundledDataFolder): AsyncGenerator<Findable> {
  const make = findables(await readCodeTitles(dataFolder))
  const practices = inPages((after, limit) =>
    database.selectFrom('practices').selectAll().where('id', '>', after).orderBy('id').limit(limit).execute(),
  )
  for await (const row of practices) yield make.practice(toPractice(row))
  const organisations = inPages((after, limit) =>
    database
      .selectFrom('organisations')
      .selectAll()
      .where('status', '=', 'live')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
  for await (const row of organisations) yield make.organisation(toOrganisation(row))
  const needs = inPages((after, limit) =>
    database
      .selectFrom('needs')
      .selectAll()
      .where('state', '=', 'open')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
  for await (const row of needs) yield make.need(toNeed(row))
  const records = inPages((after, limit) =>
    database
      .selectFrom('records')
      .selectAll()
      .where('in_index', '=', true)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute(),
  )
  for await (const row of records) yield make.record(toRecord(row))
}

/** The same, as the index takes it in. */
export async function* eachPosting(database: Database, dataFolder = bundledDataFolder): AsyncGenerator<Posting> {
  for await (const { posting } of eachFindable(database, dataFolder)) yield posting
}
