import { chiSquared } from '../distributions/chi-squared.ts'
import { normal } from '../distributions/normal.ts'
import type { ModelData } from '../models/data.ts'

/** How many studies of no effect would undo a result. Only to reproduce old papers: the number means little. */
export type FailSafeOptions = Readonly<{
  type: 'rosenthal' | 'orwin' | 'rosenberg'
  pooling: 'stouffer' | 'fisher'
  weighted: boolean
  /** The effect that Orwin's mean is to fall to; half of it by default. */
  target: number | undefined
  alpha: number
}>

/** The smallest whole number (Rosenthal 1979, Orwin 1983, Rosenberg 2005), and the target of Orwin's. */
export function failSafe(
  { y, v, k }: ModelData,
  options: FailSafeOptions,
): Readonly<{ n: number; target: number | null }> {
  const { type, pooling, weighted, alpha } = options
  const weights = Array.from(v, (variance) => 1 / variance)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const weightedMean = y.reduce((sum, value, row) => sum + value * (weights[row] as number), 0) / whole
  if (type === 'orwin') {
    const mean = weighted ? weightedMean : y.reduce((sum, value) => sum + value, 0) / k
    const target = options.target ?? mean / 2
    // Studies of no effect and of average weight pull the mean to mean · k / (k + n).
    return {
      n: smallest(
        (n) => Math.abs((mean * k) / (k + n)) <= Math.abs(target),
        (k * Math.abs(mean)) / Math.abs(target) - k,
      ),
      target,
    }
  }
  if (type === 'rosenberg') {
    const z = Math.abs(weightedMean) * Math.sqrt(whole)
    const critical = normal.upperQuantile(alpha / 2)
    return {
      n: smallest((n) => 2 * normal.upper(z / Math.sqrt(1 + n / k)) >= alpha, k * (z / critical) ** 2 - k),
      target: null,
    }
  }
  const z = Array.from(y, (value, row) => value / Math.sqrt(v[row] as number))
  if (pooling === 'fisher') return { n: fisher(z, alpha), target: null }
  const sum = Math.abs(z.reduce((total, value) => total + value, 0))
  const critical = normal.upperQuantile(alpha)
  return { n: smallest((n) => normal.upper(sum / Math.sqrt(k + n)) >= alpha, (sum / critical) ** 2 - k), target: null }
}

/** The smallest whole number from 0 on that is enough, found beside the one that the formula names. */
function smallest(isEnough: (n: number) => boolean, near: number): number {
  let n = Math.max(0, Math.ceil(near) - 1)
  while (n > 0 && isEnough(n - 1)) n -= 1
  while (!isEnough(n)) n += 1
  return n
}

/** Added studies have p = ½ each, so that 2 ln 2 comes to the sum with two degrees of freedom more. */
function fisher(z: readonly number[], alpha: number): number {
  // One tail beyond the size of each, whatever its sign, as the method's description has it.
  const sum = z.reduce((total, value) => total - 2 * normal.logUpper(Math.abs(value)), 0)
  const isEnough = (n: number) => chiSquared(2 * (z.length + n)).upper(sum + 2 * n * Math.LN2) >= alpha
  return firstOf(isEnough)
}

/** The smallest whole number for which something that stays true becomes true, by doubling and halving. */
function firstOf(isEnough: (n: number) => boolean): number {
  let high = 1
  while (!isEnough(high)) high *= 2
  let low = 0
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle + 1
  }
  return low
}
