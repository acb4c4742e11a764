import type { SearchOptions } from '../found.ts'
import { Accumulator, windowSize } from './accumulate.ts'
import type { Collection, SearchedPart } from './collection.ts'
import { documentNumbers } from './order.ts'
import type { Order } from './order.ts'
import type { WeighedTerm } from './terms.ts'

/** A record that fits, with its text score; in a form that {@link Order} can compare. */
export type FittingRecord = {
  score: number
  text: number
  lifted: 0
  part: SearchedPart
  document: number
  tie?: string
}

/** The best records of each organisation that has any that fit: at most three, best first. By id of the organisation. */
export type RecordsByOrganisation = ReadonlyMap<string, readonly FittingRecord[]>

/**
 * Finds the best three records of each organisation by their text scores among all records. Where the need's own buyer paid,
 * the best such record counts and the others do not.
 */
export function bestRecords(
  records: Collection,
  terms: readonly WeighedTerm[],
  options: SearchOptions,
  order: Order,
): RecordsByOrganisation {
  const found = new Map<string, FittingRecord[]>()
  const ownBuyer = new Map<string, FittingRecord>()
  records.parts.forEach((part, partNumber) => {
    const accumulator = new Accumulator(part, partNumber, terms, records)
    if (accumulator.isEmpty) return
    const { count, attributes } = part.shelfPart.segment
    const buyer = options.buyer === undefined ? -1 : attributes.buyers.indexOf(options.buyer)
    const groups = attributes.groups.remembered()
    const excluded = documentNumbers(part, options.exclude)
    const lists: (FittingRecord[] | undefined)[] = []
    for (let from = 0; from < count; from += windowSize) {
      accumulator.fill(from)
      const to = Math.min(windowSize, count - from)
      for (let cell = 0; cell < to; cell += 1) {
        const text = accumulator.scores[cell] as number
        const group = attributes.group[from + cell] as number
        if (text === 0 || group === 0) continue
        const document = from + cell
        let list = lists[group]
        // Nearly all records end here.
        if (list?.length === 3 && (list[2] as FittingRecord).text > text) continue
        if (excluded.has(document)) continue
        const record: FittingRecord = { score: text, text, lifted: 0, part, document }
        if (buyer >= 0 && attributes.buyer[document] === buyer + 1) {
          const id = groups[group - 1] as string
          const best = ownBuyer.get(id)
          if (!best || order.before(record, best)) ownBuyer.set(id, record)
          continue
        }
        if (!list) {
          const id = groups[group - 1] as string
          list = found.get(id)
          if (!list) found.set(id, (list = []))
          lists[group] = list
        }
        insert(list, record, order)
      }
    }
  })
  for (const [id, record] of ownBuyer) {
    const list = found.get(id) ?? []
    insert(list, record, order)
    found.set(id, list)
  }
  return found
}

function insert(list: FittingRecord[], record: FittingRecord, order: Order): void {
  if (list.length === 3 && !order.before(record, list[2] as FittingRecord)) return
  let at = list.length
  while (at > 0 && order.before(record, list[at - 1] as FittingRecord)) at -= 1
  list.splice(at, 0, record)
  if (list.length > 3) list.pop()
}
