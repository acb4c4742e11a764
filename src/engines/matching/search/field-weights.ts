import { lengthOfByte } from '../index/length-byte.ts'
import type { Segment } from '../index/segment.ts'
import { fieldNames } from '../posting.ts'
import type { Ranking } from '../ranking.ts'
import { frequencyUnit } from '../text/analyse.ts'

/**
 * What one occurrence weighs, for each field (times 256) and length byte: `boost / (1 - b + b * length / average)`, with
 * the average over documents whose field is not empty. A field without words that holds a code is taken as average.
 */
export function fieldWeights(averages: Float64Array, ranking: Ranking): Float64Array {
  const weights = new Float64Array(fieldNames.length * 256)
  fieldNames.forEach((field, number) => {
    const boost = ranking.boosts[field] * frequencyUnit(field)
    const share = ranking.lengthShares[field]
    const average = averages[number] as number
    for (let byte = 0; byte < 256; byte += 1) {
      const relative = byte === 0 || average === 0 ? 1 : (lengthOfByte[byte] as number) / average
      weights[number * 256 + byte] = boost / (1 - share + share * relative)
    }
  })
  return weights
}

/** Patterns up to here take one byte in a posting and have their scores worked out before the search. */
const tabled = 128

/**
 * Worked out once for a segment: for each pattern that has one field only, where the lengths of that field begin (else
 * -1), and `w / (k1 + w)` for each length byte.
 */
export type ScoringTables = Readonly<{ columnOf: Int32Array; saturated: Float64Array }>

/** Makes the tables of a segment. */
export function scoringTables({ patterns, count }: Segment, weights: Float64Array, k1: number): ScoringTables {
  const size = Math.min(tabled, patterns.offsets.length - 1)
  // All 128 have an entry, so that the search need not ask how many patterns there are.
  const columnOf = new Int32Array(tabled).fill(-1)
  const saturated = new Float64Array(size * 256)
  for (let pattern = 0; pattern < size; pattern += 1) {
    const start = patterns.offsets[pattern] as number
    if ((patterns.offsets[pattern + 1] as number) - start !== 2) continue
    const field = patterns.entries[start] as number
    const frequency = patterns.entries[start + 1] as number
    columnOf[pattern] = field * count
    for (let byte = 0; byte < 256; byte += 1) {
      const weight = frequency * (weights[field * 256 + byte] as number)
      saturated[pattern * 256 + byte] = weight / (k1 + weight)
    }
  }
  return { columnOf, saturated }
}
