import type { Shelf, ShelfPart } from '../index/shelf.ts'
import { fieldCount } from '../index/segment.ts'
import type { PostingKind } from '../posting.ts'
import type { Ranking } from '../ranking.ts'
import { fieldWeights, scoringTables } from './field-weights.ts'
import type { ScoringTables } from './field-weights.ts'

/** One segment as it is searched. */
export type SearchedPart = Readonly<{ kind: PostingKind; shelfPart: ShelfPart; tables: ScoringTables }>

/**
 * The documents of some kinds with what the score needs to know of all of them. Document frequencies and averages are
 * those of the kinds searched, so that a term common among grants can be telling among practices.
 */
export type Collection = Readonly<{
  parts: readonly SearchedPart[]
  shelves: readonly Shelf[]
  size: number
  weights: Float64Array
  ranking: Ranking
}>

/** Gathers the shelves of the kinds searched. To be kept until a shelf changes, since the tables cost more than a search. */
export function gather(
  shelves: ReadonlyMap<PostingKind, Shelf>,
  kinds: readonly PostingKind[],
  ranking: Ranking,
): Collection {
  const chosen = [...new Set(kinds)].flatMap((kind) => {
    const shelf = shelves.get(kind)
    return shelf && shelf.size > 0 ? [{ kind, shelf }] : []
  })
  const sums = new Float64Array(fieldCount)
  const counts = new Float64Array(fieldCount)
  let size = 0
  for (const { shelf } of chosen) {
    size += shelf.size
    for (let field = 0; field < fieldCount; field += 1) {
      sums[field] = (sums[field] as number) + (shelf.lengthSums[field] as number)
      counts[field] = (counts[field] as number) + (shelf.lengthCounts[field] as number)
    }
  }
  const averages = sums.map((sum, field) => sum / Math.max(1, counts[field] ?? 0))
  const weights = fieldWeights(averages, ranking)
  return {
    parts: chosen.flatMap(({ kind, shelf }) =>
      shelf.parts.map((shelfPart) => ({
        kind,
        shelfPart,
        tables: scoringTables(shelfPart.segment, weights, ranking.k1),
      })),
    ),
    shelves: chosen.map(({ shelf }) => shelf),
    size,
    weights,
    ranking,
  }
}

/** How telling a term is that stands in `frequency` of `size` documents: `ln(1 + (N - n + 0.5) / (n + 0.5))`. */
export function inverseDocumentFrequency(size: number, frequency: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
}
