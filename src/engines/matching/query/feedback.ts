import type { Hit } from '../found.ts'
import { fieldNames } from '../posting.ts'
import type { Posting } from '../posting.ts'
import type { PlannedTerm, QueryPlan } from '../query-plan.ts'
import { inverseDocumentFrequency } from '../search/collection.ts'
import { normalWord } from '../text/normal-form.ts'
import { stem } from '../text/stem.ts'
import type { StopWords } from '../text/stop-words.ts'
import { scanWords } from '../text/tokenise.ts'

/** The numbers of feedback. */
export type FeedbackNumbers = Readonly<{
  /** So many of the best documents are read. */
  documents: number
  /** So many words of each are looked at, and so many of all are taken. */
  wordsOfEach: number
  words: number
  /** What the strongest of them adds; a typed word counts 1. */
  weight: number
  /** How soon repeating a word in a document stops helping. */
  k1: number
  /** A word that stands in this share of the documents, or in one alone, tells nothing. */
  mostCommon: number
  /** A need of more different words than this says enough by itself. */
  mostTyped: number
}>

/**
 * The values in use, measured on 22 November 2025: worth 0.032 nDCG@10 on `practice-needs`, nothing sure on `ukcat-needs`. With five
 * documents both lose, 0.009 and 0.006.
 */
export const feedbackNumbers: FeedbackNumbers = {
  documents: 3,
  wordsOfEach: 16,
  words: 20,
  weight: 0.3,
  k1: 1.2,
  mostCommon: 0.25,
  mostTyped: 20,
}

/** What feedback reads: the documents that were searched, and how common a word is among them. */
export type FeedbackSource = Readonly<{
  documents: number
  documentFrequency(key: string): number
  documentOf(id: string): Posting | undefined
  stopWords: StopWords
}>

/** Whether a need is short enough to gain from a second look: what a search for the best documents may be saved by. */
export function takesFeedback({ terms }: QueryPlan, numbers: FeedbackNumbers = feedbackNumbers): boolean {
  const typed = terms.filter(({ origin }) => origin === 'word' || origin === 'spelling').length
  return typed > 0 && typed <= numbers.mostTyped
}

/**
 * The plan with the words that are telling of its best documents (Rocchio 1971, without negative examples; each word divided by the root of
 * its rarity, so that no name decides). A typed word among them is lifted, which its coverage does not show; the others are terms of their own.
 * Pure: equal plan, hits and documents give an equal plan. Records are one paper each and lead nowhere: with one among the best nothing is added.
 * @param hits the best documents of a search with `plan`, best first
 */
export function withFeedback(
  plan: QueryPlan,
  hits: readonly Pick<Hit, 'id' | 'kind' | 'score'>[],
  source: FeedbackSource,
  numbers: FeedbackNumbers = feedbackNumbers,
): QueryPlan {
  const best = hits.slice(0, numbers.documents)
  const first = best[0]
  if (first === undefined || best.some(({ kind }) => kind === 'record') || !takesFeedback(plan, numbers)) return plan
  const sums = new Map<string, Valued>()
  for (const { id, score } of best) {
    const document = source.documentOf(id)
    if (document === undefined) continue
    for (const { key, word, value } of tellingWords(document, source, numbers)) {
      const known = sums.get(key)
      sums.set(key, { key, word: known?.word ?? word, value: (known?.value ?? 0) + (score / first.score) * value })
    }
  }
  const valued = [...sums.values()].map((one) => ({ ...one, value: one.value / Math.sqrt(rarity(one.key, source)) }))
  const taken = greatest(valued, numbers.words)
  return lifted(plan, taken, numbers.weight / (taken[0]?.value ?? 1))
}

/** `word` is how the key was first written, to be shown. */
type Valued = Readonly<{ key: string; word: string; value: number }>

/** The words of a document that tell it from the others, as a direction of length 1. */
function tellingWords(document: Posting, source: FeedbackSource, numbers: FeedbackNumbers): readonly Valued[] {
  const valued: Valued[] = []
  for (const [key, { count, word }] of countWords(document, source.stopWords)) {
    const frequency = source.documentFrequency(key)
    if (frequency <= 1 || frequency >= numbers.mostCommon * source.documents) continue
    const value = (count / (count + numbers.k1)) * inverseDocumentFrequency(source.documents, frequency)
    valued.push({ key, word, value })
  }
  const kept = greatest(valued, numbers.wordsOfEach)
  const length = Math.sqrt(kept.reduce((sum, { value }) => sum + value * value, 0)) || 1
  return kept.map((one) => ({ ...one, value: one.value / length }))
}

function countWords({ fields }: Posting, stopWords: StopWords): ReadonlyMap<string, { count: number; word: string }> {
  const counts = new Map<string, { count: number; word: string }>()
  for (const field of fieldNames) {
    const text = fields[field]
    if (!text) continue
    scanWords(text, (raw) => {
      const word = normalWord(raw)
      if (word.length < 2 || stopWords.has(word) || /^\d+$/.test(word)) return
      const key = stem(word)
      const known = counts.get(key)
      if (known === undefined) counts.set(key, { count: 1, word })
      else known.count += 1
    })
  }
  return counts
}

function rarity(key: string, source: FeedbackSource): number {
  return inverseDocumentFrequency(source.documents, source.documentFrequency(key))
}

/** Equal values go by their words, so that the order in which a text has them decides nothing. */
function greatest(valued: readonly Valued[], most: number): readonly Valued[] {
  return valued.toSorted((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1)).slice(0, most)
}

function lifted(plan: QueryPlan, words: readonly Valued[], scale: number): QueryPlan {
  const lifts = new Map(words.map((one) => [one.key, one]))
  const terms = plan.terms.map((term): PlannedTerm => {
    const found = lifts.get(term.key)
    lifts.delete(term.key)
    return found === undefined ? term : { ...term, lift: found.value * scale }
  })
  const added = [...lifts.values()].map(({ key, word, value }): PlannedTerm => {
    return { key, weight: value * scale, origin: 'feedback', shown: word, because: 'also in the best answers' }
  })
  return { ...plan, terms: [...terms, ...added] }
}
