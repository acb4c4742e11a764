import { ok, refuse, type Result } from '../../core/result.ts'
import { parseRow, type RowContext, type RowFault, type TableRow } from '../../platform/bulk-load/dataset.ts'
import type { MakeRows } from '../../platform/bulk-load/import-kind.ts'
import { redactText } from '../../platform/bulk-load/redaction.ts'
import { openFields, type OpenField } from '../../platform/open-table/open-fields.ts'
import type { OpenTable } from '../../platform/open-table/open-table.ts'

/** Rows of whom are taken from a file. */
export type TakenRows = Readonly<{
  /** The address of this installation, whose own rows are changed here alone. */
  ours: string
  /** Homes that are read directly: what another says of their rows is hearsay. */
  readDirectly: ReadonlySet<string>
}>

type Made = Result<readonly TableRow[], readonly RowFault[]>

/** Ids, codes and addresses: nothing in them is a person's, and cutting would break them. */
const isNoText = /(?:^|_)(?:id|url|web|ocid|icnptso|cpv|code|codes|home|number|written|concepts|places)$/

/** How rows of a table are made from its CSV in a package. */
export function packagedRows(table: OpenTable, taken: TakenRows): MakeRows {
  const fields = openFields(table)
  return (raw, context) => {
    const cells = raw as Readonly<Record<string, string>>
    const row: Record<string, unknown> = {}
    for (const field of fields) {
      const value = cellValue(cells[field.name] ?? '', field)
      if (!value.ok) return value
      row[field.name] = value.value
    }
    return openTableRows(table, row, taken, context)
  }
}

function cellValue(cell: string, { name, type, isRequired }: OpenField): Result<unknown, readonly RowFault[]> {
  if (cell === '' && !(isRequired && type === 'string')) return ok(null)
  if (type === 'string' || type === 'date') return ok(cell)
  try {
    return ok(JSON.parse(cell) as unknown)
  } catch {
    return refuse([{ field: name, rule: `is not of the type ${type}`, value: cell.slice(0, 80) }])
  }
}

/** What becomes of one row: itself, with its texts redacted once more, and what is kept of its home. */
export function openTableRows(table: OpenTable, raw: unknown, taken: TakenRows, context: RowContext): Made {
  const parsed = parseRow(table.row, raw)
  if (!parsed.ok) return parsed
  const { home, licence, ...own } = parsed.value
  if (home === taken.ours) {
    context.count?.('rows of this exchange, which are changed here alone')
    return ok([])
  }
  if (typeof home !== 'string' || taken.readDirectly.has(home)) {
    context.count?.('rows of exchanges that are read directly')
    return ok([])
  }
  const id = String(own['id'])
  const values = { ...redactedRow(own), ...(table.statesLicence && { licence }), id }
  return ok([
    { table: table.table, values },
    { table: 'home_rows', values: { id: `${table.table}/${id}`, home, licence } },
  ])
}

function redactedRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, isNoText.test(name) ? value : redacted(value)]),
  )
}

function redacted(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value)
  if (Array.isArray(value)) return value.map(redacted)
  if (typeof value === 'object' && value !== null) return redactedRow(value as Readonly<Record<string, unknown>>)
  return value
}
