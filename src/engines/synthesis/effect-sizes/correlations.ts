import { logGamma } from '../distributions/stirling.ts'
import { integrate } from '../numerics/integrate.ts'
import { given, type MeasureDefinition, type RoleValues } from './measure.ts'

/** ₂F₁(½, ½; c; z) for c > ½ and 0 <= z <= 1 by Euler's integral (Abramowitz and Stegun 15.3.1). */
function halfHalf(c: number, z: number): number {
  const whole = integrate(
    (angle) => Math.cos(angle) ** (2 * c - 2) / Math.sqrt(1 - z * Math.sin(angle) ** 2),
    0,
    Math.PI / 2,
  )
  return (2 * whole * Math.exp(logGamma(c) - logGamma(c - 0.5))) / Math.sqrt(Math.PI)
}

/** Olkin and Pratt's unbiased correlation (1958). */
const unbiased = (r: number, n: number) => r * halfHalf((n - 2) / 2, 1 - r ** 2)

const refuseAtLeast = (least: number) => (row: RoleValues) => {
  if (Math.abs(given(row, 'r')) > 1) return `a correlation of ${given(row, 'r')}`
  return given(row, 'n') < least ? `a correlation of ${given(row, 'n')} people` : undefined
}

/** Measures of how two things go together. */
export const correlations: Readonly<Record<string, MeasureDefinition>> = {
  COR: {
    roles: [['r', 'n']],
    refuse: refuseAtLeast(2),
    effect: (row) => ({ y: given(row, 'r'), v: (1 - given(row, 'r') ** 2) ** 2 / (given(row, 'n') - 1) }),
  },
  UCOR: {
    roles: [['r', 'n']],
    refuse: refuseAtLeast(4),
    effect(row, { biasCorrect }) {
      const y = biasCorrect ? unbiased(given(row, 'r'), given(row, 'n')) : given(row, 'r')
      return { y, v: (1 - y ** 2) ** 2 / (given(row, 'n') - 1) }
    },
  },
  ZCOR: {
    roles: [['r', 'n']],
    refuse: (row) => (Math.abs(given(row, 'r')) === 1 ? 'a correlation of 1 has no z' : refuseAtLeast(4)(row)),
    effect: (row) => ({ y: Math.atanh(given(row, 'r')), v: 1 / (given(row, 'n') - 3) }),
  },
  PCOR: {
    roles: [['r', 'n', 'predictors']],
    refuse: (row) => refuseAtLeast(given(row, 'predictors') + 1)(row),
    effect: (row) => ({
      y: given(row, 'r'),
      v: (1 - given(row, 'r') ** 2) ** 2 / (given(row, 'n') - given(row, 'predictors')),
    }),
  },
}
