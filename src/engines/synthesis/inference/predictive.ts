import { quantileOf, referenceOf } from './reference.ts'
import type { Interval } from '../models/heterogeneity-intervals.ts'

/** Ways to draw the interval in which the effect of a new setting lies. */
export const predictionKinds = ['normal', 't', 'riley', 'tau-only'] as const
export type PredictionKind = (typeof predictionKinds)[number]

/** Where a prediction is made from: an estimate with its standard error, and the variance between settings. */
export type PredictedFrom = Readonly<{ estimate: number; se: number; tau2: number; k: number; p: number }>

/** Degrees of freedom of each kind; `null` is normal, `undefined` that there are none left. */
export function predictionDf(
  kind: PredictionKind,
  k: number,
  p: number,
  df: number | null = null,
): number | null | undefined {
  if (kind === 'normal' || kind === 'tau-only') return null
  const left = kind === 'riley' ? k - p - 1 : (df ?? k - p)
  return left > 0 ? left : undefined
}

/** The interval: estimate ± q √(τ² + se²); the estimate is taken as known where it is `tau-only`. Null without degrees of freedom. */
export function predictionInterval(
  from: PredictedFrom,
  kind: PredictionKind,
  level: number,
  df: number | null = null,
): Interval | null {
  const freedom = predictionDf(kind, from.k, from.p, df)
  if (freedom === undefined) return null
  const spread = Math.sqrt(from.tau2 + (kind === 'tau-only' ? 0 : from.se ** 2))
  const reach = quantileOf(freedom, level) * spread
  return [from.estimate - reach, from.estimate + reach]
}

/** The share of settings whose effect lies beyond `threshold` on the better side; null without degrees of freedom. */
export function chanceHelps(
  from: PredictedFrom,
  kind: PredictionKind,
  helps: Readonly<{ threshold: number; better: 'higher' | 'lower' }>,
  df: number | null = null,
): number | null {
  const freedom = predictionDf(kind, from.k, from.p, df)
  if (freedom === undefined) return null
  const spread = Math.sqrt(from.tau2 + (kind === 'tau-only' ? 0 : from.se ** 2))
  const distance = helps.threshold - from.estimate
  // Nothing is uncertain: every setting is at the estimate, on one side of the threshold or on it.
  if (spread === 0) return distance === 0 ? 0.5 : distance < 0 === (helps.better === 'higher') ? 1 : 0
  const reference = referenceOf(freedom)
  return helps.better === 'higher' ? reference.upper(distance / spread) : reference.lower(distance / spread)
}
