import type { Hit } from '../found.ts'
import type { FieldName, Posting } from '../posting.ts'
import type { PlannedTerm, QueryPlan, TermOrigin } from '../query-plan.ts'
import { markWords, type MarkedWord } from './marked-words.ts'
import type { Mark } from './reason.ts'

/** A stretch of one field, exactly as filed, and where the fitting words stand in it. */
export type Highlight = Readonly<{ field: FieldName; text: string; marks: readonly Mark[] }>

/** What the person typed, and what the word lists say for it; words that only the best answers brought are nobody's. */
const marked: ReadonlySet<TermOrigin> = new Set(['word', 'phrase', 'spelling', 'synonym', 'acronym'])
const windowWords = 30
/** A stretch without blanks (an address, a table gone wrong) is cut here all the same. */
const windowCharacters = 400
/** Where nothing says otherwise, the fields that tell most about a document. */
const usual: readonly FieldName[] = ['problem', 'done', 'outcome', 'people', 'service', 'name', 'where']

/**
 * The best thirty words of the field that scored most: those whose marked terms weigh most together, each term counted once. The
 * text is a substring of the original and the marks are offsets into it, in order and without overlap.
 */
export function highlightOf(hit: Hit, plan: QueryPlan, posting: Posting): Highlight | undefined {
  const field = bestField(hit, posting)
  const text = field === undefined ? undefined : posting.fields[field]
  if (field === undefined || text === undefined) return undefined
  const scored = new Set(hit.contributions.filter((one) => one.field === field).map((one) => one.key))
  const terms = plan.terms.filter((term) => marked.has(term.origin) && scored.has(term.key))
  const marks = markWords(posting, field, terms)
  const idf = new Map(hit.contributions.map((one) => [one.key, one.idf]))
  const { start, end } = bestWindow(
    text,
    openingAfterTitle(text, posting),
    marks,
    (term) => term.weight * (idf.get(term.key) ?? 0),
  )
  return { field, text: text.slice(start, end), marks: withoutOverlap(marks, start, end) }
}

/** The first line of many a field says the title again, which stands above the highlight anyway. */
function openingAfterTitle(text: string, posting: Posting): number {
  const [title = ''] = (posting.fields.name ?? '').split('\n')
  const again = title !== '' && text.startsWith(`${title}\n`)
  return again && text.slice(title.length).trim() !== '' ? title.length + 1 : 0
}

function bestField(hit: Hit, posting: Posting): FieldName | undefined {
  const sums = new Map<FieldName, number>()
  for (const one of hit.contributions) sums.set(one.field, (sums.get(one.field) ?? 0) + one.score)
  // A name stands above the highlight anyway, so it is the last choice.
  const scored = [...sums].sort((one, other) => other[1] - one[1]).map(([field]) => field)
  const order = [...scored.filter((field) => field !== 'name' && field !== 'concept'), ...usual]
  return order.find((field) => (posting.fields[field] ?? '').trim() !== '')
}

function bestWindow(
  text: string,
  opening: number,
  marks: readonly MarkedWord[],
  weigh: (term: PlannedTerm) => number,
): { start: number; end: number } {
  const words = [...text.matchAll(/\S+/gu)]
    .map((word) => ({ start: word.index, end: word.index + word[0].length }))
    .filter((word) => word.start >= opening)
  const starts = new Set<number>([0])
  words.forEach((word, at) => {
    if (at > 0 && /[.!?;:\n]\s*$/u.test(text.slice(Math.max(0, word.start - 3), word.start))) starts.add(at)
  })
  let best = { start: words[0]?.start ?? 0, end: words[0]?.end ?? 0 }
  let most = -1
  for (const at of candidates(words, marks, starts)) {
    const first = words[at]
    const last = words[Math.min(words.length, at + windowWords) - 1]
    if (first === undefined || last === undefined) continue
    const end = Math.min(last.end, first.start + windowCharacters)
    const seen = new Map<string, number>()
    for (const { start: from, end: to, term } of marks) {
      if (from >= first.start && to <= end) seen.set(term.key, weigh(term))
    }
    // A window that opens with a sentence reads better: worth a hair, never a word.
    const value = [...seen.values()].reduce((sum, one) => sum + one, 0) + (starts.has(at) ? 1e-6 : 0)
    if (value > most) {
      most = value
      best = { start: first.start, end }
    }
  }
  return splitSafe(text, best)
}

/** Windows worth weighing: from each sentence, from each mark, and with each mark in the middle. At most a few hundred. */
function candidates(
  words: readonly Readonly<{ start: number; end: number }>[],
  marks: readonly MarkedWord[],
  starts: ReadonlySet<number>,
): readonly number[] {
  const found = new Set<number>(starts)
  let at = 0
  for (const mark of marks.slice(0, 400)) {
    while (at + 1 < words.length && (words[at + 1]?.start ?? Infinity) <= mark.start) at += 1
    found.add(at)
    found.add(Math.max(0, at - windowWords / 2))
  }
  const latest = Math.max(0, words.length - windowWords)
  return [...new Set([...found].map((one) => Math.min(one, latest)))].sort((one, other) => one - other).slice(0, 1_000)
}

/** Never between the two halves of one character. */
function splitSafe(text: string, window: { start: number; end: number }): { start: number; end: number } {
  const code = text.charCodeAt(window.end - 1)
  const half = code >= 0xd800 && code <= 0xdbff
  return half ? { start: window.start, end: window.end - 1 } : window
}

function withoutOverlap(marks: readonly MarkedWord[], start: number, end: number): readonly Mark[] {
  const kept: Mark[] = []
  let free = start
  for (const mark of marks) {
    if (mark.start < free || mark.end > end) continue
    kept.push([mark.start - start, mark.end - start])
    free = mark.end
  }
  return kept
}
