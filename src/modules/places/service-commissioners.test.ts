import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { usualCommissioners } from './service-commissioners.ts'

const data = join(import.meta.dirname, '..', '..', '..', 'data')

describe('who usually commissions what', () => {
  it.each([
    ['England', 'lower tier', 'county council'],
    ['England', 'upper tier', 'county council'],
    ['England', 'unitary', 'council'],
    ['Scotland', 'unitary', 'council'],
    ['Wales', 'unitary', 'council'],
  ])('names a body for every area in %s, %s', async (nation, tier, transport) => {
    const found = await usualCommissioners(data, { nation, tier })
    expect(found).toHaveLength(18)
    expect(found.find((each) => each.serviceArea === 'community-transport')?.commissioner).toBe(transport)
  })

  it('names nobody for a combined authority, which is no tier of its own', async () => {
    expect(await usualCommissioners(data, { nation: 'England', tier: 'combined' })).toEqual([])
  })
})
