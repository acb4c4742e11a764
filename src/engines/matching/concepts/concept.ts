/** A tag of the Charity Classification (UK-CAT) as published: a name, where it stands, and how a text shows it. */
export type ConceptTag = Readonly<{
  code: string
  tag: string
  category: string
  subcategory: string
  level: number
  notes: string
  /** The published expression and its exclusion; empty where there is none. */
  expression: string
  exclusion: string
  /** Strings of which every text that the expression matches has one, if they were worked out before. */
  literals?: readonly string[]
}>

/** A tag found in a text, with the parts of the text that show it, in order and each once. */
export type FoundConcept = Readonly<{ code: string; tag: string; parts: readonly string[] }>

/** The tag above each tag: a subcategory's own tag, else the category's; none for a category. */
export function conceptParents(tags: readonly ConceptTag[]): ReadonlyMap<string, string> {
  const categories = new Map(tags.filter((tag) => tag.level === 1).map((tag) => [tag.category, tag.code]))
  const key = (tag: ConceptTag): string => `${tag.category}|${tag.subcategory}`
  const groups = new Map(tags.filter((tag) => tag.level === 2).map((tag) => [key(tag), tag.code]))
  const parents = new Map<string, string>()
  for (const tag of tags) {
    const above =
      tag.level === 3 ? (groups.get(key(tag)) ?? categories.get(tag.category)) : categories.get(tag.category)
    if (tag.level > 1 && above !== undefined) parents.set(tag.code, above)
  }
  return parents
}
