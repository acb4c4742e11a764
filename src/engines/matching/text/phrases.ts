import { stem } from './stem.ts'
import { tokenise } from './tokenise.ts'

/**
 * Words that may stand between the words of a phrase without breaking it: *strength and balance* is found in *strength,
 * balance* too. At either end of a phrase they count (*in care*).
 */
export const linkingWords: ReadonlySet<string> = new Set('a an and at by for in of on or the to with'.split(' '))

/** A step of the phrase dictionary: where the next stem leads, and the key of the phrase that ends here. */
export type PhraseStep = { readonly next: Map<string, PhraseStep>; key: string | undefined }

/** All phrases that are looked for, as a tree over stems. */
export type PhraseDictionary = PhraseStep

/**
 * The stems of a phrase, inner linking words left out; `undefined` if fewer than two stems remain, for then it is not a
 * phrase. A word with a hyphen counts as its parts.
 */
export function phraseStems(phrase: string): readonly string[] | undefined {
  const words = tokenise(phrase).filter((token) => !token.joined)
  const kept = words.filter((token, at) => at === 0 || at === words.length - 1 || !linkingWords.has(token.text))
  return kept.length < 2 ? undefined : kept.map((token) => stem(token.text))
}

/** The index's key of a phrase (`_strength balanc`), or `undefined` if it is a single word. */
export function phraseKey(phrase: string): string | undefined {
  const stems = phraseStems(phrase)
  return stems && `_${stems.join(' ')}`
}

/** Makes the dictionary from phrases in plain words; single words are left out. */
export function phraseDictionary(phrases: Iterable<string>): PhraseDictionary {
  const root: PhraseStep = { next: new Map(), key: undefined }
  for (const phrase of phrases) {
    const stems = phraseStems(phrase)
    if (!stems) continue
    let step = root
    for (const part of stems) {
      let following = step.next.get(part)
      if (!following) step.next.set(part, (following = { next: new Map(), key: undefined }))
      step = following
    }
    step.key = `_${stems.join(' ')}`
  }
  return root
}

/** Finds phrases as the words of a text go by, one {@link PhraseFinder.word} after another. */
export class PhraseFinder {
  readonly #found: (key: string, first: number, last: number) => void
  #open: { step: PhraseStep; first: number }[] = []

  /** `found` is called at the last word of each phrase, nested ones too. */
  constructor(found: (key: string, first: number, last: number) => void) {
    this.#found = found
  }

  /** Forgets what was begun: at the start of a text, and at the end of a sentence. */
  restart(): void {
    if (this.#open.length > 0) this.#open = []
  }

  /** True while a phrase has begun that the next word may go on. */
  get begun(): boolean {
    return this.#open.length > 0
  }

  /** Takes the next word, given as its stem, its number in the text, and the step that it begins if any phrase begins so. */
  word(stemmed: string, number: number, begins: PhraseStep | undefined): void {
    if (this.#open.length > 0) {
      const going: { step: PhraseStep; first: number }[] = []
      for (const open of this.#open) {
        const step = open.step.next.get(stemmed)
        if (step) {
          if (step.key !== undefined) this.#found(step.key, open.first, number)
          if (step.next.size > 0) going.push({ step, first: open.first })
        }
        if (linkingWords.has(stemmed)) going.push(open)
      }
      this.#open = going
    }
    if (begins) this.#open.push({ step: begins, first: number })
  }
}

/** A sentence ends between two words: what stands there holds a full stop, a semicolon, a bullet or a blank line. */
const sentenceEnd = /[.;:!?•|]|\n\s*\n/

/** Whether a phrase may run on from a word that ended at `end` to one that begins at `start`. */
export function runsOn(text: string, end: number, start: number): boolean {
  return start - end <= 1 || !sentenceEnd.test(text.slice(end, start))
}

/** Every phrase of the dictionary in a text, with offsets into it. */
export function findPhrases(text: string, dictionary: PhraseDictionary): { key: string; start: number; end: number }[] {
  const words = tokenise(text).filter((token) => !token.joined)
  const found: { key: string; start: number; end: number }[] = []
  const finder = new PhraseFinder((key, first, last) =>
    found.push({ key, start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 }),
  )
  words.forEach((token, at) => {
    const before = words[at - 1]
    if (before && finder.begun && !runsOn(text, before.end, token.start)) finder.restart()
    const stemmed = stem(token.text)
    finder.word(stemmed, at, dictionary.next.get(stemmed))
  })
  return found
}
