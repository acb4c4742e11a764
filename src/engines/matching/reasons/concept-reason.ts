import type { Hit } from '../found.ts'
import { fieldNames, type FieldName, type Posting } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import { tagInSentence } from './first-letter.ts'
import type { ConceptReason, Mark } from './reason.ts'
import type { ReasonFacts } from './reason-facts.ts'
import { joinWords, quoted } from './quoted-words.ts'

const prefix = 'ukcat:'
const mostParts = 3

/** "Works on loneliness (UK-CAT SW106): *isolated*, *befriending*": one expression of the taxonomy that matches both texts. */
export function conceptReasons(
  hit: Hit,
  plan: QueryPlan,
  posting: Posting,
  facts: ReasonFacts,
): readonly ConceptReason[] {
  const reasons: ConceptReason[] = []
  for (const term of plan.terms) {
    if (term.origin !== 'concept' || !term.key.startsWith(prefix)) continue
    const code = term.key.slice(prefix.length)
    const score = hit.contributions.reduce((sum, one) => (one.key === term.key ? sum + one.score : sum), 0)
    const tag = facts.concepts.tag(code)
    if (score === 0 || tag === undefined) continue
    const asked = facts.concepts.find(code, plan.text).map(([start, end]) => plan.text.slice(start, end))
    const place = firstField(posting, code, facts)
    if (asked.length === 0 || place === undefined) continue
    const { field, text, marks } = place
    const words = marks.map(([start, end]) => text.slice(start, end))
    reasons.push({
      kind: 'concept',
      text: conceptSentence(tag, code, words, text),
      share: score / hit.score,
      parts: { field, words, marks, code, tag, asked: distinct(asked) },
    })
  }
  return reasons
}

/** The sentence over words quoted from a field whose whole text is `text`. */
export function conceptSentence(tag: string, code: string, words: readonly string[], text: string): string {
  return `Works on ${tagInSentence(tag)} (UK-CAT ${code}): ${joinWords(words.map((word) => quoted(word, text)))}`
}

function firstField(
  posting: Posting,
  code: string,
  facts: ReasonFacts,
): { field: FieldName; text: string; marks: readonly Mark[] } | undefined {
  for (const field of fieldNames) {
    const text = posting.fields[field]
    if (text === undefined || text === '' || field === 'concept') continue
    const seen = new Set<string>()
    const marks = facts.concepts.find(code, text).filter(([start, end]) => {
      const word = text.slice(start, end).toLowerCase()
      if (seen.has(word)) return false
      seen.add(word)
      return true
    })
    if (marks.length > 0) return { field, text, marks: marks.slice(0, mostParts) }
  }
  return undefined
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()]
}
