import { describe, expect, test } from 'vitest'
import { openBenchmark, rankOpen } from '../support/benchmarks.ts'

const bands = ['unknown', 'under £10k', 'under £100k', 'under £1m', 'under £10m', 'over £10m'] as const
type Band = (typeof bands)[number]

function bandOf(income: unknown): Band {
  if (typeof income !== 'number') return 'unknown'
  const at = [10_000, 100_000, 1_000_000, 10_000_000].findIndex((most) => income < most)
  return at < 0 ? 'over £10m' : (bands[at + 1] ?? 'unknown')
}

/** The share of each band in a sum of weights. */
function sharesOf(weights: Iterable<readonly [band: Band, weight: number]>): Record<Band, number> {
  const sums = Object.fromEntries(bands.map((band) => [band, 0])) as Record<Band, number>
  let total = 0
  for (const [band, weight] of weights) {
    sums[band] += weight
    total += weight
  }
  for (const band of bands) sums[band] /= total
  return sums
}

describe.each(['ukcat-needs', 'grant-recipient'])('%s', (name) => {
  const open = openBenchmark(name)
  const { listed } = rankOpen(open)
  const band = (id: string): Band => bandOf(open.filed.get(id)?.['income'])

  test('exposure by income, beside the share of the relevant and of all', () => {
    const exposure = sharesOf(
      listed.flatMap((ids) => ids.slice(0, 10).map((id, at) => [band(id), 1 / Math.log2(at + 2)] as const)),
    )
    const relevant = sharesOf(
      [...open.grades.values()].flatMap((own) =>
        [...own].filter(([, grade]) => grade > 0).map(([id]) => [band(id), 1] as const),
      ),
    )
    const all = sharesOf(open.benchmark.documents.map(({ id }) => [band(id), 1] as const))
    const percent = (value: number) => `${(100 * value).toFixed(1)}%`.padStart(7)
    console.log(`${name}: ${'income'.padEnd(12)} exposure  relevant  documents`)
    for (const one of bands)
      console.log(`  ${one.padEnd(14)} ${percent(exposure[one])}   ${percent(relevant[one])}   ${percent(all[one])}`)
    // Whoever has most money may have no more than their share of what people judged to fit, and half as much again.
    const large = exposure['under £10m'] + exposure['over £10m']
    expect(large).toBeLessThanOrEqual(
      1.5 * Math.max(relevant['under £10m'] + relevant['over £10m'], all['under £10m'] + all['over £10m']),
    )
  })

  test('other incomes, sizes and a campaigning flag change no byte', () => {
    const turned = openBenchmark(name, (metadata) => ({
      ...metadata,
      income: typeof metadata['income'] === 'number' ? 50_000_000 - metadata['income'] : 7,
      spending: 1,
      employees: 900,
      notices: 400,
      adoptions: 12,
      campaigning: true,
    }))
    expect(turned.filed.get(open.benchmark.documents[0]?.id ?? '')?.['campaigning']).toBe(true)
    expect(JSON.stringify(rankOpen(turned).listed)).toBe(JSON.stringify(listed))
  })
})
