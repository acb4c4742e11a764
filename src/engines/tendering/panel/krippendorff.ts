/** Krippendorff's α on the four levels of measurement; null where nothing varies. */
export type Alpha = Readonly<{
  nominal: number | null
  ordinal: number | null
  interval: number | null
  ratio: number | null
}>

type Distance = (a: number, b: number) => number

/** α = 1 - Do / De from the coincidences of items with two marks or more (Krippendorff 2011). Missing marks are passed over. */
export function krippendorff(rows: readonly (readonly (number | undefined)[])[]): Alpha {
  const paired = rows.map((row) => row.filter((mark) => mark !== undefined)).filter((row) => row.length >= 2)
  const values = [...new Set(paired.flat())].sort((a, b) => a - b)
  const place = new Map(values.map((value, at) => [value, at]))
  const size = values.length
  const coincidences = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  for (const row of paired) {
    row.forEach((one, i) =>
      row.forEach((other, j) => {
        if (i === j) return
        const line = coincidences[place.get(one) ?? 0] as number[]
        const column = place.get(other) ?? 0
        line[column] = (line[column] ?? 0) + 1 / (row.length - 1)
      }),
    )
  }
  const margins = coincidences.map((line) => line.reduce((sum, count) => sum + count, 0))
  const ordinal: Distance = (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const between = margins.slice(low, high + 1).reduce((sum, count) => sum + count, 0)
    return (between - ((margins[low] ?? 0) + (margins[high] ?? 0)) / 2) ** 2
  }
  const at = (where: number) => values[where] ?? 0
  const alpha = (distance: Distance) => alphaOf(coincidences, margins, distance)
  return {
    nominal: alpha((a, b) => (a === b ? 0 : 1)),
    ordinal: alpha(ordinal),
    interval: alpha((a, b) => (at(a) - at(b)) ** 2),
    ratio: alpha((a, b) => (at(a) + at(b) === 0 ? 0 : ((at(a) - at(b)) / (at(a) + at(b))) ** 2)),
  }
}

function alphaOf(
  coincidences: readonly (readonly number[])[],
  margins: readonly number[],
  distance: Distance,
): number | null {
  const n = margins.reduce((sum, count) => sum + count, 0)
  let observed = 0
  let expected = 0
  coincidences.forEach((line, a) =>
    line.forEach((count, b) => {
      observed += count * distance(a, b)
      expected += (margins[a] ?? 0) * (margins[b] ?? 0) * distance(a, b)
    }),
  )
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected
}
