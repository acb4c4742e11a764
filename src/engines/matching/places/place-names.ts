import type { PlaceCode } from '../posting.ts'
import { formerCode } from './place-register.ts'
import type { PlaceRegister } from './place-register.ts'
import { cell } from './place-rows.ts'
import type { PlaceTables } from './place-rows.ts'

/** A name that a place goes by, as written and as it is compared. */
export type PlaceName = Readonly<{ key: string; shown: string; code: PlaceCode }>

/** All names of all places, for looking up whole names and names within a text. */
export type PlaceNames = Readonly<{
  byKey: ReadonlyMap<string, PlaceName>
  /** How many words the longest name has that begins with a word, so that a scan of a text knows where to stop. */
  mostWords: ReadonlyMap<string, number>
}>

/** Most spellings are filed as they are compared; this spares them the rest. */
const plain = /^[a-z]+(?: [a-z]+)*$/

/** A name as it is compared: lower case, without accents and punctuation, `&` read as *and*. */
export function placeKey(text: string): string {
  if (plain.test(text)) return text
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['\u2018\u2019\u02bc`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const before =
  /^(?:the |(?:london|royal|metropolitan) borough(?: council)? of |borough of |(?:city|city and county|county) of )+/

/** Words at the end of a name that say what sort of body it is and not where. */
const bodyWords = new Set(
  'council borough city county district metropolitan combined authority mayoral ca mca cc cca ua'.split(' '),
)

/** The bare name: *London Borough of Camden*, *Camden Council* and *camden* are all `camden`. */
export function bareKey(key: string): string {
  const words = key.replace(before, '').replace(' london borough', '').split(' ')
  while (words.length > 1 && bodyWords.has(words.at(-1) ?? '')) words.pop()
  const bare = words.join(' ')
  return bare === '' ? key : bare
}

/** The registers hold scraps such as *City of*, cut off at a comma. */
function saysWhere(key: string): boolean {
  return (
    key !== '' && key.split(' ').some((word) => !bodyWords.has(word) && !['of', 'the', 'and', 'greater'].includes(word))
  )
}

/** Gathers names from every table; where two places claim one name, a council of today comes first. */
export function readPlaceNames(tables: PlaceTables, register: PlaceRegister): PlaceNames {
  const byKey = new Map<string, PlaceName>()
  const add = (key: string, shown: string, code: PlaceCode): void => {
    const current = register.current(code) ?? (register.places.has(code) ? code : undefined)
    if (current === undefined || byKey.has(key) || !saysWhere(key)) return
    byKey.set(key, { key, shown, code: current })
  }
  const spellings: { shown: string; code: PlaceCode }[] = []
  const today = tables.places.map((row) => ({ row, code: cell(row, 'gss') }))
  for (const { row, code } of today) {
    spellings.push({ shown: cell(row, 'name'), code }, { shown: cell(row, 'official_name'), code })
  }
  const formerCodes = new Map(tables.former.map((row) => [cell(row, 'code'), formerCode(row)]))
  for (const row of tables.names) {
    const code = cell(row, 'gss') === '' ? (formerCodes.get(cell(row, 'code')) ?? '') : cell(row, 'gss')
    spellings.push({ shown: cell(row, 'name'), code })
  }
  for (const row of tables.former) {
    spellings.push({ shown: cell(row, 'name'), code: formerCode(row) })
    spellings.push({ shown: cell(row, 'official_name'), code: formerCode(row) })
  }
  for (const { row, code } of today) {
    for (const shown of cell(row, 'alternative_names').split('|')) spellings.push({ shown, code })
  }
  for (const place of register.places.values()) spellings.push({ shown: place.name, code: place.code })
  const keyed = spellings.map(({ shown, code }) => ({ key: placeKey(shown), shown, code }))
  for (const { key, shown, code } of keyed) add(key, shown, code)
  for (const { key, shown, code } of keyed) add(bareKey(key), shown, code)
  const mostWords = new Map<string, number>()
  for (const key of byKey.keys()) {
    const words = key.split(' ')
    const first = words[0] ?? ''
    mostWords.set(first, Math.max(mostWords.get(first) ?? 0, words.length))
  }
  return { byKey, mostWords }
}
