import { Rational } from './rational.ts'

/** A rational number, exact. */
export type Exact = Rational

const written = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<part>\d+))?(?:[eE](?<power>[+-]?\d{1,3}))?$/

/** Nought and one. */
export const zero = new Rational(0n)
export const one = new Rational(1n)

/**
 * Reads an exact number: an integer, a decimal, which means the decimal that is written, or `"1/3"`. `undefined` if it is none.
 * A number of JSON is taken as its shortest decimal.
 */
export function readExact(value: unknown): Exact | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? readDecimal(String(value)) : undefined
  if (typeof value !== 'string') return undefined
  const [above = '', below, ...more] = value.trim().split('/')
  if (more.length > 0) return undefined
  const top = readDecimal(above)
  if (below === undefined || top === undefined) return top
  const bottom = readDecimal(below)
  return bottom === undefined || bottom.isZero ? undefined : top.div(bottom)
}

function readDecimal(text: string): Exact | undefined {
  const found = written.exec(text)?.groups
  if (found === undefined) return undefined
  const { sign = '', whole: before = '', part = '', power = '0' } = found
  const shift = Number(power) - part.length
  const digits = BigInt(before + part) * (sign === '-' ? -1n : 1n)
  return shift >= 0 ? new Rational(digits * 10n ** BigInt(shift)) : new Rational(digits, 10n ** BigInt(-shift))
}

/** A whole number, or the ratio of two. */
export function whole(value: number | bigint, over: number | bigint = 1n): Exact {
  return new Rational(value, over)
}

/** In lowest terms: `2400/43`, `60`, `-5/2`. */
export function exactText(value: Exact): string {
  return value.toString()
}

/** As a decimal with so many digits, rounded half away from nought. */
export function shownText(value: Exact, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const size = value.abs()
  const rounded = (2n * size.n * scale + size.d) / (2n * size.d)
  const text = rounded.toString().padStart(decimals + 1, '0')
  const digits = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
  return value.sign < 0 && rounded !== 0n ? `-${digits}` : digits
}

/** The sum of exact numbers. */
export function sumOf(values: readonly Exact[]): Exact {
  return values.reduce((sum, value) => sum.add(value), zero)
}

/** The least of some exact numbers, of which there is one at least. */
export function least(values: readonly Exact[]): Exact {
  return values.reduce((found, value) => (value.compare(found) < 0 ? value : found))
}

/** The greatest of some exact numbers, of which there is one at least. */
export function greatest(values: readonly Exact[]): Exact {
  return values.reduce((found, value) => (value.compare(found) > 0 ? value : found))
}

/** Between two bounds. */
export function clipped(value: Exact, low: Exact, high: Exact): Exact {
  if (value.compare(low) < 0) return low
  return value.compare(high) > 0 ? high : value
}
