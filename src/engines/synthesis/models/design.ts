import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import type { Moderator } from '../request.ts'
import { missingColumn, numberIn, readCell, sameCell, type Cell, type TableRow } from '../table.ts'

/** A term of a design: its name, the columns it has, and how raw values become numbers in them. */
export type Term = Readonly<{
  name: string
  columns: readonly string[]
  /** `undefined` where a value is missing or no level of a factor. */
  encode(values: Readonly<Record<string, Cell>>): readonly number[] | undefined
  /** Of a factor: its levels, the reference first in `columns`' order left out. */
  factor?: Readonly<{ levels: readonly string[]; reference: string }>
}>

/** A design: names of coefficients, and the terms behind them. The intercept is the first column. */
export type Design = Readonly<{ names: readonly string[]; terms: readonly Term[] }>

/** The columns that moderators read. */
export function moderatorColumns(moderators: readonly Moderator[]): readonly string[] {
  return [
    ...new Set(
      moderators.flatMap((one) => (typeof one === 'string' ? [one] : 'column' in one ? [one.column] : one.interaction)),
    ),
  ]
}

/** Makes the design of rows that have every moderator. Refuses a column that is not there and a factor of one level. */
export function makeDesign(
  moderators: readonly Moderator[],
  rows: readonly TableRow[],
  names: readonly string[],
): Result<Design, Problem> {
  const absent = moderatorColumns(moderators).find((column) => !names.includes(column))
  if (absent !== undefined) return refuse(missingColumn(absent, names))
  const terms: Term[] = []
  for (const moderator of moderators) {
    const made =
      typeof moderator === 'string'
        ? columnTerm({ column: moderator }, rows)
        : 'column' in moderator
          ? columnTerm(moderator, rows)
          : interactionTerm(moderator.interaction, terms, rows)
    if (!made.ok) return made
    terms.push(made.value)
  }
  // Interactions come last, whatever their place in the request.
  const ordered = [
    ...terms.filter(({ name }) => !name.includes(':')),
    ...terms.filter(({ name }) => name.includes(':')),
  ]
  return ok({ names: ['intercept', ...ordered.flatMap(({ columns }) => columns)], terms: ordered })
}

type ColumnModerator = Exclude<Extract<Moderator, { column: string }>, string>

function columnTerm(moderator: ColumnModerator, rows: readonly TableRow[]): Result<Term, Problem> {
  const { column, type, reference, centre, cap } = moderator
  const cells = rows.map(({ cells: values }) => values[column] ?? null).filter((cell) => cell !== null)
  const numeric = cells.every((cell) => numberIn(cell) !== undefined)
  if (type === 'number' && !numeric) {
    const text = cells.find((cell) => numberIn(cell) === undefined)
    return refuse(
      problem('invalid', 'impossible-value', `The column ${column} was named a number, and has \`${text}\`.`),
    )
  }
  if (type === 'factor' || !numeric) return factorTerm(column, cells, reference)
  const capped = (cell: Cell) => {
    const value = numberIn(cell)
    return value === undefined ? undefined : cap === undefined ? value : Math.min(value, cap)
  }
  const values = cells.flatMap((cell) => capped(cell) ?? [])
  const middle = centre === 'mean' ? values.reduce((sum, value) => sum + value, 0) / values.length : (centre ?? 0)
  return ok({
    name: column,
    columns: [column],
    encode(given) {
      const value = capped(readCell(given[column]))
      return value === undefined ? undefined : [value - middle]
    },
  })
}

function factorTerm(column: string, cells: readonly Cell[], reference: Cell | undefined): Result<Term, Problem> {
  const levels = [...new Set(cells.map(String))].sort(byNumberOrCode)
  if (levels.length < 2) {
    return refuse(
      problem('invalid', 'one-level', `\`${column}\` has one level among the ${cells.length} studies left.`),
    )
  }
  const first =
    reference === undefined || reference === null ? levels[0] : levels.find((level) => sameCell(level, reference))
  if (first === undefined) {
    return refuse(
      problem(
        'invalid',
        'impossible-value',
        `\`${reference}\` is no level of ${column}. Its levels are ${levels.join(', ')}.`,
      ),
    )
  }
  const others = levels.filter((level) => level !== first)
  return ok({
    name: column,
    columns: others.map((level) => `${column}=${level}`),
    encode(given) {
      const cell = readCell(given[column])
      if (cell === null || !levels.some((level) => sameCell(level, cell))) return undefined
      return others.map((level) => (sameCell(level, cell) ? 1 : 0))
    },
    factor: { levels, reference: first },
  })
}

function byNumberOrCode(one: string, other: string): number {
  const [left, right] = [numberIn(one), numberIn(other)]
  if (left !== undefined && right !== undefined) return left - right
  return one < other ? -1 : one > other ? 1 : 0
}

function interactionTerm(
  columns: readonly string[],
  terms: readonly Term[],
  rows: readonly TableRow[],
): Result<Term, Problem> {
  const parts: Term[] = []
  for (const column of columns) {
    // A column that is a moderator of its own is taken as it is there: centred, capped, with its reference.
    const known = terms.find(({ name }) => name === column)
    const made = known === undefined ? columnTerm({ column }, rows) : ok(known)
    if (!made.ok) return made
    parts.push(made.value)
  }
  const names = parts.reduce<readonly string[]>(
    (before, part) =>
      before.length === 0 ? part.columns : before.flatMap((left) => part.columns.map((right) => `${left}:${right}`)),
    [],
  )
  return ok({
    name: columns.join(':'),
    columns: names,
    encode(given) {
      let product: readonly number[] = [1]
      for (const part of parts) {
        const values = part.encode(given)
        if (values === undefined) return undefined
        product = product.flatMap((left) => values.map((right) => left * right))
      }
      return product
    },
  })
}

/** The row of a design for raw values of the moderators' columns; `undefined` where one is missing. */
export function encodeRow({ terms }: Design, values: Readonly<Record<string, Cell>>): readonly number[] | undefined {
  const row: number[] = [1]
  for (const term of terms) {
    const encoded = term.encode(values)
    if (encoded === undefined) return undefined
    row.push(...encoded)
  }
  return row
}

/** Which coefficients belong to a term, by its name. */
export function columnsOfTerm({ names }: Design, term: Term): readonly number[] {
  return term.columns.map((column) => names.indexOf(column))
}

/** Refuses a design that the studies cannot carry, naming what cannot be told apart (Gram-Schmidt, column by column). */
export function checkRank(x: Float64Array, k: number, names: readonly string[]): Problem | undefined {
  const p = names.length
  if (k <= p) {
    return problem(
      'invalid',
      'not-identifiable',
      `${k} studies cannot carry ${p} ${p === 1 ? 'coefficient' : 'coefficients'}.`,
    )
  }
  const basis: { direction: Float64Array; name: string }[] = []
  for (let column = 0; column < p; column += 1) {
    const rest = Float64Array.from({ length: k }, (_, row) => x[row * p + column] as number)
    const whole = length(rest)
    const shares: { name: string; share: number }[] = []
    for (const { direction, name } of basis) {
      const share = direction.reduce((sum, value, row) => sum + value * (rest[row] as number), 0)
      shares.push({ name, share: Math.abs(share) })
      for (let row = 0; row < k; row += 1) rest[row] = (rest[row] as number) - share * (direction[row] as number)
    }
    const left = length(rest)
    if (!(left > 1e-10 * whole)) {
      const alike = shares.filter(({ share }) => share > 1e-8 * whole).map(({ name }) => name)
      // Nearly everything shares something with the intercept: it is named only where it is all there is.
      const named = alike.length > 1 ? alike.filter((name) => name !== 'intercept') : alike
      const other =
        named.length === 0 ? 'nothing: it is 0 everywhere' : named.map((name) => `\`${name}\``).join(' and ')
      return problem('invalid', 'not-identifiable', `\`${names[column]}\` cannot be told from ${other}.`)
    }
    basis.push({ direction: rest.map((value) => value / left), name: names[column] as string })
  }
  return undefined
}

const length = (vector: Float64Array) => Math.sqrt(vector.reduce((sum, value) => sum + value ** 2, 0))
