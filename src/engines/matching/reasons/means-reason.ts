import type { Hit } from '../found.ts'
import type { FieldName, Posting } from '../posting.ts'
import type { PlannedTerm, QueryPlan } from '../query-plan.ts'
import { markWords } from './marked-words.ts'
import type { MeansReason } from './reason.ts'
import type { Meaning, ReasonFacts } from './reason-facts.ts'
import { quoted } from './quoted-words.ts'
import { wordsOf } from './text-words.ts'
import { ownTerms } from './words-reason.ts'

/** "Says *domiciliary care*, which means *home care*": a term that the word lists join to what the person typed. */
export function meansReasons(hit: Hit, plan: QueryPlan, posting: Posting, facts: ReasonFacts): readonly MeansReason[] {
  const reasons: MeansReason[] = []
  const own = new Set(ownTerms(plan).map(({ key }) => key))
  const equal = plan.terms.filter((term) => term.origin === 'synonym' || term.origin === 'acronym')
  for (const term of equal) {
    const best = strongest(hit, term)
    const because = term.because
    const meaning = because === undefined ? undefined : facts.meaning(term.shown, because)
    if (best === undefined || because === undefined || meaning === undefined) continue
    const text = posting.fields[best.field]
    const mark = text === undefined ? undefined : markWords(posting, best.field, [term])[0]
    if (text === undefined || mark === undefined) continue
    const word = text.slice(mark.start, mark.end)
    // What the person typed themselves needs no word list.
    if (wordsOf(word).every(({ stem, small }) => small || own.has(stem))) continue
    reasons.push({
      kind: 'means',
      text: meansSentence(word, because, meaning, text),
      share: best.score / hit.score,
      parts: { field: best.field, words: [word], marks: [[mark.start, mark.end]], because, term: term.shown, meaning },
    })
  }
  return reasons
}

/** The sentence over a word quoted from a field whose whole text is `text`. */
export function meansSentence(word: string, because: string, meaning: Meaning, text: string): string {
  const says = `Says ${quoted(word, text)}`
  return meaning === 'same' ? `${says}, which means ${because}` : `${says}, which can help with “${because}”`
}

function strongest(hit: Hit, term: PlannedTerm): { field: FieldName; score: number } | undefined {
  let best: { field: FieldName; score: number } | undefined
  let sum = 0
  for (const one of hit.contributions) {
    if (one.key !== term.key || one.field === 'concept') continue
    sum += one.score
    if (best === undefined || one.score > best.score) best = { field: one.field, score: one.score }
  }
  return best === undefined ? undefined : { field: best.field, score: sum }
}
