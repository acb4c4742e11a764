import type { IsoDate } from '../../core/iso-date.ts'

/** Where a statement of a practice comes from; a finding's `sourceIndex` counts into these from 0. */
export type PracticeSource = Readonly<{
  title: string
  publisher: string | undefined
  year: number | undefined
  url: string | undefined
}>

/** What a practice cost somewhere, as its source says it. */
export type PracticeCost = Readonly<{ text: string; year: number | undefined; sourceIndex: number | undefined }>

/** Findings of one outcome summed up by the body that reviewed them. */
export type OutcomeSum = Readonly<{
  outcome: string
  findings: number
  studies: number
  medianEffect: number | undefined
  lowest: number | undefined
  highest: number | undefined
  significantPositive: number
  significantNegative: number
  participants: number | undefined
}>

/** What pages show seldom and no query asks for; stored as one document. */
export type PracticeDetail = Readonly<{
  sources: readonly PracticeSource[]
  cost: PracticeCost | undefined
  sums: readonly OutcomeSum[]
  designs: readonly string[]
  studies: number | undefined
}>

/** What somebody did about a problem, written up. An `attempt` is one that did not work. */
export type Practice = Readonly<{
  id: string
  kind: 'service' | 'policy' | 'tool' | 'attempt'
  title: string
  summary: string | undefined
  alsoCalled: readonly string[]
  /** The first area that counts, `other` if none does, and all that count. */
  serviceArea: string
  serviceAreas: readonly string[]
  owner: string | undefined
  country: string | undefined
  /** Where it was tried: in words, and the codes of those that are councils here. */
  places: readonly string[]
  placeCodes: readonly string[]
  beganYear: number | undefined
  problem: string | undefined
  people: string | undefined
  outcomes: readonly string[]
  whatIsDone: string | undefined
  /** Parts that have to be there, and parts that a place may change. */
  core: readonly string[]
  adaptable: readonly string[]
  delivered: readonly string[]
  whatItTakes: string | undefined
  whereItWouldNotWork: string | undefined
  lesson: string | undefined
  quote: string | undefined
  evidenceNote: string | undefined
  status: string
  /** In which words people state the need that it meets. */
  saidAs: readonly string[]
  /** What to check against the source before it is shown as fact. */
  toConfirm: readonly string[]
  standard: string | undefined
  findingCount: number
  source: string
  sourceUrl: string | undefined
  licence: string
  written: string | undefined
  concepts: readonly string[]
  confirmedOn: IsoDate | undefined
  detail: PracticeDetail
}>

/** Which way an effect went; `none` is a study that found no difference, which is worth knowing. */
export type Direction = 'positive' | 'negative' | 'mixed' | 'none'

/** One effect of one study. */
export type Finding = Readonly<{
  id: string
  practiceId: string
  outcome: string
  result: string | undefined
  measure: string | undefined
  direction: Direction
  effect: number | undefined
  low: number | undefined
  high: number | undefined
  pValue: number | undefined
  participants: number | undefined
  design: string | undefined
  rating: string | undefined
  place: string | undefined
  year: number | undefined
  followUp: string | undefined
  evaluatorIndependent: boolean | undefined
  citation: string | undefined
  sourceIndex: number | undefined
}>

/** What a practice does not say, in the words of the page; empty if nothing is missing. */
export function missingFacts(practice: Practice): readonly string[] {
  const missing: string[] = []
  if (practice.findingCount === 0) missing.push('No measured result stated')
  if (practice.people === undefined) missing.push('Who it is for is not stated')
  if (practice.whatIsDone === undefined) missing.push('What is done is not written up')
  if (practice.whatItTakes === undefined) missing.push('What it takes is not stated')
  if (practice.detail.cost === undefined) missing.push('Cost not stated')
  if (practice.whereItWouldNotWork === undefined) missing.push('Where it would not work is not stated')
  return missing
}

/** Whether its figures are shown with *as reported; being checked*. */
export function isBeingChecked(practice: Pick<Practice, 'toConfirm'>): boolean {
  return practice.toConfirm.length > 0
}

/** How many findings went which way: what the evidence bar draws. */
export function countDirections(findings: readonly Pick<Finding, 'direction'>[]): Readonly<Record<Direction, number>> {
  const counts = { positive: 0, negative: 0, mixed: 0, none: 0 }
  for (const { direction } of findings) counts[direction] += 1
  return counts
}

/** The text that concepts are looked for in. */
export function conceptText(
  practice: Readonly<{
    title: string
    problem: string | null | undefined
    people: string | null | undefined
    outcomes: readonly string[]
    what_is_done: string | null | undefined
    said_as: readonly string[]
    summary: string | null | undefined
  }>,
): string {
  const { title, problem, people, outcomes, what_is_done: done, said_as: saidAs, summary } = practice
  return [title, summary, problem, people, ...outcomes, done, ...saidAs].filter((part) => part).join('\n')
}
