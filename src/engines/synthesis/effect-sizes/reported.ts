import { quantileOf, referenceOf } from '../inference/reference.ts'
import { given, type Effect, type MeasureDefinition, type MeasureOptions, type RoleValues } from './measure.ts'

/** An effect as somebody else worked it out, with whatever tells how sure it is. */
export const reported: Readonly<Record<string, MeasureDefinition>> = {
  GIVEN: {
    roles: [
      ['y', 'v'],
      ['y', 'se'],
      ['y', 'lower', 'upper'],
      ['y', 'p'],
    ],
    optional: ['df'],
    refuse(row) {
      const p = row['p']
      if (p !== undefined && row['v'] === undefined && !(p > 0 && p < 1)) return `a p-value of ${p}`
      const [lower, upper] = [row['lower'], row['upper']]
      return lower !== undefined && upper !== undefined && lower >= upper
        ? `an interval from ${lower} to ${upper}`
        : undefined
    },
    effect: givenEffect,
  },
}

function givenEffect(row: RoleValues, { ciLevel }: MeasureOptions): Effect {
  const y = given(row, 'y')
  if (row['v'] !== undefined) return { y, v: row['v'] }
  if (row['se'] !== undefined) return { y, v: row['se'] ** 2 }
  if (row['lower'] !== undefined && row['upper'] !== undefined) {
    return { y, v: ((row['upper'] - row['lower']) / (2 * quantileOf(null, ciLevel))) ** 2 }
  }
  return { y, v: (y / referenceOf(row['df'] ?? null).upperQuantile(given(row, 'p') / 2)) ** 2 }
}
