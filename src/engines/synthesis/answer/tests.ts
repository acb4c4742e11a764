import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { adjustPValues, type Adjustment } from '../inference/adjust.ts'
import { chiSquaredTest, twoSided, waldTest, type Test } from '../inference/reference.ts'
import { columnsOfTerm, makeDesign, type Design, type Term } from '../models/design.ts'
import { cholesky, quadraticForm, solveInPlace } from '../numerics/symmetric.ts'
import type { Moderator, SynthesisRequest, TestRequest } from '../request.ts'
import type { ContrastColumns } from '../response.ts'
import type { Columns } from '../table.ts'
import { fitModel, type Fitted } from './fitted.ts'
import { prepare, type Prepared } from './prepared.ts'
import type { Settings } from './settings.ts'

/** What the tests of a request are worked out from. */
export type Tested = Readonly<{
  request: SynthesisRequest
  columns: Columns
  settings: Settings
  prepared: Prepared
  fitted: Fitted
}>

/** Answers the tests of a request; refuses terms and contrasts that the model does not have. */
export function testsOf(tested: Tested): Result<readonly (Test | ContrastColumns)[], Problem> {
  const found: (Test | ContrastColumns)[] = []
  for (const test of tested.request.tests ?? []) {
    const answered = answerTest(tested, test)
    if (!answered.ok) return answered
    found.push(answered.value)
  }
  return ok(found)
}

function answerTest(tested: Tested, test: TestRequest): Result<Test | ContrastColumns, Problem> {
  const { design } = tested.prepared
  switch (test.kind) {
    case 'terms': {
      const terms = findTerms(design, test.terms)
      return terms.ok
        ? ok(
            waldOf(
              tested.fitted,
              terms.value.flatMap((term) => columnsOfTerm(design, term)),
            ),
          )
        : terms
    }
    case 'contrasts': {
      const wrong = test.rows.find((row) => row.length !== design.names.length)
      if (wrong !== undefined)
        return refuse(
          badTest(`A contrast needs ${design.names.length} numbers, one a coefficient, and one has ${wrong.length}.`),
        )
      return ok({
        ...contrasts(tested.fitted, test.rows, test.adjust ?? 'none'),
        joint: jointOf(tested.fitted, test.rows),
      })
    }
    case 'pairwise': {
      const terms = findTerms(design, [test.factor])
      return terms.ok ? pairwise(tested, terms.value[0], test.adjust ?? 'none') : terms
    }
    case 'likelihood-ratio':
      break
  }
  return likelihoodRatio(tested, test.without)
}

function badTest(message: string): Problem {
  return problem('invalid', 'unknown-field', message, { fields: [{ field: 'tests', message }] })
}

function findTerms({ terms }: Design, names: readonly string[]): Result<readonly Term[], Problem> {
  const missing = names.find((name) => !terms.some((term) => term.name === name))
  if (missing !== undefined || names.length === 0) {
    return refuse(
      badTest(
        `\`${missing ?? ''}\` is no term of the model. Its terms are ${terms.map(({ name }) => name).join(', ')}.`,
      ),
    )
  }
  return ok(names.flatMap((name) => terms.filter((term) => term.name === name)))
}

/** Wald's test of some coefficients being 0. */
export function waldOf(fitted: Fitted, columns: readonly number[]): Test {
  const rows = columns.map((column) => Array.from({ length: fitted.p }, (_, at) => (at === column ? 1 : 0)))
  return jointOf(fitted, rows)
}

function jointOf({ b, covariance, df, p }: Fitted, rows: readonly (readonly number[])[]): Test {
  const q = rows.length
  const estimates = Float64Array.from(rows, (row) => row.reduce((sum, value, at) => sum + value * (b[at] as number), 0))
  const matrix = Float64Array.from({ length: q * q }, (_, at) =>
    bilinear(covariance, rows[Math.floor(at / q)] ?? [], rows[at % q] ?? [], p),
  )
  const factor = cholesky(matrix, q)
  if (factor === undefined) return waldTest(0, q, df)
  const solved = solveInPlace(factor, q, Float64Array.from(estimates))
  return waldTest(
    estimates.reduce((sum, value, at) => sum + value * (solved[at] as number), 0),
    q,
    df,
  )
}

function bilinear(matrix: Float64Array, left: readonly number[], right: readonly number[], p: number): number {
  let sum = 0
  for (let row = 0; row < p; row += 1) {
    for (let column = 0; column < p; column += 1)
      sum += (left[row] ?? 0) * (matrix[row * p + column] as number) * (right[column] ?? 0)
  }
  return sum
}

function contrasts(
  { b, covariance, df, p }: Fitted,
  rows: readonly (readonly number[])[],
  adjust: Adjustment,
): ContrastColumns {
  const estimate = rows.map((row) => row.reduce((sum, value, at) => sum + value * (b[at] as number), 0))
  const se = rows.map((row) => Math.sqrt(quadraticForm(covariance, row, p)))
  const statistic = estimate.map((one, at) => one / (se[at] as number))
  const pUnadjusted = statistic.map((one) => twoSided(one, df))
  return { estimate, se, statistic, df, p: adjustPValues(pUnadjusted, adjust), pUnadjusted }
}

/** Differences between the levels of a factor: second less first, third less first, …, third less second. */
function pairwise(
  { prepared, fitted }: Tested,
  term: Term | undefined,
  adjust: Adjustment,
): Result<ContrastColumns, Problem> {
  const { design } = prepared
  const { factor, name } = term ?? {}
  if (factor === undefined)
    return refuse(badTest(`\`${name ?? ''}\` is a number and has no levels to set against each other.`))
  const rowOf = (level: string) => design.names.map((column) => (column === `${name}=${level}` ? 1 : 0))
  const pairs = factor.levels.flatMap((first, at) =>
    factor.levels.slice(at + 1).map((second) => [first, second] as const),
  )
  const rows = pairs.map(([first, second]) => {
    const minus = rowOf(first)
    return rowOf(second).map((value, at) => value - (minus[at] ?? 0))
  })
  return ok({ ...contrasts(fitted, rows, adjust), label: pairs.map(([first, second]) => `${second} - ${first}`) })
}

/** Both models fitted again by ML, since likelihoods of other methods cannot be set against each other. */
function likelihoodRatio(tested: Tested, without: readonly string[]): Result<Test, Problem> {
  const { request, columns, prepared } = tested
  const terms = findTerms(prepared.design, without)
  if (!terms.ok) return terms
  const settings: Settings = { ...tested.settings, method: 'ML', test: 'z', weights: undefined }
  const kept = (request.moderators ?? []).filter((moderator) => !without.includes(nameOf(moderator)))
  const rows = new Set(prepared.studies.map(({ row }) => row.row))
  const smaller = prepare({ ...request, moderators: kept }, columns, settings)
  if (!smaller.ok) return smaller
  // The same studies, also those that lack what the smaller model does not need.
  const same = onlyRows(smaller.value, kept, rows)
  if (!same.ok) return same
  const full = fitModel({ ...prepared, custom: undefined }, settings)
  if (!full.ok) return full
  const reduced = fitModel(same.value, settings)
  if (!reduced.ok) return reduced
  const statistic = 2 * ((full.value.likelihoods.ml ?? Number.NaN) - (reduced.value.likelihoods.ml ?? Number.NaN))
  return ok(chiSquaredTest(Math.max(0, statistic), full.value.p - reduced.value.p))
}

const nameOf = (moderator: Moderator) =>
  typeof moderator === 'string' ? moderator : 'column' in moderator ? moderator.column : moderator.interaction.join(':')

function onlyRows(
  prepared: Prepared,
  moderators: readonly Moderator[],
  rows: ReadonlySet<number>,
): Result<Prepared, Problem> {
  const studies = prepared.studies.filter(({ row }) => rows.has(row.row))
  if (studies.length === prepared.studies.length) return ok(prepared)
  const design = makeDesign(
    moderators,
    studies.map(({ row }) => row),
    Object.keys(prepared.columns),
  )
  if (!design.ok) return design
  const { p } = prepared.data
  const places = prepared.studies.flatMap(({ row }, at) => (rows.has(row.row) ? [at] : []))
  const pick = (list: Float64Array) => Float64Array.from(places, (at) => list[at] as number)
  const x = Float64Array.from(places.flatMap((at) => [...prepared.data.x.subarray(at * p, at * p + p)]))
  return ok({
    ...prepared,
    studies,
    data: { y: pick(prepared.data.y), v: pick(prepared.data.v), x, k: places.length, p },
  })
}
