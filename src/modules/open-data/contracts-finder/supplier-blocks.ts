import type { Paid } from '../../records/index.ts'
import { companyNumber, officialFlag } from '../official-fields.ts'

/** Six parts between bars: name, address, kind of number, number, small or medium, voluntary. Only an address has line ends. */
const block =
  /\[(?<name>[^|]*)\|(?<address>[^|]*)\|(?<scheme>[^|]*)\|(?<number>[^|]*)\|(?<small>[^|\]]*)\|(?<voluntary>[^|\]]*)\]/y

/** Numbers of the charity registers of England and Wales, Scotland and Northern Ireland are told apart by their letters. */
function charityId(number: string): string | null {
  const tidy = number.replaceAll(/\s+/g, '').toUpperCase()
  if (/^\d{6,7}$/.test(tidy)) return `GB-CHC-${tidy}`
  if (/^SC\d{6}$/.test(tidy)) return `GB-SC-${tidy}`
  return /^NIC\d{6}$/.test(tidy) ? `GB-NIC-${tidy.slice(3)}` : null
}

/**
 * The suppliers of an award as Contracts Finder writes them, one block in brackets each; addresses are left behind.
 * `undefined` if the text is not made of such blocks.
 */
export function parseSupplierBlocks(text: string): readonly Paid[] | undefined {
  const suppliers: Paid[] = []
  let at = 0
  while (at < text.length) {
    block.lastIndex = at
    const parts = block.exec(text)?.groups
    if (parts === undefined) return undefined
    at = block.lastIndex
    while (/\s/.test(text.charAt(at))) at += 1
    const { name = '', scheme = '', number = '', voluntary } = parts
    suppliers.push({
      name: name.trim(),
      voluntaryAsPublished: officialFlag.parse(voluntary),
      id: scheme === 'CHARITY_COMMISSION' ? charityId(number) : null,
      charity: null,
      company: scheme === 'COMPANIES_HOUSE' ? companyNumber(number) : null,
    })
  }
  return suppliers
}
