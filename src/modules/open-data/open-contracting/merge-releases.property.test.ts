import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeReleases, type JsonObject } from './merge-releases.ts'

const word = fc.constantFrom('a', 'b', 'c')
const value: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.constantFrom('title', 'status', 'value'),
  fc.oneof(word, fc.constant(null), fc.integer({ min: 0, max: 3 })),
  { maxKeys: 3 },
)
const item = fc
  .tuple(fc.option(word, { nil: undefined }), value)
  .map(([id, rest]): JsonObject => (id === undefined ? rest : { ...rest, id }))
const release = fc
  .record({
    id: fc.uuid(),
    date: fc.constantFrom('2025-01-01T00:00:00Z', '2025-01-01T01:00:00+01:00', '2025-02-01', '2025-03-01T09:00:00Z'),
    tender: value,
    awards: fc.array(item, { maxLength: 3 }),
    roles: fc.array(word, { maxLength: 2 }),
  })
  .map((parts): JsonObject => ({ ...parts, ocid: 'ocds-a' }))
const releases = fc.uniqueArray(release, { selector: (one) => one['id'], minLength: 1, maxLength: 6 })

it('does not depend on the order of releases', () => {
  fc.assert(
    fc.property(
      releases.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(mergeReleases(shuffled)).toEqual(mergeReleases(list))
      },
    ),
  )
})

it('says of a single release what it says, without nulls; of a later one whatever that states', () => {
  fc.assert(
    fc.property(release, value, (first, later) => {
      const last: JsonObject = { ocid: 'ocds-a', id: 'last', date: '2026-01-01', tender: later }
      const tender = { ...(mergeReleases([first, last])?.['tender'] as JsonObject | undefined) }
      for (const [name, stated] of Object.entries(later)) expect(tender[name]).toEqual(stated ?? undefined)
      const alone = { ...(mergeReleases([first])?.['tender'] as JsonObject | undefined) }
      for (const [name, stated] of Object.entries(alone)) if (!(name in later)) expect(tender[name]).toEqual(stated)
    }),
  )
})
