import { correlations } from './correlations.ts'
import type { MeasureDefinition } from './measure.ts'
import { oneGroup, twoRates } from './one-group.ts'
import { pairedMeans } from './paired-means.ts'
import { reported } from './reported.ts'
import { twoMeans } from './two-means.ts'
import { pairedProportions, twoProportions } from './two-proportions.ts'

/** Every measure by its name: those of R's metafor, so that requests can be compared with it. */
export const measures: Readonly<Record<string, MeasureDefinition>> = {
  ...twoProportions,
  ...pairedProportions,
  ...twoMeans,
  ...pairedMeans,
  ...correlations,
  ...oneGroup,
  ...twoRates,
  ...reported,
}

/** All names, in the order of the specification. */
export const measureNames: readonly string[] = Object.keys(measures)
