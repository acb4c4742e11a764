import type { IsoDate } from '../../core/iso-date.ts'
import type { FindFittingPractices } from '../needs/index.ts'
import { answerNeed } from './answer.ts'
import type { Matcher } from './matcher.ts'

const mostReasons = 3

/** The practices that fit a need, for the page of a need; none while the first index is being built. */
export function fittingPractices(matcher: () => Matcher | undefined, asAt: () => IsoDate): FindFittingPractices {
  return ({ text, place }, limit) => {
    const ready = matcher()
    if (ready === undefined) return []
    const answer = answerNeed({ text, place, kinds: ['practice'], limit, asAt: asAt(), explain: false }, ready)
    const [list] = answer.ok ? answer.value.lists : []
    if (list === undefined || list.nothing_fits) return []
    return list.results.map(({ title, path, reasons, missing }) => ({
      title,
      path,
      reasons: reasons
        .filter(({ kind }) => kind !== 'missing')
        .slice(0, mostReasons)
        .map((reason) => reason.text),
      missing,
    }))
  }
}
