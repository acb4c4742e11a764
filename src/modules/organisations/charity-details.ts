import type { ShelfPlace, TextShelf } from '../../platform/bulk-load/text-shelf.ts'
import type { CharityNumbers } from './charity-commission.schema.ts'

/** What the smaller files of the Charity Commission say of one charity in words. */
export type CharityWords = Readonly<{ objects: string | null; benefit: string | null }>

/** The lists of a charity: what it is for, whom it helps, how it works, and where. */
export type CharityList = 'what' | 'who' | 'how' | 'areas'

type Entry = { words: ShelfPlace | undefined; listed: string }

const linkedAtMost = 1_000_000

/**
 * Details by charity, gathered before the charities themselves are read. There may be some hundred thousand: long words go to
 * the shelf, and what a few hundred words say over and over is one letter an entry.
 */
export class CharityDetails {
  private readonly byNumber = new Map<number, Entry>()
  private readonly letters = new Map<string, string>()
  private readonly meanings: Readonly<{ list: CharityList; text: string }>[] = []
  private readonly shelf: TextShelf

  constructor(shelf: TextShelf) {
    this.shelf = shelf
  }

  private entry({ registered_charity_number: number, linked_charity_number: linked }: CharityNumbers): Entry {
    const key = number * linkedAtMost + linked
    const known = this.byNumber.get(key)
    if (known !== undefined) return known
    const made: Entry = { words: undefined, listed: '' }
    this.byNumber.set(key, made)
    return made
  }

  /** Keeps what a charity says in words; said again, the later counts. */
  say(charity: CharityNumbers, words: CharityWords): void {
    this.entry(charity).words = this.shelf.put(JSON.stringify(words))
  }

  /** Adds words to one of a charity's lists, once. */
  add(charity: CharityNumbers, list: CharityList, text: string): void {
    const key = `${list} ${text}`
    let letter = this.letters.get(key)
    if (letter === undefined) {
      letter = String.fromCharCode(this.meanings.push({ list, text }) - 1)
      this.letters.set(key, letter)
    }
    const entry = this.entry(charity)
    if (!entry.listed.includes(letter)) entry.listed += letter
  }

  /** What was kept of a charity. */
  wordsOf({ registered_charity_number: number, linked_charity_number: linked }: CharityNumbers): CharityWords {
    const place = this.byNumber.get(number * linkedAtMost + linked)?.words
    if (place === undefined) return { objects: null, benefit: null }
    return JSON.parse(this.shelf.get(place)) as CharityWords
  }

  /** One of the lists of a charity, in the order in which it was added to. */
  listOf(
    { registered_charity_number: number, linked_charity_number: linked }: CharityNumbers,
    list: CharityList,
  ): readonly string[] {
    const listed = this.byNumber.get(number * linkedAtMost + linked)?.listed ?? ''
    const found: string[] = []
    for (let at = 0; at < listed.length; at++) {
      const meaning = this.meanings[listed.charCodeAt(at)]
      if (meaning?.list === list) found.push(meaning.text)
    }
    return found
  }
}
