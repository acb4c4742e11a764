import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readCsvTable } from '../../src/platform/bundled-files/csv-table.ts'
import { csvLine, writeText } from './written-file.ts'

const data = join(import.meta.dirname, '..', '..', 'data')

/** A bundled grant as its funder publishes it. */
type OfficialGrant = Readonly<{
  id: string
  title: string
  description: string
  currency: string
  amountAwarded: number
  awardDate: string
  dateModified: string
  grantProgramme: readonly Readonly<{ title: string }>[]
  recipientOrganization: readonly Readonly<{ id: string; name: string; charityNumber?: string }>[]
  fundingOrganization: readonly Readonly<{ id: string; name: string }>[]
}>

/**
 * So many grants of the official shape, made of the bundled ones over and over: each has an id of its own, and every fourth
 * round tells of other recipients, so that a million have as many recipients as the real ones.
 */
async function* officialGrants(count: number): AsyncGenerator<OfficialGrant> {
  const rows = readCsvTable(gunzipSync(await readFile(join(data, 'grants.csv.gz'))).toString('utf8'))
  for (let at = 0; at < count; at++) {
    const row = rows[at % rows.length] ?? {}
    const round = Math.floor(at / rows.length)
    const charity = String(200_000 + (((at % rows.length) + Math.floor(round / 4) * rows.length) % 1_100_000))
    yield {
      id: `${row['id']}-${round}`,
      title: row['title'] ?? '',
      description: row['description'] ?? '',
      currency: 'GBP',
      amountAwarded: Number(row['amount_pence']) / 100 + round,
      awardDate: row['award_date'] || '2020-01-01',
      dateModified: '2024-05-01T09:00:00Z',
      grantProgramme: row['programme'] ? [{ title: row['programme'] }] : [],
      recipientOrganization: [{ id: `GB-CHC-${charity}`, name: row['recipient'] || 'A body', charityNumber: charity }],
      fundingOrganization: [{ id: row['funder_id'] ?? '', name: row['funder'] ?? '' }],
    }
  }
}

/** Writes a 360Giving package of JSON with so many grants. */
export async function writeGrantsJson(path: string, count: number): Promise<void> {
  await writeText(path, async function* () {
    yield '{"version": "1.4", "grants": [\n'
    let before = ''
    for await (const grant of officialGrants(count)) {
      yield `${before}${JSON.stringify(grant)}`
      before = ',\n'
    }
    yield '\n]}\n'
  })
}

const titles = [
  'Identifier',
  'Title',
  'Description',
  'Currency',
  'Amount Awarded',
  'Award Date',
  'Last Modified',
  'Recipient Org:Identifier',
  'Recipient Org:Name',
  'Recipient Org:Charity Number',
  'Funding Org:Identifier',
  'Funding Org:Name',
  'Grant Programme:Title',
]

/** Writes the same grants as a table with the official titles. */
export async function writeGrantsCsv(path: string, count: number): Promise<void> {
  await writeText(path, async function* () {
    yield csvLine(titles)
    for await (const grant of officialGrants(count)) {
      const [recipient] = grant.recipientOrganization
      const [funder] = grant.fundingOrganization
      yield csvLine([
        grant.id,
        grant.title,
        grant.description,
        grant.currency,
        String(grant.amountAwarded),
        grant.awardDate,
        grant.dateModified,
        recipient?.id ?? '',
        recipient?.name ?? '',
        recipient?.charityNumber ?? '',
        funder?.id ?? '',
        funder?.name ?? '',
        grant.grantProgramme[0]?.title ?? '',
      ])
    }
  })
}
