/**
 * Damerau's distance in its "optimal string alignment" form: insertions, deletions, substitutions and swaps of two
 * neighbours, none of them edited twice. Gives `limit + 1` as soon as the distance is known to be over `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const over = limit + 1
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return over
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    let smallest = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let value = Math.min(
        cellOf(previous, j) + 1,
        cellOf(current, j - 1) + 1,
        cellOf(previous, j - 1) + (same ? 0 : 1),
      )
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) value = Math.min(value, cellOf(before, j - 2) + 1)
      current.push(value)
      if (value < smallest) smallest = value
    }
    // Each later row is built from this one and the one before it, and a swap reaches back one row at the price of 1.
    if (smallest > limit && Math.min(...previous) >= limit) return over
    before = previous
    previous = current
  }
  return Math.min(cellOf(previous, b.length), over)
}

function cellOf(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}

/** How many letters two words have in common at their start. */
export function commonPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}
