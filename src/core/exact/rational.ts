/** A rational number in lowest terms: `n / d` with d above 0. Immutable and exact, however large. */
export class Rational {
  readonly n: bigint
  readonly d: bigint

  /** Throws on a denominator of 0: whoever divides has looked. */
  constructor(n: bigint | number, d: bigint | number = 1n) {
    const [above, below] = [BigInt(n), BigInt(d)]
    if (below === 0n) throw new RangeError('A number was divided by nought')
    const divisor =
      greatestCommonDivisor(above < 0n ? -above : above, below < 0n ? -below : below) * (below < 0n ? -1n : 1n)
    this.n = above / divisor
    this.d = below / divisor
  }

  add(other: Rational): Rational {
    return new Rational(this.n * other.d + other.n * this.d, this.d * other.d)
  }
  sub(other: Rational): Rational {
    return new Rational(this.n * other.d - other.n * this.d, this.d * other.d)
  }
  mul(other: Rational): Rational {
    return new Rational(this.n * other.n, this.d * other.d)
  }
  div(other: Rational): Rational {
    return new Rational(this.n * other.d, this.d * other.n)
  }
  neg(): Rational {
    return new Rational(-this.n, this.d)
  }
  abs(): Rational {
    return this.n < 0n ? this.neg() : this
  }

  /** Below 0, 0 or above 0 as this is less than, equal to or greater than another. */
  compare(other: Rational): number {
    const difference = this.n * other.d - other.n * this.d
    return difference < 0n ? -1 : difference > 0n ? 1 : 0
  }
  equals(other: Rational): boolean {
    return this.n === other.n && this.d === other.d
  }
  get isZero(): boolean {
    return this.n === 0n
  }
  get isWhole(): boolean {
    return this.d === 1n
  }
  /** -1, 0 or 1. */
  get sign(): number {
    return this.n < 0n ? -1 : this.n > 0n ? 1 : 0
  }

  /** The nearest double, to the last digit or two. */
  toNumber(): number {
    const direct = Number(this.n) / Number(this.d)
    if (Number.isFinite(direct)) return direct
    // Both are beyond doubles: what they are without their common length is not.
    const shift = BigInt(Math.max(0, this.d.toString(2).length - 64))
    return Number(this.n >> shift) / Number(this.d >> shift)
  }
  /** In lowest terms: `2400/43`, `60`, `-5/2`. */
  toString(): string {
    return this.d === 1n ? `${this.n}` : `${this.n}/${this.d}`
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}
