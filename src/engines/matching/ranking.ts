import type { FieldName } from './posting.ts'

/** Everything that decides a rank and is a number. Nothing else in the engine weighs one document against another. */
export type Ranking = Readonly<{
  /** How much a word counts in each field; `done` is 1 and the rest is scaled to it. */
  boosts: Readonly<Record<FieldName, number>>
  /** How soon repeating a word stops helping. */
  k1: number
  /** Share of a field's weight that depends on how long the field is against its average, 0 to 1. */
  lengthShares: Readonly<Record<FieldName, number>>
  /** The most that each signal may raise a score by. */
  signals: Readonly<{ place: number; evidence: number; fresh: number }>
  /** The place signal of a document that works everywhere, or says it would come. */
  everywhere: number
  /** Days since a document was confirmed: up to `full` the whole fresh signal, from `none` on nothing. */
  freshness: Readonly<{ full: number; none: number }>
  /** What the next best of a group, or the best records of an organisation, add of their own text scores. */
  further: readonly [number, number, number]
}>

/**
 * The values in use, measured on 22 November 2025 on the open benchmarks (figures and intervals: `docs/engines/matching.md`).
 * Problem, people and outcome weigh more than name, since people search by trouble and not by brand. Every boost at 1 loses 0.008
 * nDCG@10 on `practice-needs` and 0.004 on `tender-supplier`; every length at 0.75 loses 0.011 and 0.004. On `tender-supplier` the rule
 * of `further` is worth 0.030.
 */
export const ranking: Ranking = {
  boosts: { problem: 1.6, people: 1.4, outcome: 1.4, done: 1, service: 1, concept: 1, where: 0.5, name: 1.5 },
  k1: 1.2,
  lengthShares: {
    problem: 0.3,
    people: 0.3,
    outcome: 0.3,
    done: 0.75,
    service: 0.3,
    concept: 0.8,
    where: 0.3,
    name: 0.3,
  },
  signals: { place: 0.3, evidence: 0.1, fresh: 0.05 },
  everywhere: 0.03,
  freshness: { full: 365.25, none: 1095.75 },
  further: [0.3, 0.15, 0.08],
}
