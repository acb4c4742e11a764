import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { henmiCopas } from '../diagnostics/henmi-copas.ts'
import { influenceOf } from '../diagnostics/influence.ts'
import { cumulative, leaveOneOut, type Refit } from '../diagnostics/refits.ts'
import { rowOf, type PooledRow } from '../diagnostics/statistics.ts'
import { subgroupsOf } from '../diagnostics/subgroups.ts'
import { quantileOf, twoSided } from '../inference/reference.ts'
import { interceptOnly, selectRows } from '../models/data.ts'
import type { InverseVarianceFit } from '../models/inverse-variance.ts'
import { quadraticForm } from '../numerics/symmetric.ts'
import type { SynthesisRequest } from '../request.ts'
import type { SynthesisResponse } from '../response.ts'
import { numberIn } from '../table.ts'
import { fitOfTables, type Fitted } from './fitted.ts'
import { groupsOf, type Prepared } from './prepared.ts'
import type { Settings } from './settings.ts'
import { smallStudyBlock } from './small-study-block.ts'

type Blocks = Pick<
  SynthesisResponse,
  'subgroups' | 'shrunken' | 'henmiCopas' | 'cumulative' | 'leaveOneOut' | 'influence' | 'smallStudy'
>

/** Every diagnostic that a request asks for. */
export function diagnosticBlocks(
  request: SynthesisRequest,
  prepared: Prepared,
  fitted: Fitted,
  settings: Settings,
): Result<Blocks, Problem> {
  const { studies, data } = prepared
  const rows = studies.map(({ row }) => row.row)
  const wants = request.subgroups ?? request.shrunken ?? request.henmiCopas ?? request.influence ?? request.smallStudy
  const fit = fitted.inverseVariance
  if (wants !== undefined && fit === undefined) {
    return refuse(
      problem(
        'invalid',
        'wrong-measure',
        `Of ${settings.kind} models leaving one out and adding one after another are worked out, and no other diagnostic.`,
      ),
    )
  }
  const blocks: { -readonly [Name in keyof Blocks]: Blocks[Name] } = {}
  if (request.leaveOneOut === true) {
    const table = leaveOneOut(rows, refitting(prepared, settings, fitted))
    if (!table.ok) return table
    blocks.leaveOneOut = table.value
  }
  if (request.cumulative !== undefined) {
    const table = cumulative(
      rows,
      orderKeys(prepared, request.cumulative.orderBy),
      refitting(prepared, settings, fitted),
    )
    if (!table.ok) return table
    blocks.cumulative = table.value
  }
  if (fit === undefined) return ok(blocks)
  if (request.shrunken === true) blocks.shrunken = shrunkenOf(fit, settings.level)
  if (request.henmiCopas === true) blocks.henmiCopas = henmiCopas(data, settings.level)
  if (request.influence === true) {
    const influence = influenceOf(fit)
    if (!influence.ok) return influence
    blocks.influence = { row: rows, ...influence.value }
  }
  if (request.subgroups !== undefined) {
    const tables = subgroupBlocks(request.subgroups, prepared, fit, settings)
    if (!tables.ok) return tables
    blocks.subgroups = tables.value
  }
  if (request.smallStudy !== undefined) {
    const small = smallStudyBlock(request.smallStudy, prepared, fit, settings)
    if (!small.ok) return small
    blocks.smallStudy = small.value
  }
  return ok(blocks)
}

/** Fits some of the studies by the model at hand, without its moderators. */
function refitting(prepared: Prepared, settings: Settings, fitted: Fitted): Refit {
  const { data, custom, studies } = prepared
  if (fitted.inverseVariance !== undefined) {
    const plain = interceptOnly(data.y, data.v)
    const { method, test } = settings
    return (keeps) =>
      rowOf(
        selectRows(plain, keeps),
        { method, test, custom: custom?.filter((_, place) => keeps(place)) },
        settings.level,
      )
  }
  return (keeps) => {
    const refit = fitOfTables({ studies: studies.filter((_, place) => keeps(place)) }, settings)
    return refit.ok ? ok(tableRow(refit.value, settings.level)) : refit
  }
}

function tableRow({ b, covariance, heterogeneity }: Fitted, level: number): PooledRow {
  const [estimate, se] = [b[0] as number, Math.sqrt(covariance[0] as number)]
  const reach = quantileOf(null, level) * se
  const { Q, p: Qp, I2, H2 } = heterogeneity
  const limits = { ciLower: estimate - reach, ciUpper: estimate + reach }
  return { estimate, se, statistic: estimate / se, p: twoSided(estimate / se, null), ...limits, Q, Qp, tau2: 0, I2, H2 }
}

function orderKeys({ studies }: Prepared, column: string): readonly (number | string)[] {
  const cells = studies.map(({ row }) => row.cells[column] ?? null)
  const numbers = cells.map(numberIn)
  return numbers.every((number) => number !== undefined) ? numbers : cells.map(String)
}

/** Each study's effect drawn towards what the model expects of it (best linear unbiased prediction). */
function shrunkenOf(fit: InverseVarianceFit, level: number): NonNullable<Blocks['shrunken']> {
  const { data, b, covariance, tau2, df, p } = fit
  const reach = quantileOf(df, level)
  const found = Array.from({ length: data.k }, (_, row) => {
    const x = data.x.subarray(row * p, row * p + p)
    const [y, v] = [data.y[row] as number, data.v[row] as number]
    const expected = x.reduce((sum, value, at) => sum + value * (b[at] as number), 0)
    const share = tau2 / (tau2 + v)
    return {
      estimate: share * y + (1 - share) * expected,
      se: Math.sqrt(share * v + (1 - share) ** 2 * quadraticForm(covariance, x, p)),
    }
  })
  return {
    estimate: found.map(({ estimate }) => estimate),
    se: found.map(({ se }) => se),
    piLower: found.map(({ estimate, se }) => estimate - reach * se),
    piUpper: found.map(({ estimate, se }) => estimate + reach * se),
  }
}

function subgroupBlocks(
  wanted: NonNullable<SynthesisRequest['subgroups']>,
  prepared: Prepared,
  fit: InverseVarianceFit,
  { level }: Settings,
): Result<NonNullable<Blocks['subgroups']>, Problem> {
  const found = []
  for (const { column, heterogeneity } of wanted) {
    const names = groupsOf(prepared, column)
    const stated = names.flatMap((name, place) => (name === undefined ? [] : [{ name, place }]))
    const levels = [...new Set(stated.map(({ name }) => name))].sort(byNumberOrCode)
    if (levels.length < 2)
      return refuse(
        problem('invalid', 'one-level', `\`${column}\` has one level among the ${stated.length} studies left.`),
      )
    const places = new Set(stated.map(({ place }) => place))
    const data = selectRows(interceptOnly(fit.data.y, fit.data.v), (place) => places.has(place))
    const options = { ...fit.options, custom: fit.options.custom?.filter((_, place) => places.has(place)) }
    const groups = subgroupsOf(
      data,
      stated.map(({ name }) => name),
      levels,
      options,
      level,
      heterogeneity,
    )
    if (!groups.ok) return groups
    found.push({ column, heterogeneity, ...groups.value })
  }
  return ok(found)
}

function byNumberOrCode(one: string, other: string): number {
  const [left, right] = [numberIn(one), numberIn(other)]
  if (left !== undefined && right !== undefined) return left - right
  return one < other ? -1 : one > other ? 1 : 0
}
