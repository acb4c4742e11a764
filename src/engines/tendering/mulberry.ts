/** Whole numbers drawn from a seed, the same on every machine. */
export type Draws = Readonly<{
  /** The next 32 bits. */
  next: () => number
  /** A whole number from 0 to below k, as floor(x · k / 2³²), exactly. */
  draw: (k: number) => number
}>

/** Mulberry32 by Tommy Ettinger (public domain). */
export function mulberry(seed: number): Draws {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    next,
    draw(k) {
      const x = next()
      // A product above 2⁵³ is not exact as a double.
      return k <= 0x200000 ? Math.floor((x * k) / 0x1_0000_0000) : Number((BigInt(x) * BigInt(k)) >> 32n)
    },
  }
}
