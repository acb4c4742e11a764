import { createHash } from 'node:crypto'
import { nameCase } from '../../core/sentence-case/sentence-case.ts'
import type { OpenRow } from '../../platform/open-table/open-rows.ts'

/** The namespace of our ids; made once, by chance. */
const namespace = Buffer.from('6f2b0c1e8f5d4a6c9b1d0e7a3c5f2b94', 'hex')

/** A UUID that is always the same for a name (RFC 9562, version 5), since the standard asks for ids of that form. */
export function stableUuid(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

function website(value: unknown): string | undefined {
  const written = text(value)?.replaceAll(/\s/g, '')
  if (written === undefined) return undefined
  const address = /^https?:\/\//i.test(written) ? written : `http://${written}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url?.hostname.includes('.') === true ? url.href : undefined
}

/** What an organisation says that it does; `undefined` for one of which only a name is known. */
function wordsOf(row: OpenRow): string | undefined {
  const coded = [...list(row['how']), ...list(row['purposes'])].join('; ')
  return text(row['activities']) ?? text(row['objects']) ?? text(coded)
}

/**
 * What a live organisation does as one service with the organisation inside (Human Services Data Specification 3.0);
 * `undefined` for one that does not say what it does. Registers tell of organisations and not of their single services, so
 * there is one of each; people, telephones and addresses are not in it, since they are not kept here.
 */
export function hsdsService(row: OpenRow, titleOfArea: (id: string) => string | undefined): object | undefined {
  const description = row['status'] === 'live' ? wordsOf(row) : undefined
  if (description === undefined) return undefined
  const [id, organisationId] = [stableUuid(`service ${row.id}`), stableUuid(`organisation ${row.id}`)]
  const name = nameCase(String(row['name']))
  const url = website(row['web'])
  const area = text(row['area']) ?? text(row['spread'])
  const helped = list(row['beneficiaries']).join('; ')
  const registered = text(row['registered_on'])
  return {
    id,
    name,
    description,
    status: 'active',
    ...(url !== undefined && { url }),
    ...(helped !== '' && { eligibility_description: helped }),
    ...(text(row['confirmed_on']) !== undefined && { assured_date: row['confirmed_on'] }),
    ...(area !== undefined && { service_areas: [{ id: stableUuid(`area ${row.id}`), service_id: id, name: area }] }),
    organization: {
      id: organisationId,
      name,
      description,
      ...(url !== undefined && { website: url }),
      ...(registered !== undefined && { year_incorporated: Number(registered.slice(0, 4)) }),
      organization_identifiers: [
        {
          id: stableUuid(`identifier ${row.id}`),
          organization_id: organisationId,
          identifier_scheme: row.id.split('-').slice(0, 2).join('-'),
          identifier_type: text(row['register']) ?? 'Register of organisations',
          identifier: row.id,
        },
      ],
    },
    attributes: list(row['service_areas']).map((service) => ({
      id: stableUuid(`attribute ${row.id} ${service}`),
      link_id: id,
      link_entity: 'service',
      taxonomy_term: {
        id: stableUuid(`service area ${service}`),
        code: service,
        name: titleOfArea(service) ?? service,
        description: titleOfArea(service) ?? service,
        taxonomy: 'Innovation Exchange service areas',
      },
    })),
  }
}

/** Services as the one page of a list of the standard, piece by piece. */
export async function* hsdsPieces(services: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  let count = 0
  yield '{"contents":['
  for await (const some of services) {
    if (some.length === 0) continue
    yield `${count === 0 ? '' : ','}\n${some.map((service) => JSON.stringify(service)).join(',\n')}`
    count += some.length
  }
  const page = { page_number: 1, total_pages: 1, total_items: count, size: count, empty: count === 0 }
  yield `\n],${JSON.stringify({ ...page, first_page: true, last_page: true }).slice(1)}\n`
}
