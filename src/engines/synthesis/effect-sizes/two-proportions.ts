import { bivariateDensity, bivariateUpper } from '../distributions/bivariate-normal.ts'
import { normal } from '../distributions/normal.ts'
import { petoParts } from '../models/mantel-haenszel.ts'
import { findRoot } from '../numerics/root.ts'
import { given, type Effect, type MeasureDefinition, type RoleValues } from './measure.ts'

type Counts = Readonly<{
  a: number
  b: number
  c: number
  d: number
  n1: number
  n2: number
  n: number
  p1: number
  p2: number
}>

function countsOf(row: RoleValues): Counts {
  const [a, b, c, d] = [given(row, 'a'), given(row, 'b'), given(row, 'c'), given(row, 'd')]
  const [n1, n2] = [a + b, c + d]
  return { a, b, c, d, n1, n2, n: n1 + n2, p1: a / n1, p2: c / n2 }
}

const fourCells: readonly (readonly string[])[] = [
  ['a', 'b', 'c', 'd'],
  ['a', 'n1', 'c', 'n2'],
]

const measure = (effect: (counts: Counts) => Effect, correctsZero = true): MeasureDefinition => ({
  roles: fourCells,
  cells: 'four',
  correctsZero,
  effect: (row) => effect(countsOf(row)),
})

const logOdds = ({ a, b, c, d }: Counts): Effect => ({
  y: Math.log((a * d) / (b * c)),
  v: 1 / a + 1 / b + 1 / c + 1 / d,
})

const scaled = (by: number) => (counts: Counts) => {
  const { y, v } = logOdds(counts)
  return { y: y * by, v: v * by ** 2 }
}

function phi({ a, b, c, d, n1, n2, n }: Counts): Effect {
  const [m1, m2] = [a + c, b + d]
  const y = (a * d - b * c) / Math.sqrt(n1 * n2 * m1 * m2)
  const [r1, r2, c1, c2] = [n1 / n, n2 / n, m1 / n, m2 / n]
  const rows = (r1 - r2) ** 2 / (r1 * r2)
  const columns = (c1 - c2) ** 2 / (c1 * c2)
  const skew = (y * (1 + y ** 2 / 2) * (r1 - r2) * (c1 - c2)) / Math.sqrt(r1 * r2 * c1 * c2)
  return { y, v: (1 - y ** 2 + skew - 0.75 * y ** 2 * (rows + columns)) / n }
}

/** Yule's Q and Y: of the odds ratio and of its root. */
const yule = (root: 1 | 2) => (counts: Counts) => {
  const { y: log, v } = logOdds(counts)
  const y = Math.tanh(log / (2 * root))
  return { y, v: (1 - y ** 2) ** 2 * v * (root === 1 ? 1 / 4 : 1 / 16) }
}

function probitDifference({ n1, n2, p1, p2 }: Counts): Effect {
  const [z1, z2] = [normal.lowerQuantile(p1), normal.lowerQuantile(p2)]
  return { y: z1 - z2, v: probitVariance(p1, z1, n1) + probitVariance(p2, z2, n2) }
}

const probitVariance = (p: number, z: number, n: number) => (2 * Math.PI * p * (1 - p) * Math.exp(z ** 2)) / n

/** The tetrachoric correlation by maximum likelihood, which reproduces the cells (Pearson 1900; variance by the delta method). */
function tetrachoric({ a, b, c, d, n1, n }: Counts): Effect {
  const h = normal.lowerQuantile(n1 / n)
  const k = normal.lowerQuantile((a + c) / n)
  // P(X < h, Y < k) = P(X > -h, Y > -k)
  const miss = (r: number) => bivariateUpper(-h, -k, r) - a / n
  const edge = 1 - 1e-12
  const y = miss(-edge) >= 0 ? -1 : miss(edge) <= 0 ? 1 : findRoot(miss, -edge, edge, 1e-15)
  const s = Math.sqrt(1 - y ** 2)
  const density = bivariateDensity(h, k, y)
  const A = normal.lower((k - y * h) / s)
  const B = normal.lower((h - y * k) / s)
  const slopes = [(1 - A - B) / density, -A / density, -B / density, 0]
  const shares = [a / n, b / n, c / n, d / n]
  const mean = slopes.reduce((sum, slope, at) => sum + slope * (shares[at] as number), 0)
  const square = slopes.reduce((sum, slope, at) => sum + slope ** 2 * (shares[at] as number), 0)
  return { y, v: (square - mean ** 2) / n }
}

/** Measures of two groups of people who did or did not. */
export const twoProportions: Readonly<Record<string, MeasureDefinition>> = {
  RR: measure(({ a, c, n1, n2, p1, p2 }) => ({ y: Math.log(p1 / p2), v: 1 / a - 1 / n1 + 1 / c - 1 / n2 })),
  OR: measure(logOdds),
  RD: measure(({ n1, n2, p1, p2 }) => ({ y: p1 - p2, v: (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2 })),
  PETO: measure((counts) => {
    const { difference, variance } = petoParts(counts)
    // A study without events, or with nothing else, says nothing and weighs nothing.
    return variance === 0 ? { y: 0, v: Infinity } : { y: difference / variance, v: 1 / variance }
  }, false),
  AS: measure(
    ({ n1, n2, p1, p2 }) => ({
      y: Math.asin(Math.sqrt(p1)) - Math.asin(Math.sqrt(p2)),
      v: 1 / (4 * n1) + 1 / (4 * n2),
    }),
    false,
  ),
  PHI: measure(phi, false),
  YUQ: measure(yule(1)),
  YUY: measure(yule(2)),
  OR2D: measure(scaled(Math.sqrt(3) / Math.PI)),
  OR2DN: measure(scaled(1 / 1.65)),
  PBIT: measure(probitDifference),
  RTET: measure(tetrachoric, false),
}

type Pairs = Readonly<{ a: number; b: number; c: number; n: number }>

const pairs = (effect: (pairs: Pairs) => Effect): MeasureDefinition => ({
  roles: [['a', 'b', 'c', 'd']],
  cells: 'four',
  correctsZero: true,
  effect(row) {
    const { a, b, c, d } = countsOf(row)
    return effect({ a, b, c, n: a + b + c + d })
  },
})

const differenceOfPairs = ({ b, c, n }: Pairs) => (b / n) * (1 - b / n) + (2 * b * c) / n ** 2 + (c / n) * (1 - c / n)

/** Measures of the same people, or matched ones, twice: a and d agree, b and c do not. */
export const pairedProportions: Readonly<Record<string, MeasureDefinition>> = {
  MPRD: pairs((of) => ({ y: (of.b - of.c) / of.n, v: differenceOfPairs(of) / of.n })),
  MPRR: pairs(({ a, b, c }) => ({ y: Math.log((a + b) / (a + c)), v: (b + c) / ((a + b) * (a + c)) })),
  MPOR: pairs((of) => {
    const [q1, q2] = [(of.a + of.b) / of.n, (of.a + of.c) / of.n]
    return {
      y: Math.log(q1 / (1 - q1)) - Math.log(q2 / (1 - q2)),
      v: differenceOfPairs(of) / (of.n * q1 * (1 - q1) * q2 * (1 - q2)),
    }
  }),
  MPORC: pairs(({ b, c }) => ({ y: Math.log(b / c), v: 1 / b + 1 / c })),
}
