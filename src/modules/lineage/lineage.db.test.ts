import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { addEdge, forgetInLineage, type NodeRef } from './index.ts'
import type { LineageKind } from './lineage.domain.ts'
import { walkEdges } from './lineage.repository.ts'
import { findNode, readLineage, type LineageNamer } from './lineage.service.ts'

let open: OpenDatabase
beforeEach(async () => {
  await open?.close()
  open = await freshDatabase()
})
afterAll(() => open.close())

const at = new Date('2026-03-02T10:00:00Z')

function node(text: string): NodeRef {
  const [kind = '', id = ''] = text.split(' ')
  return { kind: kind as LineageKind, id }
}

async function link(...chains: readonly string[]): Promise<void> {
  for (const chain of chains) {
    const nodes = chain.split(' > ').map(node)
    for (const [index, to] of nodes.entries()) {
      const from = nodes[index - 1]
      if (from !== undefined) await addEdge(open.database, { from, to, by: 'person-1', at })
    }
  }
}

async function reached(start: string, direction: 'forward' | 'back'): Promise<readonly string[]> {
  const edges = await walkEdges(open.database, node(start), direction)
  const far = edges.map((edge) => (direction === 'forward' ? edge.to : edge.from))
  return [...new Set(far.map(({ kind, id }) => `${kind} ${id}`))].toSorted()
}

describe('a chain', () => {
  beforeEach(async () => {
    await link(
      'voice v1 > need bolton > introduction i1 > adoption a1 > answer w1 > voice v1',
      'voice v2 > need bolton > practice p1 > introduction i1',
      'answer w1 > voice v2',
      'adoption a1 > adaptation d1 > edition e2',
      'voice v3 > need leeds > practice p1 > introduction i2 > adoption a2',
      'need leeds > introduction i2',
      'record r1 > practice p1',
    )
  })

  test('leads back from an adoption to the voices it began with, and not to those of another town', async () => {
    expect(await reached('adoption a1', 'back')).toEqual([
      'introduction i1',
      'need bolton',
      'practice p1',
      'voice v1',
      'voice v2',
    ])
  })

  test('leads on from a voice to what changed, and tells who was answered', async () => {
    expect(await reached('voice v1', 'forward')).toEqual([
      'adaptation d1',
      'adoption a1',
      'answer w1',
      'edition e2',
      'introduction i1',
      'need bolton',
      'practice p1',
      'voice v1',
      'voice v2',
    ])
    expect(await reached('voice v1', 'back')).toEqual(['answer w1'])
  })

  test('that begins at a practice shows every place', async () => {
    expect(await reached('practice p1', 'forward')).toContain('adoption a2')
    expect(await reached('practice p1', 'back')).toEqual([
      'need bolton',
      'need leeds',
      'record r1',
      'voice v1',
      'voice v2',
      'voice v3',
    ])
  })

  test('has names for what is public, none for what is private, and says what is gone', async () => {
    const namer: LineageNamer = {
      kind: 'voice',
      names: async () =>
        new Map([
          ['v1', { isPrivate: true }],
          ['v2', { isPrivate: false, title: 'Somebody asked', path: '/voices/v2' }],
        ]),
    }
    const { nodes, edges } = await readLineage(open.database, [namer], node('adoption a1'))
    expect(nodes.map(({ ref, name }) => [ref.id, name?.isPrivate])).toEqual(
      expect.arrayContaining([
        ['v1', true],
        ['v2', false],
        ['a1', undefined],
      ]),
    )
    expect(edges).toHaveLength(10)
  })
})

test('a link made twice is one, and keeps who made it first', async () => {
  const edge = { from: node('need n'), to: node('practice p') }
  await addEdge(open.database, { ...edge, by: 'person-1', at })
  await addEdge(open.database, { ...edge, by: 'person-2', at: new Date() })
  const rows = await open.database.selectFrom('lineage_edges').selectAll().execute()
  expect(rows).toMatchObject([{ made_by: 'person-1', made_at: at }])
})

test('an edge outlives the person who made it, without a name, and nobody deletes or bends it', async () => {
  await link('need n > practice p')
  await forgetInLineage(open.database, 'person-1')
  expect(await open.database.selectFrom('lineage_edges').select('made_by').execute()).toEqual([{ made_by: null }])
  await expect(sql`delete from lineage_edges`.execute(open.database)).rejects.toThrow(/stays as it was made/)
  await expect(sql`update lineage_edges set to_id = 'q'`.execute(open.database)).rejects.toThrow(/stays as it was made/)
})

test('an address that nothing has is nobody, one that a module knows is found without links', async () => {
  const namer: LineageNamer = {
    kind: 'practice',
    names: async (_, ids) =>
      new Map(ids.filter((id) => id === 'p').map((id) => [id, { isPrivate: false, title: 'P', path: '/p' } as const])),
  }
  expect(await findNode(open.database, [namer], 'p')).toEqual(node('practice p'))
  expect(await findNode(open.database, [namer], 'q')).toBeUndefined()
})

test('a thousand things are walked to the last, a circle among them once', async () => {
  await sql`insert into lineage_edges (from_kind, from_id, to_kind, to_id, made_at)
    select 'voice', 'v' || n, 'need', 'n' || n % 10, now() from generate_series(1, 900) n
    union all select 'need', 'n' || n, 'introduction', 'i' || n, now() from generate_series(0, 9) n
    union all select 'introduction', 'i' || n, 'adoption', 'a', now() from generate_series(0, 9) n
    union all select 'adoption', 'a', 'adaptation', 'd' || n, now() from generate_series(1, 79) n
    union all select 'adaptation', 'd1', 'adoption', 'a', now()`.execute(open.database)
  const { nodes } = await readLineage(open.database, [], node('adoption a'))
  expect(nodes).toHaveLength(1_000)
})
