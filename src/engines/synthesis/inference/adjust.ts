/** Ways to keep several tests from finding something by chance. */
export const adjustments = ['none', 'holm', 'bonferroni'] as const
export type Adjustment = (typeof adjustments)[number]

/** p-values adjusted for how many there are (Holm 1979; Bonferroni); none falls, none passes 1. */
export function adjustPValues(p: readonly number[], how: Adjustment): readonly number[] {
  if (how === 'none') return p
  if (how === 'bonferroni') return p.map((one) => Math.min(1, one * p.length))
  const order = p.map((_, at) => at).sort((a, b) => (p[a] as number) - (p[b] as number))
  const adjusted = [...p]
  let greatest = 0
  order.forEach((at, rank) => {
    greatest = Math.max(greatest, Math.min(1, (p[at] as number) * (p.length - rank)))
    adjusted[at] = greatest
  })
  return adjusted
}
