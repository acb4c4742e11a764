import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { parseIsoDate } from '../../core/iso-date.ts'
import { noteDocumentChange } from '../../platform/database/document-changes.ts'
import type { Database, OpenDatabase } from '../../platform/database/database.ts'
import { answerNeed } from './answer.ts'
import { readConceptTags } from './concept-tags.ts'
import { databaseSource } from './database-source.ts'
import { followChanges } from './follow-changes.ts'
import { createIndexKeeper, type IndexKeeper } from './index-keeper.ts'
import type { Matcher } from './matcher.ts'
import { readBundledLists } from './word-lists.reader.ts'

const parts = { lists: readBundledLists(), tags: readConceptTags() }
const asAt = parseIsoDate('2025-11-08')
if (asAt === undefined) throw new Error('That is a day.')

let open: OpenDatabase
let folder = ''
const keepers: IndexKeeper[] = []
const stops: (() => Promise<void>)[] = []

beforeAll(async () => void (open = await freshDatabase()))
afterAll(() => open.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'document-feed-'))
  await open.database.deleteFrom('organisations').execute()
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  for (const keeper of keepers.splice(0)) keeper.close()
  await rm(folder, { recursive: true })
})

async function keeperAt(name: string): Promise<IndexKeeper> {
  const keeper = createIndexKeeper(join(folder, `${name}.match`), databaseSource(open.database), parts)
  keepers.push(keeper)
  await keeper.refresh()
  return keeper
}

/** Writes an organisation, or takes it out, and says so, as a use case does. */
async function write(database: Database, id: string, activities: string | undefined): Promise<void> {
  await database.deleteFrom('organisations').where('id', '=', id).execute()
  if (activities !== undefined) {
    const lists = { purposes: [], beneficiaries: [], how: [], concepts: [], service_areas: [] }
    const row = { id, dataset: 'test', name: `Body ${id}`, activities, source: 'a test' }
    await database
      .insertInto('organisations')
      .values({ ...row, ...lists, known_from: 'register', status: 'live' })
      .execute()
  }
  await noteDocumentChange(database, { kind: 'organisation', id })
}

const change = (id: string, activities: string | undefined) =>
  open.database.transaction().execute((transaction) => write(transaction, id, activities))

function answer(matcher: Matcher | undefined, text: string) {
  if (matcher === undefined || asAt === undefined) throw new Error('There is no index yet.')
  const answered = answerNeed(
    { text, place: undefined, kinds: ['organisation'], limit: 50, asAt, explain: true },
    matcher,
  )
  if (!answered.ok) throw new Error(answered.problem.title)
  return answered.value
}

const found = (keeper: IndexKeeper, text: string) =>
  answer(keeper.current(), text).lists.flatMap(({ results }) => results.map(({ id }) => id))

/** A moment is a second, as the feed promises, and what a busy machine may need beside. */
async function within(moments: number, isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 20) {
    if (waited > moments * 1_000) throw new Error(`It did not become so within ${moments} s.`)
    await pause(20)
  }
}

describe('an index that follows the changes of the database', () => {
  it('finds what was added and changed, and no more what has gone, without being built anew', async () => {
    const keeper = await keeperAt('one')
    await change('a', 'befriending lonely people')
    await keeper.catchUp()
    expect(found(keeper, 'befriending')).toEqual(['a'])
    await change('a', 'repairing bicycles')
    await change('b', 'befriending and bicycles')
    await keeper.catchUp()
    expect([found(keeper, 'befriending'), found(keeper, 'bicycles').toSorted()]).toEqual([['b'], ['a', 'b']])
    await open.database.transaction().execute(async (transaction) => {
      await transaction.updateTable('organisations').set({ status: 'dissolved' }).where('id', '=', 'b').execute()
      await noteDocumentChange(transaction, { kind: 'organisation', id: 'b' })
    })
    await keeper.catchUp()
    expect(found(keeper, 'befriending')).toEqual([])
    expect(keeper.state().documents).toBe(1)
  })

  it('hears of a change by itself, in every process', async () => {
    const keeper = await keeperAt('one')
    stops.push(await followChanges(open, keeper, (error) => expect.unreachable(String(error))))
    await change('a', 'befriending lonely people')
    await within(5, () => found(keeper, 'befriending').length === 1)
  })

  it('does not hear of what was rolled back', async () => {
    const keeper = await keeperAt('one')
    const failing = open.database.transaction().execute(async (transaction) => {
      await write(transaction, 'a', 'befriending lonely people')
      throw new Error('thought better of it')
    })
    await expect(failing).rejects.toThrow('thought better')
    await keeper.catchUp()
    expect(found(keeper, 'befriending')).toEqual([])
  })

  it('goes on from its file after a restart, and builds anew for another history of the database', async () => {
    const keeper = await keeperAt('one')
    await change('a', 'befriending lonely people')
    await keeper.catchUp()
    keeper.close()
    await change('b', 'befriending by telephone')
    const again = await keeperAt('one')
    expect(again.state().refused).toBeUndefined()
    expect(found(again, 'befriending').toSorted()).toEqual(['a', 'b'])
    again.close()
    await open.database.updateTable('settings').set({ value: 'restored' }).where('name', '=', 'change_feed').execute()
    const anew = await keeperAt('one')
    expect(anew.state().refused?.title).toContain('other data')
    expect(found(anew, 'befriending').toSorted()).toEqual(['a', 'b'])
  })

  it('answers after any changes, byte for byte, as an index that is built anew', async () => {
    const words = ['befriending', 'bicycles', 'lonely', 'people', 'repair', 'gardens', 'older', 'falls', 'music']
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((list) => list.join(' '))
    const step = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.option(text, { nil: undefined, freq: 3 }))
    const needs = ['befriending older people', 'bicycle repair', 'musik in gardens', 'falls']
    const keeper = await keeperAt('stepwise')
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 }), async (batches) => {
        for (const batch of batches) {
          await open.database.transaction().execute(async (transaction) => {
            for (const [number, activities] of batch) await write(transaction, `body-${number}`, activities)
          })
          await keeper.catchUp()
        }
        const anew = await keeperAt(`anew-${(round += 1)}`)
        for (const need of needs) {
          expect(JSON.stringify(answer(keeper.current(), need))).toBe(JSON.stringify(answer(anew.current(), need)))
        }
        keepers.splice(keepers.indexOf(anew), 1)
        anew.close()
      }),
      { numRuns: 6 },
    )
  })

  if (inject('databaseKind') === 'postgresql') overlapping()
})

/** The embedded database has one connection, so no two transactions overlap in it. */
function overlapping(): void {
  it('misses no change that was begun before a later one was committed', async () => {
    const keeper = await keeperAt('one')
    const early = await open.database.startTransaction().execute()
    await write(early, 'early', 'befriending begun early')
    await change('late', 'befriending begun late')
    await keeper.catchUp()
    expect(found(keeper, 'befriending')).toEqual(['late'])
    await early.commit().execute()
    await keeper.catchUp()
    expect(found(keeper, 'befriending').toSorted()).toEqual(['early', 'late'])
  })
}
