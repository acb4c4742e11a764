import type { Interval } from '../models/heterogeneity-intervals.ts'
import type { Transform } from '../request.ts'

/** How a number is shown on another scale. */
export function transformOf(transform: Transform | undefined): (value: number) => number {
  switch (transform) {
    case 'exp':
      return Math.exp
    case 'expit':
      return (value) => 1 / (1 + Math.exp(-value))
    case 'tanh':
      return Math.tanh
    case 'none':
    case undefined:
      break
  }
  return (value) => value
}

/** Both ends of an interval on another scale. */
export function transformInterval<Ends extends Interval | null>(
  ends: Ends,
  by: (value: number) => number,
): Ends | Interval {
  return ends === null ? ends : [by(ends[0]), by(ends[1])]
}
