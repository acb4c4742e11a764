import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import type { OpenDatabase } from './database.ts'
import { schemaTypes } from './schema-types.ts'

let open: OpenDatabase

beforeAll(async () => {
  open = await freshDatabase()
})
afterAll(() => open.close())

describe('a database of either kind', () => {
  it('is the kind that this run is about', () => {
    expect(open.kind).toBe(inject('databaseKind'))
  })

  it('reads whole numbers, numerics, days, lists and JSON alike', async () => {
    const { rows } = await sql`select count(*) as count, 9007199254740991::int8 as big, 1.50::numeric as price,
      date '2025-03-30' as day, array['a', 'b''c'] as list, '{"a":[1]}'::jsonb as document, null::date as nothing,
      timestamptz '2025-03-30T12:00:00Z' as moment`.execute(open.database)
    expect(rows).toEqual([
      {
        count: 1,
        big: 9007199254740991,
        price: 1.5,
        day: '2025-03-30',
        list: ['a', "b'c"],
        document: { a: [1] },
        nothing: null,
        moment: new Date('2025-03-30T12:00:00Z'),
      },
    ])
  })

  it('will not round a whole number in silence', async () => {
    await expect(sql`select 9007199254740993::int8 as big`.execute(open.database)).rejects.toThrow(/too large/)
  })

  it('writes lists and JSON as they were given', async () => {
    const { rows } =
      await sql`select ${['x', 'y']}::text[] as list, ${JSON.stringify([{ a: 1 }])}::jsonb as document`.execute(
        open.database,
      )
    expect(rows).toEqual([{ list: ['x', 'y'], document: [{ a: 1 }] }])
  })

  it('keeps a query outside a transaction out of it', async () => {
    const { database } = open
    let release: (() => void) | undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const inside = database.transaction().execute(async (transaction) => {
      await transaction.insertInto('settings').values({ name: 'inside', value: '1' }).execute()
      await held
      throw new Error('given up')
    })
    const outside = database.insertInto('settings').values({ name: 'outside', value: '1' }).execute()
    release?.()
    await expect(inside).rejects.toThrow('given up')
    await outside
    const named = database.selectFrom('settings').select('name').where('name', 'in', ['inside', 'outside'])
    expect(await named.execute()).toEqual([{ name: 'outside' }])
  })

  it('undoes a whole script when one statement of it fails', async () => {
    await expect(open.runScript(`create table half (id int); select 1 / 0;`)).rejects.toThrow(/division by zero/)
    const { rows } = await sql<{ name: string | null }>`select to_regclass('half')::text as name`.execute(open.database)
    expect(rows).toEqual([{ name: null }])
  })

  it('lets work under one name happen one after the other', async () => {
    const order: string[] = []
    const work = (name: string) => () =>
      open.exclusively('test', async () => {
        order.push(`${name} begins`)
        await sql`select 1`.execute(open.database)
        order.push(`${name} ends`)
      })
    await Promise.all([work('a')(), work('b')()])
    expect([order.slice(0, 2), order.slice(2)].map((pair) => pair.map((line) => line.slice(2)))).toEqual([
      ['begins', 'ends'],
      ['begins', 'ends'],
    ])
    expect(order[0]?.[0]).toBe(order[1]?.[0])
  })

  it('answers when asked whether it is there', async () => {
    expect(await open.health()).toEqual({ ok: true, value: undefined })
  })

  it('has the tables that the generated types say', async () => {
    const written = await readFile(new URL('schema.generated.ts', import.meta.url), 'utf8')
    expect(await schemaTypes(open.database), 'run: node scripts/generate-schema.ts').toBe(written)
  })
})
