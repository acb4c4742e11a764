/** Grades of the judged documents of one query, by document or by group. */
export type Grades = ReadonlyMap<string, number>

/** The four measures of one query, or their means over queries. */
export type Measures = Readonly<{ mrr: number; ndcg10: number; recall10: number; recall100: number }>

export const measureNames = ['mrr', 'ndcg10', 'recall10', 'recall100'] as const
export type MeasureName = (typeof measureNames)[number]

/** Takes documents to their groups: a list keeps the first of each, a group's grade is the best of its documents. */
export type GroupOf = (document: string) => string

/** Documents, or groups, in their order and each once. */
export function distinctGroups(ranked: readonly string[], groupOf: GroupOf): readonly string[] {
  return [...new Set(ranked.map(groupOf))]
}

/** Grades of groups from grades of documents. */
export function gradesOfGroups(grades: Grades, groupOf: GroupOf): Grades {
  const groups = new Map<string, number>()
  for (const [document, grade] of grades) {
    const group = groupOf(document)
    groups.set(group, Math.max(grade, groups.get(group) ?? 0))
  }
  return groups
}

/**
 * Measures one ranked list: reciprocal rank of the first relevant, nDCG at 10 with the grade as gain and log2(rank + 1) as discount,
 * and the share of the relevant among the first 10 and 100. Relevant is a grade above 0.
 */
export function measure(ranked: readonly string[], grades: Grades): Measures {
  const grade = (document: string): number => grades.get(document) ?? 0
  const first = ranked.findIndex((document) => grade(document) > 0)
  const ideal = discounted([...grades.values()].sort((one, other) => other - one).slice(0, 10))
  const relevant = [...grades.values()].filter((one) => one > 0).length
  const found = (depth: number): number => ranked.slice(0, depth).filter((document) => grade(document) > 0).length
  return {
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg10: ideal === 0 ? 0 : discounted(ranked.slice(0, 10).map(grade)) / ideal,
    recall10: relevant === 0 ? 0 : found(10) / relevant,
    recall100: relevant === 0 ? 0 : found(100) / relevant,
  }
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)
}

/** A mean and the middle 95% of its bootstrap. */
export type Interval = Readonly<{ mean: number; low: number; high: number }>

/** The paired bootstrap of a difference: the same queries are drawn for both rankings. The seed is fixed: equal input, equal figures. */
export function pairedInterval(base: readonly number[], mine: readonly number[], resamples = 2_000): Interval {
  const differences = mine.map((value, at) => value - (base[at] ?? 0))
  const count = differences.length
  if (count === 0) return { mean: 0, low: 0, high: 0 }
  const random = seeded(11)
  const means = Array.from({ length: resamples }, () => {
    let sum = 0
    for (let draw = 0; draw < count; draw += 1) sum += differences[Math.floor(random() * count)] ?? 0
    return sum / count
  }).sort((one, other) => one - other)
  return {
    mean: mean(differences),
    low: means[Math.floor(0.025 * resamples)] ?? 0,
    high: means[Math.floor(0.975 * resamples) - 1] ?? 0,
  }
}

/** The plain mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A small generator of numbers in [0, 1) that is the same on every machine (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
