import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { csvLine, writeText } from './written-file.ts'

const data = join(import.meta.dirname, '..', '..', 'data')

/** A bundled notice: one that is open, or one that was awarded. */
type BundledNotice = Readonly<{
  id: string
  title: string
  description?: string
  buyer: string
  published?: string
  closes?: string
  cpv?: readonly string[]
  region?: string
  value_pence?: number
  procedure?: string
  suppliers?: readonly Readonly<{ name: string; id?: string }>[]
}>

async function* bundledNotices(count: number): AsyncGenerator<BundledNotice> {
  const read = async (name: string) =>
    gunzipSync(await readFile(join(data, name)))
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as BundledNotice)
  const rows = [...(await read('contracts.jsonl.gz')), ...(await read('needs-open-notices.jsonl.gz'))]
  for (let at = 0; at < count; at++) {
    const row = rows[at % rows.length]
    if (row !== undefined) yield { ...row, id: `${row.id}-${Math.floor(at / rows.length)}` }
  }
}

const publishedOf = (notice: BundledNotice) => notice.published ?? '2020-10-01'

function tenderOf(notice: BundledNotice, status: string) {
  return {
    id: notice.id,
    title: notice.title,
    description: notice.description,
    status,
    classification: { scheme: 'CPV', id: notice.cpv?.[0] ?? '85000000' },
    items: [{ id: '1', deliveryAddresses: [{ region: notice.region ?? 'England' }] }],
    value: { amount: (notice.value_pence ?? 0) / 100, currency: 'GBP' },
    procurementMethodDetails: notice.procedure ?? 'Open procedure',
    ...(notice.closes !== undefined && { tenderPeriod: { endDate: `${notice.closes}T12:00:00Z` } }),
  }
}

function releasesOf(notice: BundledNotice, ocid: string): readonly object[] {
  const buyer = { id: 'buyer', name: notice.buyer }
  const parties = [{ ...buyer, roles: ['buyer'], contactPoint: { name: 'A Contact', email: 'contact@example.org' } }]
  const first = {
    ocid,
    id: `${notice.id}-1`,
    date: `${publishedOf(notice)}T09:00:00Z`,
    tag: ['tender'],
    initiationType: 'tender',
    buyer,
    parties,
    tender: tenderOf(notice, 'active'),
  }
  if (notice.suppliers === undefined) return [first]
  const suppliers = notice.suppliers.map((supplier, index) => {
    const [, scheme, id] = /^(GB-[A-Z]+)-(.+)$/.exec(supplier.id ?? '') ?? []
    const party = { id: `supplier-${index}`, name: supplier.name, roles: ['supplier'] }
    return scheme === undefined ? party : { ...party, identifier: { scheme, id } }
  })
  const second = {
    ...first,
    id: `${notice.id}-2`,
    date: `${publishedOf(notice)}T18:00:00Z`,
    tag: ['award'],
    parties: [...parties, ...suppliers],
    tender: { id: notice.id, status: 'complete' },
    awards: [
      {
        id: '1',
        status: 'active',
        date: publishedOf(notice),
        value: { amount: (notice.value_pence ?? 0) / 100, currency: 'GBP' },
        suppliers: suppliers.map(({ id, name }) => ({ id, name })),
      },
    ],
  }
  return [first, second]
}

/**
 * Writes a package of releases of so many notices, made of the bundled ones over and over. A notice that was awarded has two
 * releases, its tender and its award.
 */
export async function writeReleases(path: string, count: number): Promise<void> {
  await writeText(path, async function* () {
    yield '{"version": "1.1", "uri": "https://example.org/package.json", "releases": [\n'
    let before = ''
    let number = 0
    for await (const notice of bundledNotices(count)) {
      number += 1
      for (const release of releasesOf(notice, `ocds-b5fd17-made-${number}`)) {
        yield `${before}${JSON.stringify(release)}`
        before = ',\n'
      }
    }
    yield '\n]}\n'
  })
}

/** The 43 titles in their order. */
export const contractsFinderTitles: readonly string[] =
  "Notice Identifier,Notice Type,Organisation Name,Status,Published Date,Title,Description,Nationwide,Postcode,Region,Cpv Codes,Contact Name,Contact Email,Contact Address 1,Contact Address 2,Contact Town,Contact Postcode,Contact Country,Contact Telephone,Contact Website,Attachments,Links,Additional Text,Start Date,End Date,Closing Date,Is sub-contract,Parent Reference,Suitable for SME,Suitable for VCO,Supply Chain,OJEU Contract Type,Value Low,Value High,Awarded Date,Awarded Value,Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE],Supplier's contact name,Contract start date,Contract end date,OJEU Procedure Type,Accelerated Justification,Closing Time".split(
    ',',
  )

const british = (day: string | undefined) => (day === undefined ? '' : day.split('-').toReversed().join('/'))

function suppliersText(notice: BundledNotice): string {
  return (notice.suppliers ?? [])
    .map(({ name, id }) => {
      const company = /^GB-COH-(.+)$/.exec(id ?? '')?.[1]
      const plain = name.replaceAll(/[|[\]]/g, ' ')
      return `[${plain}|1 Long Street,\nTown|${company === undefined ? 'NONE' : 'COMPANIES_HOUSE'}|${company ?? ''}|No|No]`
    })
    .join('')
}

/** Writes the same notices as the search of Contracts Finder exports them. */
export async function writeContractsFinder(path: string, count: number): Promise<void> {
  await writeText(path, async function* () {
    yield csvLine(contractsFinderTitles)
    for await (const notice of bundledNotices(count)) {
      const awarded = notice.suppliers !== undefined
      const value = String((notice.value_pence ?? 0) / 100)
      const row: Readonly<Record<string, string>> = {
        'Notice Identifier': notice.id,
        'Notice Type': 'Contract',
        'Organisation Name': notice.buyer,
        Status: awarded ? 'Awarded' : 'Open',
        'Published Date': `${publishedOf(notice)}T09:00:00Z`,
        Title: notice.title,
        Description: notice.description ?? '',
        Region: notice.region ?? '',
        'Cpv Codes': (notice.cpv ?? []).join(' '),
        'Contact Name': 'A Contact',
        'Contact Email': 'contact@example.org',
        'Contact Postcode': 'BL1 1AA',
        'Closing Date': british(notice.closes),
        'Value Low': value,
        'Value High': value,
        'Awarded Date': awarded ? british(publishedOf(notice)) : '',
        'Awarded Value': awarded ? value : '',
        'Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]': suppliersText(notice),
        'OJEU Procedure Type': notice.procedure ?? '',
      }
      yield csvLine(contractsFinderTitles.map((title) => row[title] ?? ''))
    }
  })
}
