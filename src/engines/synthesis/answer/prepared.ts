import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { makeEffects, type EffectOptions, type Excluded, type StudyEffect } from '../effect-sizes/effects.ts'
import type { ModelData } from '../models/data.ts'
import { checkRank, encodeRow, makeDesign, moderatorColumns, type Design } from '../models/design.ts'
import type { SynthesisRequest } from '../request.ts'
import { missingColumn, numberIn, readTable, type Columns } from '../table.ts'
import type { Settings } from './settings.ts'

/** The studies of a request with everything that a model needs, in the order of the table. */
export type Prepared = Readonly<{
  columns: Columns
  studies: readonly StudyEffect[]
  excluded: readonly Excluded[]
  roles: readonly string[]
  design: Design
  data: ModelData
  custom: Float64Array | undefined
}>

/** Effect sizes of the rows that a request chooses, without those that lack what the model needs. */
export function prepare(request: SynthesisRequest, columns: Columns, settings: Settings): Result<Prepared, Problem> {
  const names = Object.keys(columns)
  const table = readTable(columns, request.data)
  if (!table.ok) return table
  const effects = makeEffects(table.value, names, optionsOf(request))
  if (!effects.ok) return effects
  const needed = [
    ...moderatorColumns(request.moderators ?? []),
    ...settings.levels,
    ...(settings.weights === undefined ? [] : [settings.weights]),
  ]
  const absent = [...needed, ...otherColumns(request)].find((column) => !names.includes(column))
  if (absent !== undefined) return refuse(missingColumn(absent, names))
  const kept = effects.value.studies.filter((study) => lacking(study, needed, settings) === undefined)
  const excluded = [
    ...effects.value.excluded,
    ...effects.value.studies.flatMap((study) => {
      const why = lacking(study, needed, settings)
      return why === undefined ? [] : [{ row: study.row.row, reason: why }]
    }),
  ].sort((one, other) => one.row - other.row)
  if (kept.length === 0) return refuse(problem('invalid', 'nothing-to-analyse', 'No row has all that the model needs.'))
  const design = makeDesign(
    request.moderators ?? [],
    kept.map(({ row }) => row),
    names,
  )
  if (!design.ok) return design
  const custom = weightsOf(kept, settings)
  if (!custom.ok) return custom
  return ok({
    columns,
    studies: kept,
    excluded,
    roles: effects.value.roles,
    design: design.value,
    data: dataOf(kept, design.value),
    custom: custom.value,
  })
}

/** Refuses a design that the studies cannot carry. */
export function checkDesign({ data, design }: Prepared): Problem | undefined {
  return data.p === 1 ? undefined : checkRank(data.x, data.k, design.names)
}

function optionsOf({ effectSize }: SynthesisRequest): EffectOptions {
  return {
    measure: effectSize.measure,
    columns: effectSize.columns,
    zeroCells: effectSize.zeroCells,
    biasCorrect: effectSize.biasCorrect ?? true,
    variance: effectSize.variance ?? 'large-sample',
    per: effectSize.per ?? 1,
    ciLevel: effectSize.ciLevel ?? 0.95,
    cluster: effectSize.cluster,
  }
}

/** Columns that a block reads and whose absence leaves nobody out. */
function otherColumns(request: SynthesisRequest): readonly string[] {
  const { effectSize, robust, cumulative, subgroups } = request
  return [
    effectSize.label,
    effectSize.study,
    robust?.cluster,
    cumulative?.orderBy,
    ...(subgroups ?? []).map(({ column }) => column),
  ].filter((column) => column !== undefined)
}

function lacking({ row, v }: StudyEffect, needed: readonly string[], { kind }: Settings): string | undefined {
  const missing = needed.find((column) => (row.cells[column] ?? null) === null)
  if (missing !== undefined) return `${missing} is missing`
  return v === Infinity && kind !== 'peto' ? 'no events, or only events' : undefined
}

function weightsOf(studies: readonly StudyEffect[], { weights }: Settings): Result<Float64Array | undefined, Problem> {
  if (weights === undefined) return ok(undefined)
  const read = studies.map(({ row }) => numberIn(row.cells[weights] ?? null))
  const wrong = read.findIndex((weight) => weight === undefined || weight <= 0)
  if (wrong >= 0) {
    const row = studies[wrong]?.row
    return refuse(problem('invalid', 'impossible-value', `Row ${row?.row}: a weight of \`${row?.cells[weights]}\`.`))
  }
  return ok(Float64Array.from(read as readonly number[]))
}

function dataOf(studies: readonly StudyEffect[], design: Design): ModelData {
  return {
    y: Float64Array.from(studies, ({ y }) => y),
    v: Float64Array.from(studies, ({ v }) => v),
    x: Float64Array.from(
      studies.flatMap(({ row }) => {
        const encoded = encodeRow(design, row.cells)
        if (encoded === undefined) throw new Error('A study without its moderators was kept')
        return encoded
      }),
    ),
    k: studies.length,
    p: design.names.length,
  }
}

/** Names of the groups that a column parts the studies into; `undefined` where the cell is empty. */
export function groupsOf({ studies }: Prepared, column: string): readonly (string | undefined)[] {
  return studies.map(({ row }) => {
    const cell = row.cells[column] ?? null
    return cell === null ? undefined : String(cell)
  })
}
