import { distance } from 'fastest-levenshtein'
import type { ImportPart } from './import-kind.ts'

/** As titles are compared where people may have typed them: letters and digits alone, small. */
const plain = (title: string) => title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Slips of the finger that a title may have: one in four letters, three at the most. */
const slips = (title: string) => Math.min(3, Math.floor(plain(title).length / 4))

/** The title that somebody may have meant by another one; `undefined` if none is like it. */
function nearTitle(wanted: string, titles: readonly string[]): string | undefined {
  return titles
    .map((title) => ({ title, off: distance(plain(wanted), plain(title)) }))
    .filter(({ title, off }) => title !== wanted && off <= slips(wanted))
    .toSorted((a, b) => a.off - b.off)[0]?.title
}

const shownChoices = 2

function inWords(choices: readonly string[], titles: readonly string[]): string {
  for (const choice of choices) {
    const near = nearTitle(choice, titles)
    if (near !== undefined) return `${choice} (is that “${near.slice(0, 60)}”?)`
  }
  return choices.slice(0, shownChoices).join(' or ')
}

/**
 * What a file lacks to be of a part, each with the title that comes near it: titles that are needed have to be there as they are, of a
 * list any one in any capitals.
 */
export function missingTitles(part: ImportPart, titles: ReadonlySet<string>): readonly string[] {
  const small = new Set([...titles].map((title) => title.toLowerCase()))
  return part.needs.flatMap((need) => {
    const isThere = typeof need === 'string' ? titles.has(need) : need.some((choice) => small.has(choice.toLowerCase()))
    return isThere ? [] : [inWords(typeof need === 'string' ? [need] : need, [...titles])]
  })
}
