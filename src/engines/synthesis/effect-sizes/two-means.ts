import { normal } from '../distributions/normal.ts'
import { given, type Effect, type MeasureDefinition, type MeasureOptions, type RoleValues } from './measure.ts'
import { smallSampleFactor } from './small-sample-factor.ts'

type Groups = Readonly<{ m1: number; sd1: number; n1: number; m2: number; sd2: number; n2: number }>

const groupsOf = (row: RoleValues): Groups => ({
  m1: given(row, 'm1'),
  sd1: given(row, 'sd1'),
  n1: given(row, 'n1'),
  m2: given(row, 'm2'),
  sd2: given(row, 'sd2'),
  n2: given(row, 'n2'),
})

function refuseGroups(row: RoleValues): string | undefined {
  for (const role of ['n1', 'n2'])
    if (given(row, role) < 2) return `${given(row, role)} people in a group have no spread`
  for (const role of ['sd1', 'sd2']) if (given(row, role) <= 0) return `a standard deviation of ${given(row, role)}`
  return undefined
}

const measure = (
  effect: (groups: Groups, options: MeasureOptions) => Effect,
  more?: (groups: Groups) => string | undefined,
): MeasureDefinition => ({
  roles: [['m1', 'sd1', 'n1', 'm2', 'sd2', 'n2']],
  refuse: (row) => refuseGroups(row) ?? more?.(groupsOf(row)),
  effect: (row, options) => effect(groupsOf(row), options),
})

const pooledVariance = ({ sd1, n1, sd2, n2 }: Groups) => ((n1 - 1) * sd1 ** 2 + (n2 - 1) * sd2 ** 2) / (n1 + n2 - 2)

/** (m1 - m2) / sp, not corrected. */
const cohen = (groups: Groups) => (groups.m1 - groups.m2) / Math.sqrt(pooledVariance(groups))

const precisionOf = ({ n1, n2 }: Groups) => 1 / n1 + 1 / n2

function standardised(groups: Groups, { biasCorrect, variance }: MeasureOptions): Effect {
  const { n1, n2 } = groups
  const [n, m] = [n1 + n2, n1 + n2 - 2]
  const factor = biasCorrect ? smallSampleFactor(m) : 1
  const d = cohen(groups)
  const y = factor * d
  if (variance === 'borenstein') return { y, v: factor ** 2 * (precisionOf(groups) + d ** 2 / (2 * n)) }
  // The factor of the unbiased variance is that of the corrected estimate, whether or not it is taken.
  const unbiased = (m - 2) / (m * smallSampleFactor(m) ** 2)
  if (variance === 'unbiased') return { y, v: precisionOf(groups) + (1 - unbiased) * y ** 2 }
  return { y, v: precisionOf(groups) + y ** 2 / (2 * n) }
}

function standardisedByAverage(groups: Groups, { biasCorrect }: MeasureOptions): Effect {
  const { m1, sd1, n1, m2, sd2, n2 } = groups
  const square = (sd1 ** 2 + sd2 ** 2) / 2
  const y = ((biasCorrect ? smallSampleFactor(n1 + n2 - 2) : 1) * (m1 - m2)) / Math.sqrt(square)
  const first = (y ** 2 * (sd1 ** 4 / (n1 - 1) + sd2 ** 4 / (n2 - 1))) / (8 * square ** 2)
  return { y, v: first + (sd1 ** 2 / (n1 - 1) + sd2 ** 2 / (n2 - 1)) / square }
}

const relativeSpread = ({ m1, sd1, n1, m2, sd2, n2 }: Groups): readonly [number, number] => [
  sd1 ** 2 / (n1 * m1 ** 2),
  sd2 ** 2 / (n2 * m2 ** 2),
]

function ratioOfMeans(groups: Groups, { biasCorrect }: MeasureOptions): Effect {
  const [first, second] = relativeSpread(groups)
  const correction = biasCorrect ? 0.5 * (first - second) : 0
  return { y: Math.log(groups.m1 / groups.m2) + correction, v: first + second }
}

function ratioOfSpreads({ sd1, n1, sd2, n2 }: Groups, { biasCorrect }: MeasureOptions): Effect {
  const [first, second] = [1 / (2 * (n1 - 1)), 1 / (2 * (n2 - 1))]
  return { y: Math.log(sd1 / sd2) + (biasCorrect ? first - second : 0), v: first + second }
}

function ratioOfVariation(groups: Groups, options: MeasureOptions): Effect {
  const spreads = ratioOfSpreads(groups, options)
  const means = ratioOfMeans(groups, options)
  return { y: spreads.y - means.y, v: spreads.v + means.v }
}

function pointBiserial(groups: Groups): Effect {
  const { n1, n2 } = groups
  const d = cohen(groups)
  const h = (n1 + n2 - 2) / n1 + (n1 + n2 - 2) / n2
  const spread = precisionOf(groups) + d ** 2 / (2 * (n1 + n2))
  return { y: d / Math.sqrt(d ** 2 + h), v: (h ** 2 / (h + d ** 2) ** 3) * spread }
}

function biserial(groups: Groups): Effect {
  const { n1, n2 } = groups
  const n = n1 + n2
  const [p, q] = [n1 / n, n2 / n]
  const z = normal.lowerQuantile(1 - p)
  const f = normal.density(z)
  const y = (pointBiserial(groups).y * Math.sqrt(p * q)) / f
  const cut = Math.min(1, Math.max(-1, y))
  const square = 1.5 + (1 - (p * z) / f) * (1 + (q * z) / f)
  return { y, v: ((p * q) / f ** 2 - square * cut ** 2 + cut ** 4) / (n - 1) }
}

const asLogOdds = (by: number) => (groups: Groups) => {
  const d = cohen(groups)
  const v = precisionOf(groups) + d ** 2 / (2 * (groups.n1 + groups.n2))
  return { y: d * by, v: v * by ** 2 }
}

const positiveMeans = ({ m1, m2 }: Groups) =>
  m1 * m2 > 0 ? undefined : `the means ${m1} and ${m2} have no ratio: both must be above 0, or both below`

/** Measures of two groups of which each has a mean. */
export const twoMeans: Readonly<Record<string, MeasureDefinition>> = {
  MD: measure((groups, { variance }) => {
    const { m1, sd1, n1, m2, sd2, n2 } = groups
    const own = sd1 ** 2 / n1 + sd2 ** 2 / n2
    return { y: m1 - m2, v: variance === 'pooled-sd' ? pooledVariance(groups) * precisionOf(groups) : own }
  }),
  SMD: measure(standardised),
  SMDH: measure(standardisedByAverage),
  ROM: measure(ratioOfMeans, positiveMeans),
  VR: measure(ratioOfSpreads),
  CVR: measure(ratioOfVariation, positiveMeans),
  RPB: measure(pointBiserial),
  RBIS: measure(biserial),
  D2OR: measure(asLogOdds(Math.PI / Math.sqrt(3))),
  D2ORN: measure(asLogOdds(1.65)),
}
