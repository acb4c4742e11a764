import { measures } from '../effect-sizes/measures.ts'
import type { SynthesisRequest } from '../request.ts'
import type { Robust, Warning } from '../response.ts'
import type { Fitted } from './fitted.ts'
import type { Prepared } from './prepared.ts'
import type { Settings } from './settings.ts'

const fewStudies = 10
const fewDegrees = 4

/** What a reader should know of an answer that is given all the same. */
export function warningsOf(
  request: SynthesisRequest,
  prepared: Prepared,
  settings: Settings,
  fitted: Fitted | undefined,
  robust: Robust | undefined,
): readonly Warning[] {
  const { studies } = prepared
  const found: Warning[] = []
  const warn = (code: string, text: string) => found.push({ code, text })
  const corrected = studies.filter((study) => study.corrected).length
  if (corrected > 0)
    warn(
      'zero-cells-corrected',
      `${corrected} ${corrected === 1 ? 'study has' : 'studies have'} an empty cell, to which a half was added.`,
    )
  if (measures[request.effectSize.measure]?.oneGroup === true)
    warn('one-group', 'A proportion or change in one group is not an effect.')
  if (request.effectSize.cluster !== undefined && typeof request.effectSize.cluster.icc === 'number') {
    warn('assumed-icc', `An intraclass correlation of ${request.effectSize.cluster.icc} is assumed for every study.`)
  }
  if (fitted === undefined) return found
  if (studies.length === 2) warn('two-studies', 'Two studies cannot say how much settings differ.')
  if (request.smallStudy !== undefined && studies.length < fewStudies)
    warn(
      'few-studies',
      `${studies.length} studies are too few to tell why small ones differ: such tests need ${fewStudies}.`,
    )
  const searched = settings.method !== 'EE' && (settings.kind === 'inverse-variance' || settings.kind === 'multilevel')
  if (searched && fitted.tau2 === 0)
    warn(
      'tau2-at-zero',
      'The variance between studies is estimated as nothing, which does not show that there is none.',
    )
  const total = fitted.weights.reduce((sum, weight) => sum + weight, 0)
  if (studies.length > 2 && fitted.weights.some((weight) => weight > total / 2))
    warn('extreme-weights', 'One study has more than half of the weight.')
  if (robust?.correction === 'CR2' && robust.df.some((df) => df < fewDegrees))
    warn('cr2-few-degrees', `Fewer than ${fewDegrees} degrees of freedom are left: do not trust this p-value.`)
  return found
}
