import type { BatchAnswer } from './synthesise.batch.ts'

const shown = (value: number) => (Math.abs(value) >= 0.001 || value === 0 ? value.toFixed(4) : value.toExponential(2))
const interval = (ends: readonly [number, number] | null) =>
  ends === null ? 'not known' : `${shown(ends[0])} to ${shown(ends[1])}`

/** An answer for a terminal: what was pooled, how much studies differ, and what to know of it. */
export function synthesisText(answer: BatchAnswer): string {
  if ('problem' in answer) return `${answer.id ?? 'Request'}: ${answer.problem.title}\n`
  const { id, measure, k, pooled, heterogeneity, coefficients, warnings, excluded } = answer
  const lines = [`${id ?? 'Request'}: ${measure}, ${k} ${k === 1 ? 'study' : 'studies'}`]
  if (pooled !== null) {
    lines.push(`  pooled      ${shown(pooled.estimate)}, 95% interval ${interval(pooled.ci)}, p ${shown(pooled.p)}`)
    lines.push(`  new setting ${interval(pooled.pi)}`)
  } else if (coefficients !== null) {
    coefficients.name.forEach((name, at) =>
      lines.push(
        `  ${name.padEnd(24)} ${shown(coefficients.estimate[at] ?? 0)}, se ${shown(coefficients.se[at] ?? 0)}, p ${shown(coefficients.p[at] ?? 1)}`,
      ),
    )
  }
  if (heterogeneity !== null) {
    const { Q, df, p, tau2, I2 } = heterogeneity
    lines.push(
      `  studies differ: tau² ${tau2 === null ? 'not estimated' : shown(tau2)}, I² ${I2.toFixed(1)}%, Q ${shown(Q)} on ${df}, p ${shown(p)}`,
    )
  }
  for (const { text } of warnings) lines.push(`  note: ${text}`)
  if (excluded.length > 0)
    lines.push(`  left out: ${excluded.map(({ row, reason }) => `row ${row} (${reason})`).join('; ')}`)
  return `${lines.join('\n')}\n`
}
