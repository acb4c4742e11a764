import type { IsoDate } from '../../core/iso-date.ts'
import { answerNeed } from './answer.ts'
import type { Matcher } from './matcher.ts'

/** A need that says much the same. */
type SimilarNeed = Readonly<{ title: string; path: string; kind: 'need' }>

/** Finds open needs that say the same as some words; none while the first index is being built, or where nothing fits. */
export function similarThings(
  matcher: () => Matcher | undefined,
  asAt: () => IsoDate,
): (text: string, place: string, limit: number) => readonly SimilarNeed[] {
  return (text, place, limit) => {
    const ready = matcher()
    if (ready === undefined) return []
    const answer = answerNeed({ text, place, kinds: ['need'], limit, asAt: asAt(), explain: false }, ready)
    const [list] = answer.ok ? answer.value.lists : []
    if (list === undefined || list.nothing_fits) return []
    return list.results.map(({ title, path }) => ({ title, path, kind: 'need' }))
  }
}
