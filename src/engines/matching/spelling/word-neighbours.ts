import { editDistance } from './edit-distance.ts'

/** A word of the documents that lies near a typed one: in how many documents it stands, and how many edits away. */
export type NearWord = Readonly<{ word: string; frequency: number; distance: number }>

/** Finds the words of a list that lie near a word. */
export type WordNeighbours = (word: string, distance: number) => readonly NearWord[]

type Shelf = { readonly words: string[]; readonly frequencies: number[]; readonly marks: number[] }

/**
 * A table over the words of the documents, made when the first unknown word asks for it. Words are shelved by first letter
 * and length, each with one bit for every letter in it. An edit changes at most two bits, so words that differ in more
 * than `2 * distance` bits are passed over without looking at a letter. A table of deletions answers as fast, but needs
 * thirty entries a word and half a second to build; this one needs a single pass.
 */
export function createWordNeighbours(
  words: () => Iterable<readonly [word: string, frequency: number]>,
): WordNeighbours {
  let shelves: ReadonlyMap<string, Shelf> | undefined
  return (word, distance) => {
    shelves ??= shelve(words())
    const near: NearWord[] = []
    const mark = letterBits(word)
    for (let length = Math.max(1, word.length - distance); length <= word.length + distance; length++) {
      const shelf = shelves.get(`${word[0] ?? ''}${length}`)
      if (shelf !== undefined) searchShelf(shelf, word, mark, distance, near)
    }
    return near
  }
}

function shelve(words: Iterable<readonly [string, number]>): ReadonlyMap<string, Shelf> {
  const shelves = new Map<string, Shelf>()
  for (const [word, frequency] of words) {
    if (word.length < shortestWord || !letters.test(word)) continue
    const key = `${word[0] ?? ''}${word.length}`
    let shelf = shelves.get(key)
    if (shelf === undefined) shelves.set(key, (shelf = { words: [], frequencies: [], marks: [] }))
    shelf.words.push(word)
    shelf.frequencies.push(frequency)
    shelf.marks.push(letterBits(word))
  }
  return shelves
}

const shortestWord = 3
const letters = /^\p{L}+$/u

function searchShelf(shelf: Shelf, word: string, mark: number, distance: number, near: NearWord[]): void {
  for (let at = 0; at < shelf.words.length; at++) {
    if (bitCount(mark ^ (shelf.marks[at] as number)) > 2 * distance) continue
    const known = shelf.words[at] as string
    const apart = editDistance(word, known, distance)
    if (apart <= distance && apart > 0)
      near.push({ word: known, frequency: shelf.frequencies[at] as number, distance: apart })
  }
}

/** One bit for each letter that stands in a word; letters beyond the English ones share the bits. */
function letterBits(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % 32)
  return bits
}

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
