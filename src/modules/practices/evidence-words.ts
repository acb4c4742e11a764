import { strongestStep, type EvidenceStep } from './evidence-design.ts'
import { countDirections, isBeingChecked, type Direction, type Finding, type Practice } from './practice.domain.ts'

/** The four ways a result can go, in the order in which they are shown; good and bad stand side by side. */
export const directions: readonly Direction[] = ['positive', 'mixed', 'none', 'negative']

/** What each way is called on the page. */
export const directionWords: Readonly<Record<Direction, string>> = {
  positive: 'Better',
  mixed: 'Mixed',
  none: 'No clear difference',
  negative: 'Worse',
}

/** What each step of evidence is called on the page. */
export const stepWords: Readonly<Record<EvidenceStep, string>> = {
  none: 'No result stated',
  described: 'Described',
  compared: 'Compared',
  randomised: 'Randomised',
}

const strongest: Readonly<Record<EvidenceStep, string>> = {
  none: 'No measured result is stated.',
  described: 'None was set beside people who went without.',
  compared: 'At least one was set beside people who went without.',
  randomised: 'At least one comes from a trial in which people or groups were picked by chance.',
}

/** What the findings say together, in plain sentences without a figure that they do not hold. */
export function evidenceSentence(findings: readonly Finding[]): string {
  if (findings.length === 0) return strongest.none
  const counts = countDirections(findings)
  const parts = directions.filter((one) => counts[one] > 0).map((one) => `${counts[one]} ${ways[one]}`)
  const reported = findings.length === 1 ? 'One result is reported' : `${findings.length} results are reported`
  return `${reported}: ${parts.join(', ')}. ${strongest[strongestStep(findings)]}`
}

const ways: Readonly<Record<Direction, string>> = {
  positive: 'for the better',
  mixed: 'mixed',
  none: 'with no clear difference',
  negative: 'for the worse',
}

/** Whether its figures were read from the abstract of a paper alone. */
function isReadFromAbstract(practice: Practice): boolean {
  const said = [practice.evidenceNote, practice.source, ...practice.detail.sources.map(({ publisher }) => publisher)]
  return said.some((text) => text !== undefined && /\babstracts?\b/i.test(text))
}

/** Whether its figures are shown with *as reported; being checked*. */
export function isShownAsReported(practice: Practice): boolean {
  return practice.findingCount > 0 && (isBeingChecked(practice) || isReadFromAbstract(practice))
}

const figure = (value: number) => value.toLocaleString('en-GB', { maximumSignificantDigits: 3 })

/** The figure of a finding with its limits, as far as it is stated: `3.7 (2.1 to 5)`. */
export function showEffect({ effect, low, high }: Pick<Finding, 'effect' | 'low' | 'high'>): string | undefined {
  if (effect === undefined) return undefined
  return low === undefined || high === undefined
    ? figure(effect)
    : `${figure(effect)} (${figure(low)} to ${figure(high)})`
}

const statuses: Readonly<Record<string, string>> = {
  'in use': 'In use',
  stopped: 'Stopped',
  unknown: 'Not known whether it still runs',
}

/** Whether it still runs, in words. */
export function showStatus(status: string): string {
  return statuses[status] ?? status.charAt(0).toUpperCase() + status.slice(1)
}

/** What sort of thing a practice is. */
export const kindWords: Readonly<Record<Practice['kind'], string>> = {
  service: 'Service',
  policy: 'Policy',
  tool: 'Tool',
  attempt: 'Tried, and did not work',
}
