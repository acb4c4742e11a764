import { fieldNames } from '../posting.ts'
import type { FieldName, Posting } from '../posting.ts'
import { procurementKeys } from '../taxonomies.ts'
import { normalWord } from './normal-form.ts'
import { PhraseFinder, runsOn } from './phrases.ts'
import type { PhraseDictionary, PhraseStep } from './phrases.ts'
import { stem } from './stem.ts'
import type { StopWords } from './stop-words.ts'
import { scanWords } from './tokenise.ts'

/** Raised whenever the same text would give other keys than before, so that files written earlier are built anew. */
export const analyserVersion = 3

/** What the words of documents are read with. */
export type AnalyserOptions = Readonly<{
  stopWords: StopWords
  phrases: PhraseDictionary
  /** The parents of a concept, which a document counts at half weight: `SW106` -> `['SW']`. */
  conceptParents: ReadonlyMap<string, readonly string[]>
  /** How strongly a document is about one of its concepts, a whole number from 1; without it every concept counts 1. */
  conceptStrength?: ConceptStrength
}>

/** Tells how strongly a document is about one of its concepts (see `concepts/concept-strength.ts`). */
export type ConceptStrength = (posting: Posting, code: string) => number

const fieldCount = fieldNames.length
const conceptField = fieldNames.indexOf('concept')
const serviceField = fieldNames.indexOf('service')

/** What a stored frequency of 1 stands for: concepts are counted in halves, since a parent counts half. */
export const frequencyUnit = (field: FieldName): number => (field === 'concept' ? 0.5 : 1)

/** Words longer than this are addresses and serial numbers. */
const longestWord = 40
const mostFrequent = 255
const mostRemembered = 1_000_000

/** What one spelling of a word gives; remembered, since building an index is nearly all reading words. */
type WordEntry = Readonly<{ stemmed: string; term: number; exact: number; begins: PhraseStep | undefined }>

const passedOver: WordEntry = { stemmed: '', term: -1, exact: -1, begins: undefined }

/**
 * Reads documents into numbered terms. After {@link Analyser.read} the terms of that document stand in `terms` with
 * `frequencies` (eight fields each) and the lengths of its fields in `lengths`, all overwritten by the next document.
 */
export class Analyser {
  /** The key of each numbered term. */
  readonly keys: string[] = []
  /** 1 for a term that some word is, rather than only the stem of words. */
  readonly isWord: number[] = []
  count = 0
  terms = new Int32Array(1024)
  frequencies = new Uint8Array(1024 * fieldCount)
  readonly lengths = new Int32Array(fieldCount)

  readonly #options: AnalyserOptions
  readonly #numbers = new Map<string, number>()
  readonly #entries = new Map<string, WordEntry>()
  readonly #finder: PhraseFinder
  #seenAt = new Int32Array(4096)
  #seenIn = new Int32Array(4096)
  #document = 0
  #field = 0

  constructor(options: AnalyserOptions) {
    this.#options = options
    this.#finder = new PhraseFinder((key) => this.#add(this.number(key), 1))
  }

  /** The number of a key, given out at first sight. */
  number(key: string): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.keys.push(key) - 1
    this.isWord.push(0)
    this.#numbers.set(key, number)
    return number
  }

  /** Reads one document. */
  read(posting: Posting): void {
    this.#document += 1
    this.count = 0
    this.lengths.fill(0)
    for (let field = 0; field < fieldCount; field += 1) {
      const text = posting.fields[fieldNames[field] as FieldName]
      if (text) this.#readText(text, field)
    }
    if (posting.concepts && posting.concepts.length > 0) this.#readConcepts(posting, posting.concepts)
    if (posting.cpv && posting.cpv.length > 0) this.#readCpv(posting.cpv)
  }

  #readText(text: string, field: number): void {
    const finder = this.#finder
    this.#field = field
    finder.restart()
    let length = 0
    let number = 0
    let before = 0
    scanWords(text, (raw, start, end, joined) => {
      const entry = this.#entry(raw)
      if (entry === passedOver) return
      if (entry.term >= 0) {
        this.#add(entry.term, 1)
        if (entry.exact >= 0) this.#add(entry.exact, 1)
        if (!joined) length += 1
      }
      if (joined) return
      if (finder.begun || entry.begins) {
        if (finder.begun && !runsOn(text, before, start)) finder.restart()
        finder.word(entry.stemmed, number, entry.begins)
      }
      number += 1
      before = end
    })
    this.lengths[field] = length
  }

  /** Its own concepts by their strength; a parent that it does not have itself at half of its strongest child. */
  #readConcepts(posting: Posting, codes: readonly string[]): void {
    this.#field = conceptField
    const own = new Map<string, number>()
    for (const code of codes) own.set(code, this.#options.conceptStrength?.(posting, code) ?? 1)
    const parents = new Map<string, number>()
    let length = 0
    for (const [code, strength] of own) {
      this.#add(this.number(`ukcat:${code}`), Math.min(mostFrequent, 2 * strength))
      length += strength
      for (const parent of this.#options.conceptParents.get(code) ?? []) {
        if (!own.has(parent)) parents.set(parent, Math.max(strength, parents.get(parent) ?? 0))
      }
    }
    for (const [parent, strength] of parents)
      this.#add(this.number(`ukcat:${parent}`), Math.min(mostFrequent, strength))
    this.lengths[conceptField] = length
  }

  /** A code counts as itself and as its first digits, once each however many codes share them. */
  #readCpv(codes: readonly string[]): void {
    this.#field = serviceField
    for (const key of new Set(codes.flatMap(procurementKeys))) this.#add(this.number(key), 1)
  }

  #entry(raw: string): WordEntry {
    const known = this.#entries.get(raw)
    if (known !== undefined) return known
    if (this.#entries.size >= mostRemembered) this.#entries.clear()
    // A slice would keep the whole text that it was cut from alive; a copy does not.
    const copy = Buffer.from(raw, 'utf16le').toString('utf16le')
    const made = this.#makeEntry(copy)
    this.#entries.set(copy, made)
    return made
  }

  #makeEntry(raw: string): WordEntry {
    const word = normalWord(raw)
    if (word === '' || word.length > longestWord) return passedOver
    const stemmed = stem(word)
    const begins = this.#options.phrases.next.get(stemmed)
    const single = word.length === 1 && !/\p{N}/u.test(word)
    if (single || this.#options.stopWords.has(word)) return { stemmed, term: -1, exact: -1, begins }
    const term = this.number(stemmed)
    if (stemmed === word) this.isWord[term] = 1
    return { stemmed, term, exact: stemmed === word ? -1 : this.number(`=${word}`), begins }
  }

  #add(term: number, frequency: number): void {
    if (term >= this.#seenAt.length) this.#growSeen(term)
    let at = this.#seenAt[term] as number
    if (this.#seenIn[term] !== this.#document) {
      at = this.count
      this.count += 1
      if (at >= this.terms.length) this.#growTerms()
      this.terms[at] = term
      this.frequencies.fill(0, at * fieldCount, (at + 1) * fieldCount)
      this.#seenIn[term] = this.#document
      this.#seenAt[term] = at
    }
    const cell = at * fieldCount + this.#field
    this.frequencies[cell] = Math.min(mostFrequent, (this.frequencies[cell] as number) + frequency)
  }

  #growSeen(term: number): void {
    const size = Math.max(term + 1, this.#seenAt.length * 2)
    const at = new Int32Array(size)
    const seen = new Int32Array(size)
    at.set(this.#seenAt)
    seen.set(this.#seenIn)
    this.#seenAt = at
    this.#seenIn = seen
  }

  #growTerms(): void {
    const terms = new Int32Array(this.terms.length * 2)
    const frequencies = new Uint8Array(this.frequencies.length * 2)
    terms.set(this.terms)
    frequencies.set(this.frequencies)
    this.terms = terms
    this.frequencies = frequencies
  }
}
