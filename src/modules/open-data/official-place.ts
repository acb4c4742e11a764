import type { RowContext } from '../../platform/bulk-load/dataset.ts'

/** The council, county or combined authority of a public body by its name, else of a postcode district; `null` if neither says. */
export function officialPlace(context: RowContext, body: string | null, district: string | null): string | null {
  const named = body === null ? undefined : context.placeOf(body)
  const placed = named ?? (district === null ? undefined : context.placeOf(district))
  return placed?.code ?? null
}
