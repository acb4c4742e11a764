/** A fourfold table: events and others among the treated (a, b) and among the controls (c, d). */
export type Fourfold = Readonly<{ a: number; b: number; c: number; d: number }>

/** A pooled estimate on the scale of its measure (logarithms of ratios), with its variance. */
export type PooledTables = Readonly<{ estimate: number; variance: number }>

/** What Mantel and Haenszel's method pools. */
export const pooledMeasures = ['OR', 'RR', 'RD'] as const
export type PooledMeasure = (typeof pooledMeasures)[number]

/**
 * Pools raw counts (Mantel and Haenszel 1959). Variances: OR Robins, Breslow and Greenland 1986; RR Greenland and Robins 1985;
 * RD Sato, Greenland and Robins 1989. `undefined` if no table has events that say anything.
 */
export function mantelHaenszel(tables: readonly Fourfold[], measure: PooledMeasure): PooledTables | undefined {
  const pooled = measure === 'OR' ? oddsRatio(tables) : measure === 'RR' ? riskRatio(tables) : riskDifference(tables)
  return Number.isFinite(pooled.estimate) && pooled.variance > 0 ? pooled : undefined
}

function oddsRatio(tables: readonly Fourfold[]): PooledTables {
  let [R, S, PR, mixed, QS] = [0, 0, 0, 0, 0]
  for (const { a, b, c, d } of tables) {
    const n = a + b + c + d
    const r = (a * d) / n
    const s = (b * c) / n
    const p = (a + d) / n
    const q = (b + c) / n
    R += r
    S += s
    PR += p * r
    mixed += p * s + q * r
    QS += q * s
  }
  return { estimate: Math.log(R / S), variance: 0.5 * (PR / R ** 2 + mixed / (R * S) + QS / S ** 2) }
}

function riskRatio(tables: readonly Fourfold[]): PooledTables {
  let [R, S, P] = [0, 0, 0]
  for (const { a, b, c, d } of tables) {
    const [n1, n2] = [a + b, c + d]
    const n = n1 + n2
    R += (a * n2) / n
    S += (c * n1) / n
    P += (n1 * n2 * (a + c) - a * c * n) / n ** 2
  }
  return { estimate: Math.log(R / S), variance: P / (R * S) }
}

function riskDifference(tables: readonly Fourfold[]): PooledTables {
  let [weights, sum, P, Q] = [0, 0, 0, 0]
  for (const { a, b, c, d } of tables) {
    const [n1, n2] = [a + b, c + d]
    const n = n1 + n2
    weights += (n1 * n2) / n
    sum += (a * n2 - c * n1) / n
    P += (n1 ** 2 * c - n2 ** 2 * a + (n1 * n2 * (n2 - n1)) / 2) / n ** 2
    Q += (a * d + b * c) / (2 * n)
  }
  const estimate = sum / weights
  return { estimate, variance: (estimate * P + Q) / weights ** 2 }
}

/** What each table gives by Peto's method: observed less expected events, and their hypergeometric variance. */
export function petoParts({ a, b, c, d }: Fourfold): Readonly<{ difference: number; variance: number }> {
  const [n1, n2] = [a + b, c + d]
  const n = n1 + n2
  return {
    difference: a - ((a + c) * n1) / n,
    variance: ((a + c) * (b + d) * n1 * n2) / (n ** 2 * (n - 1)),
  }
}
