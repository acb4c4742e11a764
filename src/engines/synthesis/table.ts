import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'

/** A cell as a file or a request has it: nothing, a number, or text. */
export type Cell = string | number | null

/** Columns by name, all of one length. */
export type Columns = Readonly<Record<string, readonly Cell[]>>

/** A row of the table: its number counts from 1, the first after the header. */
export type TableRow = Readonly<{ row: number; cells: Readonly<Record<string, Cell>> }>

/** Which rows are wanted. */
export type RowChoice = Readonly<{
  rows?: readonly number[] | undefined
  where?:
    | readonly Readonly<{ column: string; equals?: Cell | undefined; in?: readonly Cell[] | undefined }>[]
    | undefined
}>

/** Empty and `NA` cells are missing. */
export function readCell(cell: Cell | undefined): Cell {
  if (cell === undefined || cell === null) return null
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  const text = cell.trim()
  return text === '' || text === 'NA' ? null : text
}

/** The number in a cell; `undefined` if it is none. */
export function numberIn(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell
  if (cell === null || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell)) return undefined
  return Number(cell)
}

/** Whether two cells are equal as text, or as numbers where both are: 6, "6" and "6.0" are. */
export function sameCell(one: Cell, other: Cell): boolean {
  if (one === null || other === null) return one === other
  const [left, right] = [numberIn(one), numberIn(other)]
  return left !== undefined && right !== undefined ? left === right : String(one) === String(other)
}

/** A table of rows; refuses columns of different lengths, and rows or columns that are not there. */
export function readTable(columns: Columns, choice: RowChoice): Result<readonly TableRow[], Problem> {
  const names = Object.keys(columns)
  const length = Math.max(0, ...names.map((name) => columns[name]?.length ?? 0))
  const short = names.find((name) => columns[name]?.length !== length)
  if (short !== undefined) {
    return refuse(
      problem(
        'invalid',
        'impossible-value',
        `The column ${short} has ${columns[short]?.length} rows where another has ${length}.`,
      ),
    )
  }
  const outside = choice.rows?.find((row) => row < 1 || row > length)
  if (outside !== undefined) {
    return refuse(
      problem('invalid', 'impossible-value', `There is no row ${outside}: the table has ${length}.`, {
        fields: [{ field: 'data.rows', message: `There is no row ${outside}` }],
      }),
    )
  }
  for (const { column } of choice.where ?? []) {
    if (columns[column] === undefined) return refuse(missingColumn(column, names))
  }
  const wanted = choice.rows ?? Array.from({ length }, (_, at) => at + 1)
  const rows = wanted.map((row): TableRow => ({
    row,
    cells: Object.fromEntries(names.map((name) => [name, readCell(columns[name]?.[row - 1])])),
  }))
  return ok(rows.filter(({ cells }) => (choice.where ?? []).every((rule) => passes(cells[rule.column] ?? null, rule))))
}

function passes(cell: Cell, rule: Readonly<{ equals?: Cell | undefined; in?: readonly Cell[] | undefined }>): boolean {
  if (rule.equals !== undefined && !sameCell(cell, readCell(rule.equals))) return false
  return rule.in === undefined || rule.in.some((one) => sameCell(cell, readCell(one)))
}

/** The refusal of a column that is not there, with those that are. */
export function missingColumn(column: string, names: readonly string[]): Problem {
  return problem('invalid', 'missing-column', `The file has no column \`${column}\`. It has: ${names.join(', ')}.`, {
    fields: [{ field: column, message: 'There is no column of this name' }],
  })
}
