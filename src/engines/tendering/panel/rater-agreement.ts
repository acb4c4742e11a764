/** Agreement of judges who all marked all items. */

const over = (above: number, below: number) => (Math.abs(below) < 1e-300 ? null : above / below)
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const squares = (values: readonly number[], about: number) =>
  values.reduce((sum, value) => sum + (value - about) ** 2, 0)

/** Intraclass correlations with their mean squares (Shrout and Fleiss 1979): items are targets. Null with fewer than two of either. */
export function intraclass(rows: readonly (readonly number[])[]): Readonly<Record<string, number | null>> | null {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  if (n < 2 || k < 2) return null
  const grand = meanOf(rows.flat())
  const judges = Array.from({ length: k }, (_, judge) => meanOf(rows.map((row) => row[judge] ?? 0)))
  const between = k * squares(rows.map(meanOf), grand)
  const within = rows.reduce((sum, row) => sum + squares(row, meanOf(row)), 0)
  const ofJudges = n * squares(judges, grand)
  const BMS = between / (n - 1)
  const WMS = within / (n * (k - 1))
  const JMS = ofJudges / (k - 1)
  const EMS = (within - ofJudges) / ((n - 1) * (k - 1))
  return {
    'ICC(1,1)': over(BMS - WMS, BMS + (k - 1) * WMS),
    'ICC(2,1)': over(BMS - EMS, BMS + (k - 1) * EMS + (k * (JMS - EMS)) / n),
    'ICC(3,1)': over(BMS - EMS, BMS + (k - 1) * EMS),
    'ICC(1,k)': over(BMS - WMS, BMS),
    'ICC(2,k)': over(BMS - EMS, BMS + (JMS - EMS) / n),
    'ICC(3,k)': over(BMS - EMS, BMS),
    BMS,
    WMS,
    JMS,
    EMS,
  }
}

/** Kendall's W with the correction for ties; null where everybody has everything level. */
export function kendallW(rows: readonly (readonly number[])[]): number | null {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  if (n < 2 || k < 2) return null
  let ties = 0
  const sums = Array.from({ length: n }, () => 0)
  for (let judge = 0; judge < k; judge += 1) {
    const marks = rows.map((row) => row[judge] ?? 0)
    marks.forEach((mark, item) => {
      const below = marks.filter((other) => other < mark).length
      const level = marks.filter((other) => other === mark).length
      sums[item] = (sums[item] ?? 0) + below + (level + 1) / 2
      // Each of t level items brings a share of t³ - t.
      ties += level ** 2 - 1
    })
  }
  const S = squares(sums, meanOf(sums))
  const below = k ** 2 * (n ** 3 - n) - k * ties
  return below === 0 ? null : (12 * S) / below
}
