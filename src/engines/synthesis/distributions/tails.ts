/** Both tails of a distribution at a point, as logarithms: the smaller is exact, the other its complement. */
export type LogTails = Readonly<{ lower: number; upper: number }>

/** `ln(1 - e^x)` for x < 0, without loss at either end (M. Mächler 2012). */
export function logComplement(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x))
}

/** A distribution as everything here uses it. Tails are never one less the other where that loses digits. */
export type Distribution = Readonly<{
  density(x: number): number
  /** The share below x, and above it. */
  lower(x: number): number
  upper(x: number): number
  logLower(x: number): number
  logUpper(x: number): number
  /** The point with the share `p` below it, or above it; 0 < p < 1. */
  lowerQuantile(p: number): number
  upperQuantile(p: number): number
}>

/** What a continuous distribution is made from. `start` is a point near the one whose upper tail is p. */
export type ContinuousParts = Readonly<{
  logDensity(x: number): number
  logTails(x: number): LogTails
  least: number
  start(p: number): number
}>

/** Makes a distribution of its density and tails; quantiles are found to the last digits by Newton's steps on the logarithm of the smaller tail. */
export function continuous(parts: ContinuousParts): Distribution {
  const upperQuantile = (p: number) => (p <= 0.5 ? findUpper(parts, Math.log(p)) : findLower(parts, Math.log1p(-p)))
  const lowerQuantile = (p: number) => (p <= 0.5 ? findLower(parts, Math.log(p)) : findUpper(parts, Math.log1p(-p)))
  return {
    density: (x) => Math.exp(parts.logDensity(x)),
    lower: (x) => Math.exp(parts.logTails(x).lower),
    upper: (x) => Math.exp(parts.logTails(x).upper),
    logLower: (x) => parts.logTails(x).lower,
    logUpper: (x) => parts.logTails(x).upper,
    lowerQuantile,
    upperQuantile,
  }
}

const findUpper = (parts: ContinuousParts, logP: number) =>
  solve(parts, logP, (x) => parts.logTails(x).upper, -1, parts.start(Math.exp(logP)))
const findLower = (parts: ContinuousParts, logP: number) =>
  solve(parts, logP, (x) => parts.logTails(x).lower, 1, parts.start(-Math.expm1(logP)))

/** The root of `tail(x) = logP`, where `tail` rises (slope 1) or falls (slope -1) with x; bracketed as it goes. */
function solve(
  { logDensity, least }: ContinuousParts,
  logP: number,
  tail: (x: number) => number,
  slope: 1 | -1,
  start: number,
): number {
  let below = least
  let above = Infinity
  let x = start > least ? start : least === 0 ? 1e-8 : 0
  for (let step = 0; step < 400; step += 1) {
    const log = tail(x)
    const miss = log - logP
    if (miss === 0) return x
    if (miss * slope > 0) above = x
    else below = x
    // d ln(tail) / dx = ± density / tail
    const newton = x - miss / (slope * Math.exp(logDensity(x) - log))
    let next = newton
    if (!(newton > below && newton < above)) next = between(below, above)
    if (Math.abs(next - x) <= 4e-16 * Math.abs(x) || next === x) return next
    x = next
  }
  return x
}

function between(below: number, above: number): number {
  if (above === Infinity) return below <= 0 ? Math.max(1, -below) : below * 2
  if (below === -Infinity) return above >= 0 ? Math.min(-1, -above) : above * 2
  // Over many orders of magnitude halving the logarithm is quicker.
  return below > 0 && above / below > 4
    ? Math.sqrt(below * above)
    : below === 0 && above > 1e-300
      ? above / 16
      : (below + above) / 2
}
