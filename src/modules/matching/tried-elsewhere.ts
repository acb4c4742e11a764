import type { MatchDocument } from './match-document.ts'

/** Words that a description needs at the least to tell who did what for whom. */
const fewestWords = 14

/**
 * True of a record whose description tells of a project: it says in sentences of its own what was paid for, and when. A title said
 * again, or a line of a form, tells nobody what was tried.
 */
export function tellsOfProject({ posting, card }: MatchDocument): boolean {
  const description = posting.fields.done ?? ''
  const words = description.match(/\p{L}{2,}/gu) ?? []
  const distinct = new Set(words.map((word) => word.toLowerCase()))
  return card.year !== undefined && distinct.size >= fewestWords && description.trim() !== card.title.trim()
}
