import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { missingColumn, numberIn, type TableRow } from '../table.ts'
import { correctCells, readCounts, type ZeroCells } from './counts.ts'
import type { Effect, MeasureDefinition, MeasureOptions, RoleValues } from './measure.ts'
import { measures } from './measures.ts'

/** How effects are made of the columns of a table. */
export type EffectOptions = MeasureOptions &
  Readonly<{
    measure: string
    /** The column of each role. */
    columns: Readonly<Record<string, string>>
    zeroCells: ZeroCells | undefined
    /** Effects are multiplied by this: 100 for percentage points. */
    per: number
    /** Whole groups were allocated: the average size of a group, and how alike its members are. */
    cluster: Readonly<{ averageSize: number | string; icc: number | string }> | undefined
  }>

/** One effect with the row it stands in and the counts it was made of. */
export type StudyEffect = Effect &
  Readonly<{ row: TableRow; values: RoleValues; corrected: boolean; designEffect: number }>

/** A row that is left out, and why. */
export type Excluded = Readonly<{ row: number; reason: string }>

/** Effects in the order of the table. */
export type Effects = Readonly<{
  studies: readonly StudyEffect[]
  excluded: readonly Excluded[]
  roles: readonly string[]
}>

/** Makes the effects of a table; a row that lacks a number is excluded, one with an impossible number refuses the whole. */
export function makeEffects(
  rows: readonly TableRow[],
  names: readonly string[],
  options: EffectOptions,
): Result<Effects, Problem> {
  const definition = measures[options.measure]
  if (definition === undefined) return refuse(unknownMeasure(options.measure))
  const roles = rolesOf(definition, options)
  if (!roles.ok) return roles
  const { columns } = options
  for (const role of [...roles.value, ...optionalRoles(definition, columns)]) {
    const column = columns[role]
    if (column !== undefined && !names.includes(column)) return refuse(missingColumn(column, names))
  }
  for (const part of ['averageSize', 'icc'] as const) {
    const column = options.cluster?.[part]
    if (typeof column === 'string' && !names.includes(column)) return refuse(missingColumn(column, names))
  }
  const studies: StudyEffect[] = []
  const excluded: Excluded[] = []
  for (const row of rows) {
    const made = effectOf(row, definition, roles.value, options)
    if (!made.ok) return made
    if (typeof made.value === 'string') excluded.push({ row: row.row, reason: made.value })
    else studies.push(made.value)
  }
  return studies.length === 0
    ? refuse(nothingToAnalyse(options.measure, excluded))
    : ok({ studies, excluded, roles: roles.value })
}

/** The first set of roles whose columns are all named. */
function rolesOf(
  definition: MeasureDefinition,
  { measure, columns }: EffectOptions,
): Result<readonly string[], Problem> {
  const known = new Set([...definition.roles.flat(), ...(definition.optional ?? [])])
  const strange = Object.keys(columns).find((role) => !known.has(role))
  if (strange !== undefined) {
    return refuse(
      problem(
        'invalid',
        'unknown-field',
        `\`${strange}\` is not a role of ${measure}. Its roles are ${definition.roles.map((set) => set.join(' ')).join(', or ')}.`,
        {
          fields: [{ field: `effectSize.columns.${strange}`, message: `Not a role of ${measure}` }],
        },
      ),
    )
  }
  const found = definition.roles.find((set) => set.every((role) => columns[role] !== undefined))
  if (found !== undefined) return ok(found)
  const wanted = definition.roles.map((set) => set.join(', ')).join('; or ')
  return refuse(
    problem('invalid', 'missing-column', `${measure} needs the roles ${wanted}.`, {
      fields: [{ field: 'effectSize.columns', message: `Name the columns of ${wanted}` }],
    }),
  )
}

const optionalRoles = (definition: MeasureDefinition, columns: EffectOptions['columns']) =>
  (definition.optional ?? []).filter((role) => columns[role] !== undefined)

function effectOf(
  row: TableRow,
  definition: MeasureDefinition,
  roles: readonly string[],
  options: EffectOptions,
): Result<StudyEffect | string, Problem> {
  const values: Record<string, number> = {}
  for (const role of [...roles, ...optionalRoles(definition, options.columns)]) {
    const cell = row.cells[options.columns[role] ?? ''] ?? null
    const number = numberIn(cell)
    if (cell !== null && number === undefined) {
      return refuse(impossible(row.row, `\`${cell}\` in column ${options.columns[role]} is not a number`))
    }
    if (number !== undefined) values[role] = number
    else if (roles.includes(role)) return ok(`${options.columns[role]} is missing`)
  }
  const counts = readCounts(definition, values)
  if (typeof counts === 'string') return refuse(impossible(row.row, counts))
  const wrong = definition.refuse?.(counts)
  if (wrong !== undefined) return refuse(impossible(row.row, wrong))
  const { row: cells, corrected } = correctCells(definition, counts, options.zeroCells)
  const effect = definition.effect(cells, options)
  const designEffect = designEffectOf(row, options)
  if (!designEffect.ok) return designEffect
  const y = effect.y * options.per
  const v = effect.v * options.per ** 2 * designEffect.value
  if (options.measure === 'GIVEN' && !(v > 0)) {
    return refuse(
      problem('invalid', 'not-a-variance', `Row ${row.row}: the variance must be above 0, got ${effect.v}.`),
    )
  }
  if (!Number.isFinite(y) || Number.isNaN(v) || v <= 0)
    return ok(`${options.measure} cannot be worked out of these numbers`)
  return ok({ y, v, row, values: counts, corrected, designEffect: designEffect.value })
}

/** What allocating whole groups multiplies a variance by: 1 + (size - 1) · ICC (Kish 1965). */
function designEffectOf({ row, cells }: TableRow, { cluster }: EffectOptions): Result<number, Problem> {
  if (cluster === undefined) return ok(1)
  const read = (part: number | string) => (typeof part === 'number' ? part : numberIn(cells[part] ?? null))
  const [size, icc] = [read(cluster.averageSize), read(cluster.icc)]
  if (size === undefined || icc === undefined) return ok(1)
  if (size < 1 || icc < 0 || icc > 1) return refuse(impossible(row, `groups of ${size} with an ICC of ${icc}`))
  return ok(1 + (size - 1) * icc)
}

function impossible(row: number, what: string): Problem {
  return problem('invalid', 'impossible-value', `Row ${row}: ${what}.`)
}

function unknownMeasure(measure: string): Problem {
  return problem(
    'invalid',
    'wrong-measure',
    `There is no measure ${measure}. There are: ${Object.keys(measures).join(', ')}.`,
    {
      fields: [{ field: 'effectSize.measure', message: 'Not a measure' }],
    },
  )
}

function nothingToAnalyse(measure: string, excluded: readonly Excluded[]): Problem {
  const reasons = new Map<string, number>()
  for (const { reason } of excluded) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const why = [...reasons].map(([reason, rows]) => `${rows} ${rows === 1 ? 'row' : 'rows'}: ${reason}`).join('; ')
  return problem(
    'invalid',
    'nothing-to-analyse',
    `No row has all that ${measure} needs${why === '' ? '' : `: ${why}`}.`,
  )
}
