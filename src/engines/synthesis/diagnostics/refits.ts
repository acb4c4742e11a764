import type { Problem } from '../../../core/problem.ts'
import { ok, type Result } from '../../../core/result.ts'
import type { PooledRow } from './statistics.ts'

/** Pooled rows, a column each, in step with the rows of the table they belong to. */
export type RefitTable = Readonly<{ row: readonly number[] } & { [Column in keyof PooledRow]: readonly number[] }>

/** Fits some of the studies, by their places. */
export type Refit = (keeps: (place: number) => boolean) => Result<PooledRow, Problem>

/** Every study left out once. `rows` are the studies' rows in the table. */
export function leaveOneOut(rows: readonly number[], refit: Refit): Result<RefitTable, Problem> {
  return collect(rows, (place) => refit((other) => other !== place))
}

/** Studies added one after another in the order of a column; equal ones in the order of the table. The first is itself. */
export function cumulative(
  rows: readonly number[],
  keys: readonly (number | string)[],
  refit: Refit,
): Result<RefitTable & Readonly<{ k: readonly number[] }>, Problem> {
  const order = rows.map((_, place) => place).sort((a, b) => compare(keys[a], keys[b]) || a - b)
  const table = collect(
    order.map((place) => rows[place] as number),
    (_, at) => {
      const taken = new Set(order.slice(0, at + 1))
      return refit((place) => taken.has(place))
    },
  )
  return table.ok ? ok({ ...table.value, k: order.map((_, at) => at + 1) }) : table
}

function compare(one: number | string | undefined, other: number | string | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one) < String(other) ? -1 : String(one) > String(other) ? 1 : 0
}

function collect(
  rows: readonly number[],
  rowFor: (place: number, at: number) => Result<PooledRow, Problem>,
): Result<RefitTable, Problem> {
  const found: PooledRow[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const row = rowFor(at, at)
    if (!row.ok) return row
    found.push(row.value)
  }
  const column = (name: keyof PooledRow) => found.map((row) => row[name])
  return ok({
    row: rows,
    estimate: column('estimate'),
    se: column('se'),
    statistic: column('statistic'),
    p: column('p'),
    ciLower: column('ciLower'),
    ciUpper: column('ciUpper'),
    Q: column('Q'),
    Qp: column('Qp'),
    tau2: column('tau2'),
    I2: column('I2'),
    H2: column('H2'),
  })
}
