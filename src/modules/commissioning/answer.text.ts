import type { ExactAnswer } from '../../core/exact/answer.ts'

/** An answer for a terminal: its parts by name, lists of things a line each. */
export function answerText(answer: ExactAnswer): string {
  if (!answer.ok) return `Refused: ${answer.problem.detail} (${answer.problem.pointer})\n`
  const { ok: _, ...parts } = answer
  return `${Object.entries(parts)
    .map(([name, value]) => part(name, value))
    .join('\n')}\n`
}

function part(name: string, value: unknown): string {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object')) {
    return [`${name}:`, ...value.map((one) => `  ${inline(one)}`)].join('\n')
  }
  return `${name}: ${inline(value)}`
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return value.map(inline).join(', ')
  if (value === null) return 'none'
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value)
  return Object.entries(value)
    .map(([name, one]) => `${name} ${inline(one)}`)
    .join('; ')
}
