import { stem } from '../text/stem.ts'
import type { StopWords } from '../text/stop-words.ts'
import { tokenise } from '../text/tokenise.ts'
import type { ConceptTag, FoundConcept } from './concept.ts'

/** Finds tags by their names. */
export interface ConceptNames {
  /** The tags whose name stands in a text: all its words one after another, stop words and endings aside. */
  find(text: string): readonly FoundConcept[]
}

type Named = Readonly<{ tag: ConceptTag; stems: readonly string[] }>

/** A finder over the names of tags, which are read when the first text asks. Tags without an expression are found only so. */
export function createConceptNames(tags: () => readonly ConceptTag[], stopWords: StopWords): ConceptNames {
  let byFirst: Map<string, Named[]> | undefined
  return {
    find(text) {
      byFirst ??= byFirstStem(tags(), stopWords)
      const words = stemmedWords(text, stopWords)
      const found: FoundConcept[] = []
      const seen = new Set<string>()
      words.forEach(({ stemmed }, at) => {
        for (const { tag, stems } of byFirst?.get(stemmed) ?? []) {
          if (seen.has(tag.code) || !stems.every((one, next) => words[at + next]?.stemmed === one)) continue
          seen.add(tag.code)
          const part = text.slice(words[at]?.start, words[at + stems.length - 1]?.end)
          found.push({ code: tag.code, tag: tag.tag, parts: [part] })
        }
      })
      return found
    },
  }
}

function stemmedWords(text: string, stopWords: StopWords): { stemmed: string; start: number; end: number }[] {
  return tokenise(text)
    .filter((token) => !token.joined && !stopWords.has(token.text))
    .map(({ text: word, start, end }) => ({ stemmed: stem(word), start, end }))
}

function byFirstStem(tags: readonly ConceptTag[], stopWords: StopWords): Map<string, Named[]> {
  const named = new Map<string, Named[]>()
  for (const tag of tags) {
    const stems = stemmedWords(tag.tag, stopWords).map(({ stemmed }) => stemmed)
    const [first] = stems
    if (first === undefined) continue
    const list = named.get(first)
    if (list === undefined) named.set(first, [{ tag, stems }])
    else list.push({ tag, stems })
  }
  return named
}
