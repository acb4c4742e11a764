const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const

/** Pairs of letters that lie side by side, or above each other, on a British keyboard. */
const neighbours: ReadonlySet<string> = new Set(
  rows.flatMap((row, line) =>
    [...row].flatMap((letter, at) => {
      const below = rows[line + 1] ?? ''
      const beside = [row[at + 1], below[at], below[at - 1]].filter((other) => other !== undefined)
      return beside.flatMap((other) => [letter + other, other + letter])
    }),
  ),
)

/** A letter left out is a commoner slip than one too many or a wrong one. */
const leftOut = 0.5

/**
 * How many of the differences between a typed word and a known one a slip of the finger does not explain: the key next
 * to the right one, two letters swapped, a letter doubled or left single are explained; a letter left out counts half.
 */
export function unexplainedSlips(typed: string, known: string): number {
  let unexplained = 0
  let [i, j] = [0, 0]
  while (i < typed.length && j < known.length) {
    if (typed[i] === known[j]) {
      i += 1
      j += 1
      continue
    }
    const ahead = typed.length - i - (known.length - j)
    if (typed[i] === known[j + 1] && typed[i + 1] === known[j]) {
      i += 2
      j += 2
    } else if (ahead > 0 && typed[i + 1] === known[j]) {
      if (typed[i] !== typed[i - 1]) unexplained += 1
      i += 1
    } else if (ahead < 0 && typed[i] === known[j + 1]) {
      if (known[j] !== known[j - 1]) unexplained += leftOut
      j += 1
    } else {
      if (!neighbours.has(`${typed[i]}${known[j]}`)) unexplained += 1
      i += 1
      j += 1
    }
  }
  const tooMany = typed.length - i - (typed.at(-1) === typed.at(-2) ? 1 : 0)
  const missing = known.length - j - (known.at(-1) === known.at(-2) ? 1 : 0)
  return unexplained + Math.max(0, tooMany) + leftOut * Math.max(0, missing)
}
