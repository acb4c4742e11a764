import { tokenise } from '../text/tokenise.ts'

/** Nobody who types *Thursday* means *Tuesday*, and a small library may know only one of them. */
const calendar = `monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december`

/** Words that are never mended, although no document may have them: those of the calendar and of the texts given, in normal form. */
export function readKnownWords(texts: Iterable<string>): ReadonlySet<string> {
  const words = new Set(calendar.split(/\s+/))
  for (const text of texts) for (const token of tokenise(text)) words.add(token.text)
  return words
}
