import type { ContractReading } from '../../engines/fairness/index.ts'

const order = ['high', 'medium', 'low'] as const

/** A reading for a terminal: the gravest first, each with its place, its words and fairer ones. */
export function contractText({ clauses, words, flags, absences, counts, notice }: ContractReading): string {
  const lines = [
    `${clauses} clauses, ${words.toLocaleString('en-GB')} words: ${counts.high} high, ${counts.medium} medium, ${counts.low} low`,
    '',
  ]
  for (const severity of order) {
    for (const flag of flags.filter((one) => one.severity === severity)) {
      const place = flag.clause === null ? '' : ` (clause ${flag.clause})`
      lines.push(`${severity.toUpperCase()} ${flag.type}${place}`, `  “${flag.quote}”`, `  ${flag.reading}`)
      if (flag.softenedBy.length > 0) lines.push(`  Softened by: ${flag.softenedBy.join('; ')}`)
      lines.push(`  Fairer: ${flag.suggestion}`, '')
    }
  }
  const missing = absences.filter(({ found }) => !found)
  if (missing.length > 0)
    lines.push('Not said anywhere:', ...missing.map(({ check, suggestion }) => `  ${check}: ${suggestion}`), '')
  return `${[...lines, notice].join('\n')}\n`
}
