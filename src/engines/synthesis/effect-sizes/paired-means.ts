import { given, type Effect, type MeasureDefinition, type MeasureOptions, type RoleValues } from './measure.ts'
import { smallSampleFactor } from './small-sample-factor.ts'

/** The same people twice; r is the correlation of their two values. */
type Twice = Readonly<{ m1: number; sd1: number; m2: number; sd2: number; n: number; r: number }>

const twiceOf = (row: RoleValues): Twice => ({
  m1: given(row, 'm1'),
  sd1: given(row, 'sd1'),
  m2: given(row, 'm2'),
  // Only what needs the second spread asks for it.
  sd2: row['sd2'] ?? Number.NaN,
  n: given(row, 'n'),
  r: given(row, 'r'),
})

function refuseTwice(row: RoleValues): string | undefined {
  if (given(row, 'n') < 2) return `${given(row, 'n')} people have no spread`
  for (const role of ['sd1', 'sd2']) {
    const spread = row[role]
    if (spread !== undefined && spread <= 0) return `a standard deviation of ${spread}`
  }
  return Math.abs(given(row, 'r')) > 1 ? `a correlation of ${given(row, 'r')}` : undefined
}

const measure = (
  effect: (twice: Twice, options: MeasureOptions) => Effect,
  roles: readonly string[] = ['m1', 'sd1', 'm2', 'sd2', 'n', 'r'],
): MeasureDefinition => ({
  roles: [roles],
  ...(roles.includes('sd2') ? {} : { optional: ['sd2'] }),
  refuse: refuseTwice,
  effect: (row, options) => effect(twiceOf(row), options),
})

const changeVariance = ({ sd1, sd2, r }: Twice) => sd1 ** 2 + sd2 ** 2 - 2 * r * sd1 * sd2
const factorOf = ({ n }: Twice, { biasCorrect }: MeasureOptions) => (biasCorrect ? smallSampleFactor(n - 1) : 1)

/** Measures of change in one group of people. */
export const pairedMeans: Readonly<Record<string, MeasureDefinition>> = {
  MC: measure((twice) => ({ y: twice.m1 - twice.m2, v: changeVariance(twice) / twice.n })),
  SMCC: measure((twice, options) => {
    const y = (factorOf(twice, options) * (twice.m1 - twice.m2)) / Math.sqrt(changeVariance(twice))
    return { y, v: 1 / twice.n + y ** 2 / (2 * twice.n) }
  }),
  SMCR: measure(
    (twice, options) => {
      const y = (factorOf(twice, options) * (twice.m1 - twice.m2)) / twice.sd1
      return { y, v: (2 * (1 - twice.r)) / twice.n + y ** 2 / (2 * twice.n) }
    },
    ['m1', 'sd1', 'm2', 'n', 'r'],
  ),
  SMCRH: measure((twice, options) => {
    const y = (factorOf(twice, options) * (twice.m1 - twice.m2)) / twice.sd1
    return { y, v: changeVariance(twice) / (twice.sd1 ** 2 * (twice.n - 1)) + y ** 2 / (2 * (twice.n - 1)) }
  }),
  ROMC: measure(({ m1, sd1, m2, sd2, n, r }, { biasCorrect }) => {
    const [first, second] = [sd1 ** 2 / (n * m1 ** 2), sd2 ** 2 / (n * m2 ** 2)]
    const y = Math.log(m1 / m2) + (biasCorrect ? 0.5 * (first - second) : 0)
    return { y, v: first + second - (2 * r * sd1 * sd2) / (m1 * m2 * n) }
  }),
}
