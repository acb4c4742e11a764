import type { Hit } from '../found.ts'
import type { Posting } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import { lowerOpener } from './first-letter.ts'
import { joinMarks, markWords, type MarkedPhrase } from './marked-words.ts'
import type { PeopleReason } from './reason.ts'
import { joinWords, quoted } from './quoted-words.ts'
import { wordsOf } from './text-words.ts'
import { bestPhrases, ownTerms, scoreByKey } from './words-reason.ts'

/** Where a clause ends; a comma inside a number (1,000) ends nothing. */
const border = /^(?:[.;:!?\n()|]|,(?!\d))/u
const mostWords = 12

/**
 * "For people with dementia, as you asked": the stretch of the field `people` that holds the person's words. Where that stretch
 * says more than was asked, the sentence says which words were meant.
 */
export function peopleReason(hit: Hit, plan: QueryPlan, posting: Posting): PeopleReason | undefined {
  const text = posting.fields.people
  const scores = scoreByKey(hit.contributions, 'people')
  const terms = ownTerms(plan).filter((term) => scores.has(term.key))
  if (text === undefined || terms.length === 0) return undefined
  const phrases = bestPhrases(joinMarks(text, markWords(posting, 'people', terms)), scores)
  const first = phrases[0]
  if (first === undefined) return undefined
  const clause = clauseAround(text, first)
  const inside = phrases.filter(({ start, end }) => start >= clause.start && end <= clause.end)
  const words = inside.map(({ start, end }) => text.slice(start, end))
  const whole = isCovered(text, clause, inside)
  const share = terms.reduce((sum, term) => sum + (scores.get(term.key) ?? 0), 0) / hit.score
  return {
    kind: 'people',
    text: peopleSentence(text.slice(clause.start, clause.end), words, whole, text),
    share,
    parts: {
      field: 'people',
      words,
      marks: inside.map(({ start, end }) => [start, end] as const),
      clause: text.slice(clause.start, clause.end),
      asked: [...new Set(inside.flatMap((phrase) => phrase.terms.map((term) => term.shown)))],
    },
  }
}

/** The sentence over a clause of the field; `whole` if the person asked for all that the clause says. */
export function peopleSentence(clause: string, words: readonly string[], whole: boolean, text: string): string {
  const shown = lowerOpener(quoted(clause, text))
  if (whole) return `For ${shown}, as you asked`
  return `For ${shown} (you asked about ${joinWords(words.map((word) => lowerOpener(quoted(word, text))))})`
}

function clauseAround(text: string, phrase: MarkedPhrase): { start: number; end: number } {
  let start = phrase.start
  while (start > 0 && !border.test(text.slice(start - 1, start + 1))) start -= 1
  let end = phrase.end
  while (end < text.length && !border.test(text.slice(end, end + 2))) end += 1
  while (start < phrase.start && /\s/u.test(text.charAt(start))) start += 1
  while (end > phrase.end && /\s/u.test(text.charAt(end - 1))) end -= 1
  const count = text.slice(start, end).split(/\s+/u).length
  return count <= mostWords ? { start, end } : { start: phrase.start, end: phrase.end }
}

function isCovered(text: string, clause: { start: number; end: number }, phrases: readonly MarkedPhrase[]): boolean {
  return wordsOf(text.slice(clause.start, clause.end)).every(
    (word) =>
      word.small ||
      phrases.some(({ start, end }) => word.start + clause.start >= start && word.end + clause.start <= end),
  )
}
