import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import type { Mark } from '../../engines/matching/reasons/index.ts'
import type { ConceptFacts, Meaning, ReasonFacts } from '../../engines/matching/reasons/index.ts'
import { termKey } from '../../engines/matching/query/equal-terms.ts'
import type { UnderstandingLists } from '../../engines/matching/query/understand.ts'
import type { WordLists } from '../../engines/matching/word-lists.ts'
import type { IndexOptions } from '../../engines/matching/matching-index.ts'

/** What reasons stand on that is the same for every document: taxonomy, places and word lists. */
export function reasonSources(
  lists: Pick<UnderstandingLists, 'words' | 'places'>,
  tags: readonly ConceptTag[],
  places: NonNullable<IndexOptions['places']>,
): Omit<ReasonFacts, 'record' | 'evidence'> {
  let meanings: ReadonlyMap<string, Meaning> | undefined
  return {
    concepts: conceptFacts(tags),
    places,
    area(code) {
      const { register } = lists.places
      const place = register.places.get(register.current(code) ?? code)
      if (place === undefined) return undefined
      const { name, centre, members } = place
      return { name, members, ...(centre !== undefined && { centre }) }
    },
    meaning(term, typed) {
      meanings ??= readMeanings(lists.words)
      return meanings.get(pairOf(termKey(term), termKey(typed)))
    },
  }
}

/** The published expressions, each compiled when a reason first needs it. */
export function conceptFacts(tags: readonly ConceptTag[]): ConceptFacts {
  const byCode = new Map(tags.map((tag) => [tag.code, tag]))
  const compiled = new Map<string, Readonly<{ match: RegExp; exclude: RegExp | undefined }> | undefined>()
  const compile = (code: string) => {
    if (compiled.has(code)) return compiled.get(code)
    const tag = byCode.get(code)
    const made =
      tag === undefined || tag.expression === ''
        ? undefined
        : {
            match: new RegExp(tag.expression, 'gi'),
            exclude: tag.exclusion === '' ? undefined : new RegExp(tag.exclusion, 'i'),
          }
    compiled.set(code, made)
    return made
  }
  return {
    tag: (code) => byCode.get(code)?.tag,
    find(code, text) {
      const expression = compile(code)
      if (expression === undefined || expression.exclude?.test(text) === true) return []
      return [...text.matchAll(expression.match)]
        .filter(([found]) => found.trim() !== '')
        .map((found): Mark => [found.index, found.index + found[0].length])
    },
    expression(code) {
      const tag = byCode.get(code)
      if (tag === undefined || tag.expression === '') return undefined
      return { match: tag.expression, ...(tag.exclusion !== '' && { exclude: tag.exclusion }) }
    },
  }
}

function pairOf(termsKey: string, typedKey: string): string {
  return `${termsKey}\n${typedKey}`
}

/** Every pair that a row of the lists joins; a pair of equal terms stands both ways. */
function readMeanings({ synonyms, acronyms }: WordLists): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const { kind, terms, means } of synonyms) {
    const typedKeys = terms.map(termKey)
    const targets = kind === 'said' ? means.map(termKey) : typedKeys
    for (const typed of typedKeys) {
      for (const target of targets) if (!meanings.has(pairOf(target, typed))) meanings.set(pairOf(target, typed), kind)
    }
  }
  for (const { acronym, expansions } of acronyms) {
    const short = termKey(acronym)
    for (const long of expansions.map(termKey)) {
      meanings.set(pairOf(long, short), 'same')
      meanings.set(pairOf(short, long), 'same')
    }
  }
  return meanings
}
