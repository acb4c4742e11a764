import { createConceptMatcher } from '../../engines/matching/concepts/concept-matcher.ts'
import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import { expressionTimeLimit } from '../../platform/bulk-load/expression-time-limit.ts'
import type { BatchRunner } from '../../platform/bulk-load/stage-rows.ts'

/** A batch of rows takes some milliseconds; one that takes so long holds a text on which an expression goes on for ever. */
const batchMs = 5_000

/**
 * Finds the codes of texts that come from outside. Where an expression runs out of time on a text, it is named to `tooSlow` and left out
 * there. `runBatch` limits the time of whatever asks for codes, and runs it again from where it stopped.
 */
export function timedConcepts(
  tags: readonly ConceptTag[],
  tooSlow: (code: string) => void,
  milliseconds = batchMs,
): Readonly<{ codesOf(this: void, text: string): readonly string[]; runBatch: BatchRunner }> {
  const matcher = createConceptMatcher(tags)
  const limit = expressionTimeLimit(milliseconds)
  const passedOver = new Set<string>()
  let running: string | undefined
  const mayRun = (code: string) => {
    if (passedOver.has(code)) return false
    running = code
    return true
  }
  return {
    codesOf(text) {
      const codes = matcher.codes(text, mayRun)
      running = undefined
      passedOver.clear()
      return codes
    },
    runBatch(work) {
      while (!limit(work)) {
        // Stopped between two texts: the machine was busy with something else, and the batch goes on.
        if (running === undefined) continue
        tooSlow(running)
        passedOver.add(running)
        running = undefined
      }
    },
  }
}
