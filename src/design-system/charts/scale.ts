/** Turns a value into a place on a picture. */
export type Scale = (value: number) => number

/** A straight scale from the domain to the range; a domain without width maps to the start of the range. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const width = domain[1] - domain[0]
  if (width === 0) return () => range[0]
  return (value) => range[0] + ((value - domain[0]) / width) * (range[1] - range[0])
}

/** The smallest of 1, 2, 5 times a power of ten that is at least `value`; for steps between ticks. 1 for zero. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const share = value / power
  const nice = [1, 2, 5, 10].find((step) => share <= step * (1 + 1e-9)) ?? 10
  return nice * power
}

/** Round ticks from zero to at least `max`, about `count` of them. Whole numbers only. */
export function ticks(max: number, count = 4): readonly number[] {
  const step = Math.max(1, roundUp(max / count))
  const last = Math.max(1, Math.ceil(max / step))
  return Array.from({ length: last + 1 }, (_, index) => index * step)
}

/** A whole-number class of counts, both ends included. */
export type Band = Readonly<{ from: number; to: number }>

/**
 * Classes for counts that run from few to many: up to `most` bands from 1 to the largest, each about as many times
 * wider than the one before, so that a few large places do not flatten all the others. Zero is in none.
 */
export function countBands(counts: readonly number[], most = 5): readonly Band[] {
  const max = Math.max(0, ...counts)
  if (max < 1) return []
  if (max <= most) return Array.from({ length: max }, (_, index) => ({ from: index + 1, to: index + 1 }))
  const starts = new Set(Array.from({ length: most }, (_, index) => Math.round(max ** (index / most))))
  const ordered = [...starts].sort((one, other) => one - other)
  return ordered.map((from, index) => ({ from, to: (ordered[index + 1] ?? max + 1) - 1 }))
}

/** The band a count falls in, from 0; -1 for zero and for what is in none. */
export function bandOf(bands: readonly Band[], count: number): number {
  return bands.findIndex(({ from, to }) => count >= from && count <= to)
}

/** A number without needless digits, for coordinates in SVG. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}
