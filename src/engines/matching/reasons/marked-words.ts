import type { FieldName, Posting } from '../posting.ts'
import type { PlannedTerm } from '../query-plan.ts'
import { findPhrases, type PhraseDictionary, type PhraseStep } from '../text/phrases.ts'
import { wordsOfField } from './text-words.ts'

/** One place in a field where a term of the plan stands. */
export type MarkedWord = Readonly<{ start: number; end: number; term: PlannedTerm }>

/** A run of marked words with nothing between them but blanks, hyphens and one or two small words. */
export type MarkedPhrase = Readonly<{ start: number; end: number; terms: readonly PlannedTerm[] }>

/** Where the terms of a plan stand in one field, from the first to the last. Concepts and codes are not words and are not looked for. */
export function markWords(posting: Posting, field: FieldName, terms: readonly PlannedTerm[]): readonly MarkedWord[] {
  const text = posting.fields[field] ?? ''
  if (text === '' || terms.length === 0) return []
  const byKey = new Map<string, PlannedTerm>()
  for (const term of terms) if (!byKey.has(term.key)) byKey.set(term.key, term)
  const found: MarkedWord[] = []
  for (const word of wordsOfField(posting, field)) {
    const term = byKey.get(word.stem) ?? byKey.get(`=${word.exact}`)
    if (term !== undefined) found.push({ start: word.start, end: word.end, term })
  }
  const phrases = [...byKey.keys()].filter((key) => key.startsWith('_'))
  if (phrases.length > 0) {
    for (const { key, start, end } of findPhrases(text, dictionaryOf(phrases))) {
      const term = byKey.get(key)
      if (term !== undefined) found.push({ start, end, term })
    }
  }
  return found.sort((one, other) => one.start - other.start || other.end - one.end)
}

/** The keys of phrases hold stems already, so that they are set into the dictionary as they are. */
function dictionaryOf(keys: readonly string[]): PhraseDictionary {
  const root: PhraseStep = { next: new Map(), key: undefined }
  for (const key of keys) {
    let step = root
    for (const stem of key.slice(1).split(' ')) {
      const next: PhraseStep = step.next.get(stem) ?? { next: new Map(), key: undefined }
      step.next.set(stem, next)
      step = next
    }
    step.key = key
  }
  return root
}

/** Joins marked words that stand side by side, so that a reader sees *older people living alone* and not four words. */
export function joinMarks(text: string, marks: readonly MarkedWord[]): readonly MarkedPhrase[] {
  const phrases: { start: number; end: number; terms: PlannedTerm[] }[] = []
  for (const mark of marks) {
    const last = phrases.at(-1)
    if (last !== undefined && (mark.start < last.end || isBridge(text.slice(last.end, mark.start)))) {
      last.end = Math.max(last.end, mark.end)
      last.terms.push(mark.term)
    } else phrases.push({ start: mark.start, end: mark.end, terms: [mark.term] })
  }
  return phrases
}

/** Blanks and hyphens of one line, and small words between them; a list of names is one a line, and no phrase. */
const bridge = /^(?:[ \t\u00a0-]|[ \t](?:of|with|and|the|for|in|to|from|at|on|who|are|a|an|or|their)(?=[ \t])){1,3}$/iu

function isBridge(gap: string): boolean {
  return gap.length <= 14 && bridge.test(gap)
}
