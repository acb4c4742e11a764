import { z } from 'zod'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Database } from '../database/database.ts'
import type { StreamedText } from '../http/answer-stream.ts'
import { apiRoute, parseQuery } from '../http/api-route.ts'
import { byteOrderMark } from '../http/csv-text.ts'
import { readListCursor, writeListCursor } from '../http/list-cursor.ts'
import { anyone } from '../http/policy.ts'
import type { ApiRoute } from '../http/route.ts'
import { dataVersion } from './data-version.ts'
import { openCsvHead, openCsvRows } from './open-csv.ts'
import { eachOpenPage, findOpenRow, readOpenRows, type OpenCondition, type OpenRow } from './open-rows.ts'
import type { OpenTable } from './open-table.ts'

/** What lists are answered from. `home` is the address of this installation. */
export type OpenSources = Readonly<{ database: Database; home: string }>

const forSpreadsheets = { forSpreadsheets: true }
const mostRows = 200

/** What every list takes beside its own filters. */
const paging = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(mostRows)
    .default(50)
    .meta({ description: `How many rows a page has, ${mostRows} at the most` }),
  cursor: z.string().max(1_000).optional().meta({ description: 'Where the page before ended, as its `next` says' }),
  format: z.enum(['json', 'csv']).optional().meta({ description: 'The form of the answer; the header `Accept` else' }),
}

/** A list of the API: its table, its filters, and what a filter asks of a row; a filter may be refused. */
export type ListDefinition<Filters extends z.ZodRawShape> = Readonly<{
  table: OpenTable
  path: string
  description: string
  filters: Filters
  where: (filters: z.output<z.ZodObject<Filters>>) => Result<readonly OpenCondition[], Problem>
  examples: readonly string[]
}>

/**
 * The route of a list, with all that lists have in common: pages by cursor, JSON or CSV, every row as CSV where no limit is
 * stated, the address of the next page.
 */
export function listRoute<Filters extends z.ZodRawShape>(
  { table, path, description, filters, where, examples }: ListDefinition<Filters>,
  { database, home }: OpenSources,
): ApiRoute {
  const query = z.object({ ...filters, ...paging })
  const answer = z.object({
    next: z.string().nullable().meta({ description: 'The cursor of the next page; null on the last' }),
    items: z.array(table.row),
  })
  const conditionsOf = (asked: object) => where(asked as z.output<z.ZodObject<Filters>>)
  return apiRoute({
    name: `get ${table.name}`,
    path,
    policy: anyone,
    summary: table.title,
    description,
    examples,
    query,
    answer,
    csv: {
      fileName: `${table.name}.csv`,
      write: (page) =>
        byteOrderMark + openCsvHead(table) + openCsvRows(table, (page as ListPage).items, forSpreadsheets),
      all: async (context) => {
        const asked = parseQuery(query, context)
        if (!asked.ok) return asked
        const conditions = conditionsOf(asked.value)
        if (!conditions.ok) return conditions
        const pages = eachOpenPage(database, table, { home, where: conditions.value })
        return ok<StreamedText>({ version: await dataVersion(database, home), pieces: csvPieces(table, pages) })
      },
    },
    link: (page, address) => nextLink(page as ListPage, address),
    handler: async ({ query: asked }) => {
      const { limit, cursor } = asked as Readonly<{ limit: number; cursor?: string }>
      const after = cursor === undefined ? ok(undefined) : readListCursor(table.name, cursor)
      if (!after.ok) return after
      const conditions = conditionsOf(asked)
      if (!conditions.ok) return conditions
      const page = { home, after: after.value, limit: limit + 1, where: conditions.value }
      const rows = await readOpenRows(database, table, page)
      const items = rows.slice(0, limit)
      const last = rows.length > limit ? items.at(-1) : undefined
      return ok({ next: last === undefined ? null : writeListCursor(table.name, last.id), items })
    },
  })
}

type ListPage = Readonly<{ next: string | null; items: readonly OpenRow[] }>

async function* csvPieces(table: OpenTable, pages: AsyncIterable<readonly OpenRow[]>): AsyncGenerator<string> {
  yield byteOrderMark + openCsvHead(table)
  for await (const rows of pages) yield openCsvRows(table, rows, forSpreadsheets)
}

function nextLink({ next }: ListPage, address: URL): string | undefined {
  if (next === null) return undefined
  const query = new URLSearchParams(address.search)
  query.set('cursor', next)
  return `<${address.pathname}?${query}>; rel="next"`
}

/** One thing of an open table by its id; `more` adds what the list leaves out. */
export type ThingDefinition = Readonly<{
  table: OpenTable
  /** Ends in `/:id`. */
  path: string
  /** In the singular, for the name of the route and for the refusal: `practice`. */
  thing: string
  examples: readonly string[]
  more?: Readonly<{ schema: z.ZodRawShape; read: (id: string) => Promise<object> }>
}>

/** The route of one thing. */
export function thingRoute(
  { table, path, thing, examples, more }: ThingDefinition,
  { database, home }: OpenSources,
): ApiRoute {
  return apiRoute({
    name: `get ${thing}`,
    path,
    policy: anyone,
    summary: `One ${thing} by its id`,
    examples,
    params: z.object({ id: z.string() }),
    answer: more === undefined ? table.row : z.object({ ...table.row.shape, ...more.schema }),
    refusals: ['not-found'],
    handler: async ({ params: { id } }) => {
      const row = await findOpenRow(database, table, { home, id })
      if (row === undefined) return refuse(noSuch(thing, path))
      return ok({ ...row, ...(await more?.read(id)) })
    },
  })
}

function noSuch(thing: string, path: string): Problem {
  return problem('not-found', `no-such-${thing}`, `There is no ${thing} with this id`, {
    detail: `The list at ${path.replace('/:id', '')} has them all.`,
  })
}
