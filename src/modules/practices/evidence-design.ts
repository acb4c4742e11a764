import type { Finding } from './practice.domain.ts'

/** How strongly a practice is evidenced as far as its rows say, until ratings are made: from none to measured against others. */
export const evidenceSteps = ['none', 'described', 'compared', 'randomised'] as const
export type EvidenceStep = (typeof evidenceSteps)[number]

/** The designs of studies that count for each of the upper two steps, as the sources name them. */
export const designsOfStep = {
  randomised: ['rct-individual', 'rct-cluster', 'RCT', 'meta-analysis', 'systematic-review'],
  compared: ['comparison-matched', 'comparison-unmatched', 'cross-section-compared', 'did', 'its', 'rdd', 'QED', 'RDD'],
} as const satisfies Partial<Record<EvidenceStep, readonly string[]>>

const designWords: Readonly<Record<string, string>> = {
  'rct-individual': 'Trial: people were picked by chance',
  'rct-cluster': 'Trial: groups were picked by chance',
  RCT: 'Trial: people were picked by chance',
  'meta-analysis': 'Several studies put together',
  'systematic-review': 'A review of all studies found',
  did: 'Change here set beside change elsewhere',
  its: 'The trend before set beside the trend after',
  rdd: 'People just above a limit set beside those just below',
  RDD: 'People just above a limit set beside those just below',
  QED: 'Set beside similar people who went without',
  'comparison-matched': 'Set beside similar people who went without',
  'comparison-unmatched': 'Set beside others who went without',
  'cross-section-compared': 'Two groups set side by side at one time',
  'single-group-pre-post': 'Before and after, nobody to set it beside',
  'post-only': 'Looked at afterwards, nobody to set it beside',
}

/** How a result was found out, in words. */
export function showDesign(design: string | undefined): string | undefined {
  return design === undefined ? undefined : (designWords[design] ?? design)
}

/** The strongest step among some findings. */
export function strongestStep(findings: readonly Pick<Finding, 'design'>[]): EvidenceStep {
  const has = (designs: readonly string[]) =>
    findings.some(({ design }) => design !== undefined && designs.includes(design))
  if (has(designsOfStep.randomised)) return 'randomised'
  if (has(designsOfStep.compared)) return 'compared'
  return findings.length > 0 ? 'described' : 'none'
}
