import { districtOf } from '../../../engines/matching/places/postcode.ts'
import { redactText } from '../../../platform/bulk-load/redaction.ts'
import type { JsonObject, JsonValue } from './merge-releases.ts'

/** Words that people wrote, which are redacted. */
const words = 'words'

/** Which fields of an object are read; `true` for a field that is taken as it is. */
type Fields = Readonly<{ [name: string]: true | typeof words | Fields }>

const classification: Fields = { scheme: true, id: true }
const amount: Fields = { amount: true, currency: true }
const period: Fields = { startDate: true, endDate: true }
const place: Fields = { postalCode: true, region: words, locality: words }

const releaseFields: Fields = {
  ocid: true,
  id: true,
  date: true,
  tag: true,
  buyer: { id: true, name: words },
  parties: {
    id: true,
    name: words,
    roles: true,
    identifier: { scheme: true, id: true },
    additionalIdentifiers: { scheme: true, id: true },
    address: place,
    details: { vcse: true },
  },
  tender: {
    id: true,
    title: words,
    description: words,
    status: true,
    datePublished: true,
    value: amount,
    minValue: amount,
    classification,
    additionalClassifications: classification,
    items: {
      id: true,
      classification,
      additionalClassifications: classification,
      deliveryAddress: place,
      deliveryAddresses: place,
    },
    procurementMethod: true,
    procurementMethodDetails: words,
    tenderPeriod: period,
    contractPeriod: period,
    suitability: { sme: true, vcse: true },
  },
  awards: {
    id: true,
    title: words,
    description: words,
    status: true,
    date: true,
    datePublished: true,
    value: amount,
    suppliers: { id: true, name: words },
  },
}

/** The database's JSON holds no NUL and no half of a letter. */
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed()

function pick(value: JsonValue, fields: true | typeof words | Fields): JsonValue {
  if (typeof value === 'string') return fields === words ? redactText(storable(value)) : storable(value)
  if (fields === true || fields === words || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each: JsonValue) => pick(each, fields))
  const object = value as JsonObject
  const picked: [string, JsonValue][] = []
  for (const [name, inner] of Object.entries(fields)) {
    const found = object[name]
    if (found === undefined) continue
    if (name === 'postalCode') picked.push([name, typeof found === 'string' ? (districtOf(found) ?? null) : null])
    else picked.push([name, pick(found, inner)])
  }
  return Object.fromEntries(picked)
}

/**
 * What is read of a release, before anything of it is kept: no contact point, no street, and of a postcode its district. A
 * null stays, since it takes a field away when releases merge.
 */
export function pickReleaseFields(release: JsonValue): JsonValue {
  return pick(release, releaseFields)
}
