import { parseIsoDate, type IsoDate } from '../../src/core/iso-date.ts'
import type { RowContext } from '../../src/platform/bulk-load/dataset.ts'

/** What rows are read with where nothing is looked up: some places, no codes, every organisation as it is named. */
export function plainRowContext(asAt = '2025-11-08') {
  const counted: Record<string, number> = {}
  const places = new Map([
    ['Bolton Council', 'E08000001'],
    ['London Borough of Merton', 'E09000024'],
    ['BL1', 'E08000001'],
    ['LE1', 'E06000016'],
  ])
  const day = parseIsoDate(asAt) as IsoDate
  const context: RowContext = {
    asAt: day,
    readOn: day,
    codesOf: () => [],
    areasOf: () => [],
    placeOf: (text) => {
      const code = places.get(text)
      return code === undefined ? undefined : { code }
    },
    count: (what) => {
      counted[what] = (counted[what] ?? 0) + 1
    },
    organisationOf: (id) => id,
  }
  return { context, counted }
}
