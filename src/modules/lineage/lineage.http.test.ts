import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { addEdge, lineagePath } from './index.ts'

let running: TestApplication
const at = new Date('2026-03-02T10:00:00Z')

beforeAll(async () => {
  running = await testApplication()
  const { database } = running.open
  const need = { kind: 'need', id: 'need-1' } as const
  for (let voice = 1; voice <= 14; voice += 1) {
    await addEdge(database, { from: { kind: 'voice', id: `secret-${voice}` }, to: need, by: 'person-1', at })
  }
  await addEdge(database, { from: need, to: { kind: 'introduction', id: 'intro-1' }, by: 'person-1', at })
  const adoption = { kind: 'adoption', id: 'adoption-1' } as const
  await addEdge(database, { from: { kind: 'introduction', id: 'intro-1' }, to: adoption, by: undefined, at })
})
afterAll(() => running.close())

describe('the page of lineage', () => {
  test('draws the chain with a table, many of a kind as one box', async () => {
    const response = await running.request(lineagePath('adoption-1'))
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('In this chain: 14 voices, 1 need, 1 introduction, 1 adoption.')
    expect(html).toContain('14 of them')
    expect(html.match(/<tr class="govuk-table__row">/g)).toHaveLength(1 + 16)
    expect(html).toContain('2 March 2026')
  })

  test('names nobody and nothing that its module does not name', async () => {
    for (const path of ['/lineage/adoption-1', '/api/v1/lineage/adoption-1']) {
      const text = await (await running.request(path)).text()
      expect(text).not.toMatch(/secret-\d|person-1/)
    }
  })

  test('is not there for an address that nothing has', async () => {
    expect((await running.request('/lineage/nothing')).status).toBe(404)
    expect((await running.request('/api/v1/lineage/nothing')).status).toBe(404)
  })
})

test('programs get the same chain, numbered', async () => {
  const answer = (await (await running.request('/api/v1/lineage/adoption-1')).json()) as {
    nodes: readonly { ref: number; kind: string; start: boolean }[]
    edges: readonly { from: number; to: number }[]
  }
  expect(answer.nodes).toHaveLength(17)
  expect(answer.edges).toHaveLength(16)
  const refs = new Set(answer.nodes.map(({ ref }) => ref))
  expect(answer.edges.every(({ from, to }) => refs.has(from) && refs.has(to))).toBe(true)
  expect(answer.nodes.filter(({ start }) => start).map(({ kind }) => kind)).toEqual(['adoption'])
})
