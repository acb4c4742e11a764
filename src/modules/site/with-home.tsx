import { homeOfRow } from '../../platform/open-table/homes.repository.ts'
import type { OpenTable } from '../../platform/open-table/open-table.ts'
import type { PageParts } from './page-parts.ts'

/**
 * The parts of a page about one row. Where the row belongs to another exchange, the line under the navigation names that
 * one and leads to the same page there, where the row is changed.
 */
export async function withHome<Parts extends PageParts>(
  parts: Parts,
  table: OpenTable,
  row: Readonly<{ id: string; path: string }>,
): Promise<Parts> {
  const home = await homeOfRow(parts.database, table, row.id)
  if (home === undefined) return parts
  const status = (
    <>
      This is kept by another exchange, {new URL(home).host}. <a href={`${home}${row.path}`}>See it there</a>
    </>
  )
  return { ...parts, site: { ...parts.site, status } }
}
