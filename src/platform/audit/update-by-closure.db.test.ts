import { afterAll, beforeAll, expect, test } from 'vitest'
import { problem } from '../../core/problem.ts'
import { ok, refuse } from '../../core/result.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import type { OpenDatabase } from '../database/database.ts'
import { listTransitions } from './transition.repository.ts'
import { updateByClosure, type Store, type Versioned } from './update-by-closure.ts'

type Counter = Versioned & Readonly<{ state: 'counting' | 'done'; count: number }>

let open: OpenDatabase
const now = new Date('2026-01-05T10:00:00Z')
const by = { kind: 'person', id: 'ada' } as const

// A thing kept as a setting: any table will do, and the lock is the row's own.
const store: Store<Counter> = {
  kind: 'counter',
  async lock(transaction, id) {
    const query = transaction.selectFrom('settings').select('value').where('name', '=', id).forUpdate()
    const row = await query.executeTakeFirst()
    return row === undefined ? undefined : (JSON.parse(row.value) as Counter)
  },
  async save(transaction, counter) {
    const value = JSON.stringify(counter)
    await transaction.updateTable('settings').set({ value }).where('name', '=', counter.id).execute()
  },
}

beforeAll(async () => {
  open = await freshDatabase()
  const value = JSON.stringify({ id: 'a', state: 'counting', version: 1, count: 0 })
  await open.database.insertInto('settings').values({ name: 'a', value }).execute()
})
afterAll(() => open.close())

const count = (seen?: number) =>
  updateByClosure(open.database, store, { id: 'a', by, now, seen }, (counter) =>
    ok({ thing: { ...counter, count: counter.count + 1 }, steps: [{ event: 'count', to: 'counting' }] }),
  )

test('what many people change at once is changed as often, each step written down', async () => {
  await Promise.all(Array.from({ length: 8 }, () => count()))
  const saved = await open.database.transaction().execute((transaction) => store.lock(transaction, 'a'))
  expect(saved).toMatchObject({ count: 8, version: 9 })
  const steps = await listTransitions(open.database, { kind: 'counter', id: 'a' })
  expect(steps).toHaveLength(8)
  expect(steps[0]).toEqual({ event: 'count', from: 'counting', to: 'counting', doer: by, at: now, reason: undefined })
})

test('an older version, a refusal and an unknown thing change nothing', async () => {
  const before = await listTransitions(open.database, { kind: 'counter', id: 'a' })
  expect(await count(1)).toMatchObject({ ok: false, problem: { code: 'changed-meanwhile' } })
  const no = problem('conflict', 'no', 'No')
  const refused = await updateByClosure(open.database, store, { id: 'a', by, now }, () => refuse(no))
  expect(refused).toEqual(refuse(no))
  const unknown = await updateByClosure(open.database, store, { id: 'b', by, now }, () => refuse(no))
  expect(unknown).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
  expect(await listTransitions(open.database, { kind: 'counter', id: 'a' })).toEqual(before)
})

test('a failure inside leaves neither the change nor the step', async () => {
  const failing = updateByClosure(open.database, store, { id: 'a', by, now }, (counter) =>
    ok({
      thing: { ...counter, state: 'done' },
      steps: [{ event: 'end', to: 'done', reason: 'Enough' }],
      also: () => Promise.reject(new Error('no room')),
    }),
  )
  await expect(failing).rejects.toThrow('no room')
  const saved = await open.database.transaction().execute((transaction) => store.lock(transaction, 'a'))
  expect(saved).toMatchObject({ state: 'counting', count: 8 })
})
