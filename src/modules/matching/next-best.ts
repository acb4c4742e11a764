import type { IsoDate } from '../../core/iso-date.ts'
import { answerNeed } from './answer.ts'
import type { Matcher } from './matcher.ts'

/** Something that may help in place of another, with why. */
export type NextBestFound = Readonly<{ title: string; path: string; reasons: readonly string[] }>

/** What to look for, who was asked already, and how many to offer. */
export type NextBestAsked = Readonly<{
  text: string
  place: string | undefined
  kind: 'organisation' | 'practice'
  exceptPath: string
  limit: number
}>

/** Others that fit a text, best first, by the same search as everywhere; none while the first index is being built. */
export function nextBest(
  matcher: () => Matcher | undefined,
  asAt: () => IsoDate,
): (asked: NextBestAsked) => readonly NextBestFound[] {
  return ({ text, place, kind, exceptPath, limit }) => {
    const ready = matcher()
    if (ready === undefined) return []
    const answer = answerNeed({ text, place, kinds: [kind], limit: limit + 1, asAt: asAt(), explain: false }, ready)
    const [list] = answer.ok ? answer.value.lists : []
    if (list === undefined || list.nothing_fits) return []
    return list.results
      .filter(({ path }) => path !== exceptPath)
      .slice(0, limit)
      .map(({ title, path, reasons }) => ({
        title,
        path,
        reasons: reasons.filter((reason) => reason.kind !== 'missing').map((reason) => reason.text),
      }))
  }
}
