import type { CharityNumbers } from './charity-commission.schema.ts'

/** What the smaller files of the Charity Commission say of one charity. */
export type CharityDetails = {
  objects?: string | null
  benefit?: string | null
  what?: string[]
  who?: string[]
  how?: string[]
  areas?: string[]
}

const linkedAtMost = 1_000_000

/** Details by charity, gathered before the charities themselves are read. Words that many share are kept once. */
export class CharityDetailShelf {
  private readonly byNumber = new Map<number, CharityDetails>()
  private readonly words = new Map<string, string>()

  /** The details of a charity, to be read or added to. */
  of({ registered_charity_number: number, linked_charity_number: linked }: CharityNumbers): CharityDetails {
    const key = number * linkedAtMost + linked
    const known = this.byNumber.get(key)
    if (known !== undefined) return known
    const made: CharityDetails = {}
    this.byNumber.set(key, made)
    return made
  }

  /** The details of a charity, if there are any. */
  find({
    registered_charity_number: number,
    linked_charity_number: linked,
  }: CharityNumbers): CharityDetails | undefined {
    return this.byNumber.get(number * linkedAtMost + linked)
  }

  /** Adds words to one of a charity's lists, once. */
  add(charity: CharityNumbers, list: 'what' | 'who' | 'how' | 'areas', text: string): void {
    const shared = this.words.get(text) ?? text
    if (shared === text) this.words.set(text, text)
    const details = this.of(charity)
    const words = (details[list] ??= [])
    if (!words.includes(shared)) words.push(shared)
  }
}
