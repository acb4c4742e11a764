import type { ReadRow } from '../../../platform/bulk-load/read-row.ts'
import { isJsonObject, type JsonObject, type JsonValue } from './merge-releases.ts'

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])

/** Records may name their releases by address alone; what they compiled of them stands in for those. */
function insideOf(element: JsonObject): readonly Readonly<{ path: string; value: JsonValue }>[] {
  const records = listOf(element['records']).flatMap((value, index) =>
    isJsonObject(value) ? insideOf(value).map((inner) => ({ ...inner, path: `records[${index}].${inner.path}` })) : [],
  )
  const releases = listOf(element['releases'])
    .map((value, index) => ({ path: `releases[${index}]`, value }))
    .filter(
      ({ value }) =>
        !isJsonObject(value) ||
        value['url'] === undefined ||
        (value['date'] !== undefined && value['ocid'] !== undefined),
    )
  if (records.length > 0 || releases.length > 0) return [...records, ...releases]
  const compiled = element['compiledRelease']
  return compiled === undefined || compiled === null ? [] : [{ path: 'compiledRelease', value: compiled }]
}

const packageKeys = ['releases', 'records', 'compiledRelease']

/** The releases of an entry, which may be a release, a record, or on a line of its own a package of either. */
export function releasesOf(row: ReadRow): readonly ReadRow[] {
  if (!('value' in row)) return [row]
  const element = row.value as JsonValue
  if (!isJsonObject(element) || !packageKeys.some((key) => key in element)) return [row]
  const inside = insideOf(element)
  if (inside.length === 0) return [{ ...rowPlace(row), fault: 'is a record without a release' }]
  return inside.map(({ path, value }) => ({
    line: row.line,
    path: row.path === undefined ? path : `${row.path}.${path}`,
    value,
  }))
}

/** Where an entry stands, without what it says. */
export const rowPlace = ({ line, path }: ReadRow) => ({ line, ...(path !== undefined && { path }) })
