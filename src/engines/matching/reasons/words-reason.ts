import type { Contribution, Hit } from '../found.ts'
import type { FieldName, Posting } from '../posting.ts'
import type { PlannedTerm, QueryPlan, TermOrigin } from '../query-plan.ts'
import { joinMarks, markWords, type MarkedPhrase } from './marked-words.ts'
import type { WordsReason } from './reason.ts'
import { joinWords, quoted } from './quoted-words.ts'

/** Origins that are the person's own words, mended spelling among them. */
const ownWords: ReadonlySet<TermOrigin> = new Set(['word', 'phrase', 'spelling'])
/** Quoted phrases in one sentence; more would be a list and not a reason. */
const mostPhrases = 3
/** A further phrase is worth its place if it brings this share of what the first brings. */
const leastGain = 0.15
/** A second field is worth a sentence if it brings this much of the score. */
const worthSaying = 0.05

const opening: Readonly<Record<FieldName, string>> = {
  problem: 'Says',
  people: 'Is for',
  outcome: 'Aims at',
  done: 'Says',
  service: 'Listed under',
  concept: 'Works on',
  where: 'Names as its area',
  name: 'Its name says',
}

/** The plan's terms that a person typed, by key. */
export function ownTerms(plan: QueryPlan): readonly PlannedTerm[] {
  return plan.terms.filter((term) => ownWords.has(term.origin))
}

/** Score by term in one field. */
export function scoreByKey(contributions: readonly Contribution[], field: FieldName): ReadonlyMap<string, number> {
  const scores = new Map<string, number>()
  for (const one of contributions) {
    if (one.field === field) scores.set(one.key, (scores.get(one.key) ?? 0) + one.score)
  }
  return scores
}

/**
 * "Says *falls* and *older people*": the person's own words as they stand in the field that scored most by them, and in a second
 * field if that one adds words.
 */
export function wordsReasons(hit: Hit, plan: QueryPlan, posting: Posting): readonly WordsReason[] {
  const terms = ownTerms(plan)
  const keys = new Set(terms.map((term) => term.key))
  const mine = hit.contributions.filter((one) => keys.has(one.key) && one.field !== 'people' && one.field !== 'concept')
  const said = new Set<string>()
  const reasons: WordsReason[] = []
  for (const [field, score] of fieldsByScore(mine)) {
    const text = posting.fields[field]
    if (text === undefined || reasons.length === 2) continue
    if (reasons.length > 0 && score / hit.score < worthSaying) break
    const scores = scoreByKey(mine, field)
    const fresh = terms.filter((term) => scores.has(term.key) && !said.has(term.key))
    const phrases = bestPhrases(joinMarks(text, markWords(posting, field, fresh)), scores)
    if (phrases.length === 0) continue
    for (const phrase of phrases) for (const term of phrase.terms) said.add(term.key)
    const words = phrases.map(({ start, end }) => text.slice(start, end))
    reasons.push({
      kind: 'words',
      text: wordsSentence(field, words, text),
      share: score / hit.score,
      parts: { field, words, marks: phrases.map(({ start, end }) => [start, end] as const) },
    })
  }
  return reasons
}

/** The sentence over words quoted from a field whose whole text is `text`. */
export function wordsSentence(field: FieldName, words: readonly string[], text: string): string {
  return `${opening[field]} ${joinWords(words.map((word) => quoted(word, text)))}`
}

function fieldsByScore(contributions: readonly Contribution[]): readonly (readonly [FieldName, number])[] {
  const sums = new Map<FieldName, number>()
  for (const one of contributions) sums.set(one.field, (sums.get(one.field) ?? 0) + one.score)
  return [...sums].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
}

/** The phrases that together hold most of the score, each bringing a term that those before it lack; in the order of the text. */
export function bestPhrases(
  phrases: readonly MarkedPhrase[],
  scores: ReadonlyMap<string, number>,
): readonly MarkedPhrase[] {
  const covered = new Set<string>()
  const chosen: MarkedPhrase[] = []
  let first = 0
  const gain = (phrase: MarkedPhrase) =>
    [...new Set(phrase.terms.map((term) => term.key))]
      .filter((key) => !covered.has(key))
      .reduce((sum, key) => sum + (scores.get(key) ?? 0), 0)
  while (chosen.length < mostPhrases) {
    let best: MarkedPhrase | undefined
    let most = 0
    for (const phrase of phrases) {
      const value = gain(phrase)
      if (value > most) [best, most] = [phrase, value]
    }
    // A word that tells next to nothing beside the first would only lengthen the sentence.
    if (best === undefined || most < leastGain * first) break
    first ||= most
    chosen.push(best)
    for (const term of best.terms) covered.add(term.key)
  }
  return chosen.sort((one, other) => one.start - other.start)
}
