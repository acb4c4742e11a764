/** Letters that Unicode does not decompose into a base letter and a mark. */
const undecomposed: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

const plain = /^[a-z0-9]+$/
const ascii = /^[A-Za-z0-9]+$/

/**
 * The normal form of one word: Unicode NFKC, lower case, accents folded, and everything closed up that is neither a
 * letter, a digit nor an ampersand (`Cŵn` gives `cwn`, `women’s` gives `womens`, `co-production` gives `coproduction`).
 */
export function normalForm(word: string): string {
  if (plain.test(word)) return word
  if (ascii.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}&]/gu, '')
    .replace(/[ßøłđæœı]/g, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFC')
}

const pluralAcronym = /^\p{Lu}{2,5}['’]?s$/u

/** As {@link normalForm}, with the plural of an acronym brought back to it: `GPs` and `GP's` give `gp`. */
export function normalWord(word: string): string {
  return normalForm(pluralAcronym.test(word) ? word.slice(0, -1) : word)
}
