const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const

/** Pairs of letters that lie side by side, or above each other, on a British keyboard. */
const neighbours: ReadonlySet<string> = new Set(
  rows.flatMap((row, line) =>
    row.split('').flatMap((letter, at) => {
      const below = rows[line + 1] ?? ''
      const beside = [row[at + 1], below[at], below[at - 1]].filter((other) => other !== undefined)
      return beside.flatMap((other) => [letter + other, other + letter])
    }),
  ),
)

/** A letter left out is a commoner slip than one too many or a wrong one. */
const leftOut = 0.5

/**
 * How many of the differences between a typed word and a known one a slip of the finger does not explain, at the least:
 * the key next to the right one, two letters swapped, a letter doubled or left single are explained; a letter left out
 * counts half.
 */
export function unexplainedSlips(typed: string, known: string): number {
  const table: number[][] = []
  for (let i = 0; i <= typed.length; i++) {
    const row: number[] = []
    table.push(row)
    for (let j = 0; j <= known.length; j++) {
      const ways = i === 0 && j === 0 ? [0] : []
      const from = (back: number, across: number): number => table[i - back]?.[j - across] ?? Infinity
      if (i > 0) ways.push(from(1, 0) + (typed[i - 1] === typed[i - 2] ? 0 : 1))
      if (j > 0) ways.push(from(0, 1) + (known[j - 1] === known[j - 2] ? 0 : leftOut))
      if (i > 0 && j > 0) ways.push(from(1, 1) + wrongKey(typed[i - 1], known[j - 1]))
      if (i > 1 && j > 1 && typed[i - 1] === known[j - 2] && typed[i - 2] === known[j - 1]) ways.push(from(2, 2))
      row.push(Math.min(...ways))
    }
  }
  return table[typed.length]?.[known.length] ?? 0
}

function wrongKey(typed: string | undefined, known: string | undefined): number {
  return typed === known || neighbours.has(`${typed}${known}`) ? 0 : 1
}
