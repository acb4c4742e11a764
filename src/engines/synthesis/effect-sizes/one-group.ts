import { given, type Effect, type MeasureDefinition, type RoleValues } from './measure.ts'

const proportion = (effect: (x: number, n: number) => Effect, correctsZero: boolean): MeasureDefinition => ({
  roles: [['x', 'n']],
  cells: 'two',
  correctsZero,
  oneGroup: true,
  effect: (row) => effect(given(row, 'x'), given(row, 'n')),
})

const rate = (effect: (x: number, t: number) => Effect, correctsZero: boolean): MeasureDefinition => ({
  roles: [['x', 't']],
  cells: 'rate',
  correctsZero,
  oneGroup: true,
  refuse: (row) => (given(row, 't') <= 0 ? `a time of ${given(row, 't')}` : undefined),
  effect: (row) => effect(given(row, 'x'), given(row, 't')),
})

const refuseMean = (row: RoleValues) =>
  given(row, 'sd') < 0 ? `a standard deviation of ${given(row, 'sd')}` : undefined

const mean = (effect: (m: number, sd: number, n: number) => Effect): MeasureDefinition => ({
  roles: [['m', 'sd', 'n']],
  oneGroup: true,
  refuse: refuseMean,
  effect: (row) => effect(given(row, 'm'), given(row, 'sd'), given(row, 'n')),
})

/** Measures of one group: what is, and no effect of anything. */
export const oneGroup: Readonly<Record<string, MeasureDefinition>> = {
  PR: proportion((x, n) => ({ y: x / n, v: ((x / n) * (1 - x / n)) / n }), true),
  PLN: proportion((x, n) => ({ y: Math.log(x / n), v: 1 / x - 1 / n }), true),
  PLO: proportion((x, n) => ({ y: Math.log(x / (n - x)), v: 1 / x + 1 / (n - x) }), true),
  PAS: proportion((x, n) => ({ y: Math.asin(Math.sqrt(x / n)), v: 1 / (4 * n) }), false),
  PFT: proportion(
    (x, n) => ({
      y: 0.5 * (Math.asin(Math.sqrt(x / (n + 1))) + Math.asin(Math.sqrt((x + 1) / (n + 1)))),
      v: 1 / (4 * n + 2),
    }),
    false,
  ),
  IR: rate((x, t) => ({ y: x / t, v: x / t ** 2 }), true),
  IRLN: rate((x, t) => ({ y: Math.log(x / t), v: 1 / x }), true),
  IRS: rate((x, t) => ({ y: Math.sqrt(x / t), v: 1 / (4 * t) }), false),
  MN: mean((m, sd, n) => ({ y: m, v: sd ** 2 / n })),
  MNLN: mean((m, sd, n) => ({ y: Math.log(m), v: sd ** 2 / (n * m ** 2) })),
  SDLN: {
    roles: [['sd', 'n']],
    oneGroup: true,
    refuse: (row) => refuseMean(row) ?? (given(row, 'n') < 2 ? `${given(row, 'n')} people have no spread` : undefined),
    effect(row) {
      const v = 1 / (2 * (given(row, 'n') - 1))
      return { y: Math.log(given(row, 'sd')) + v, v }
    },
  },
}

/** The ratio of the rates of two groups. */
export const twoRates: Readonly<Record<string, MeasureDefinition>> = {
  IRR: {
    roles: [['x1', 't1', 'x2', 't2']],
    cells: 'rates',
    correctsZero: true,
    refuse: (row) => (given(row, 't1') <= 0 || given(row, 't2') <= 0 ? 'a time of 0' : undefined),
    effect: (row) => ({
      y: Math.log(given(row, 'x1') / given(row, 't1') / (given(row, 'x2') / given(row, 't2'))),
      v: 1 / given(row, 'x1') + 1 / given(row, 'x2'),
    }),
  },
}
