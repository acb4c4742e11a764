import type { FoundConcept } from '../concepts/concept.ts'

/**
 * Words by which somebody says of whom they speak, not what about: *my mum keeps falling* is no need of women, although
 * UK-CAT's expression for organisations that work with women holds *mum*. Only one person's kin: *mums* and *mothers*
 * are a group that services are for.
 */
const kinWords: ReadonlySet<string> = new Set(
  `mum mam mom mummy mother dad daddy father nan nana nanna gran granny grandma grandmother grandad granddad grandfather
  wife husband sister brother son daughter aunt auntie uncle niece nephew mum's dad's nan's gran's wife's husband's
  sister's brother's son's daughter's mother's father's`.split(/\s+/),
)

/** The concepts of a need but for those that only a word for one's own kin shows. */
export function withoutKin(concepts: readonly FoundConcept[]): readonly FoundConcept[] {
  return concepts.filter(({ parts }) => parts.some((part) => !kinWords.has(part.toLowerCase().replaceAll('’', "'"))))
}
