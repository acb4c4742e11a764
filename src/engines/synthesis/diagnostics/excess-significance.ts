import { binomialUpper } from '../distributions/binomial.ts'
import { normal } from '../distributions/normal.ts'
import { twoSided } from '../inference/reference.ts'
import type { ModelData } from '../models/data.ts'
import { fitAt } from '../models/weighted-fit.ts'

/** Whether more studies are significant than their power leads one to expect. */
export type ExcessSignificance = Readonly<{
  observed: number
  expected: number
  statistic: number | null
  p: number
  theta: number
}>

/** Ioannidis and Trikalinos's test (2007), with the power of each study at the equal-effects estimate. */
export function excessSignificance(
  data: ModelData,
  test: 'chi-squared' | 'binomial',
  alpha: number,
): ExcessSignificance {
  const { y, v, k } = data
  const theta = fitAt(data, 0).b[0] as number
  const critical = normal.upperQuantile(alpha / 2)
  let observed = 0
  let expected = 0
  for (let row = 0; row < k; row += 1) {
    const se = Math.sqrt(v[row] as number)
    if (twoSided((y[row] as number) / se, null) <= alpha) observed += 1
    expected += normal.upper(critical - theta / se) + normal.lower(-critical - theta / se)
  }
  if (test === 'binomial')
    return { observed, expected, statistic: null, p: binomialUpper(observed, k, expected / k), theta }
  const statistic = (observed - expected) ** 2 / (expected * (1 - expected / k))
  const z = Math.sign(observed - expected) * Math.sqrt(statistic)
  return { observed, expected, statistic, p: normal.upper(z), theta }
}
