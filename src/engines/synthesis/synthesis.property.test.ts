import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interceptOnly } from './models/data.ts'
import { logLikelihoods } from './models/likelihood.ts'
import type { Method } from './models/tau-squared.ts'
import type { SynthesisRequest } from './request.ts'
import type { SynthesisResponse } from './response.ts'
import { synthesise } from './synthesise.ts'
import type { Columns } from './table.ts'

const effect = fc.record({
  y: fc.double({ min: -3, max: 3, noNaN: true }),
  v: fc.double({ min: 0.01, max: 2, noNaN: true }),
})
const studies = (least = 3, most = 12) => fc.array(effect, { minLength: least, maxLength: most })
type Studies = readonly Readonly<{ y: number; v: number }>[]

const methods: readonly Method[] = ['EE', 'DL', 'HE', 'HS', 'HSk', 'SJ', 'ML', 'REML', 'PM']
const given = { measure: 'GIVEN', columns: { y: 'y', v: 'v' } }
const columnsOf = (list: Studies): Columns => ({ y: list.map(({ y }) => y), v: list.map(({ v }) => v) })

function answer(list: Studies, more: Partial<SynthesisRequest> = {}, columns: Columns = {}): SynthesisResponse {
  const result = synthesise({ data: {}, effectSize: given, ...more }, { ...columnsOf(list), ...columns })
  if (!result.ok) throw new Error(result.problem.title)
  return result.value
}
const pooled = (response: SynthesisResponse) => {
  if (response.pooled === null) throw new Error('Nothing was pooled')
  return response.pooled
}
const near = (got: number, want: number, tolerance = 1e-6) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(want)))

/** Likelihoods that random cases found hard: peaks at the edge and inside, either the higher, and one that is nearly flat. */
const hardLikelihoods: readonly (readonly [y: readonly number[], v: readonly number[]])[] = [
  [
    [0, 3, 0, 0, 0, 0, -3],
    [2, 1.7249057410793198, 0.992838317966814, 0.6837459163713866, 0.01, 0.01, 0.8575186616084872],
  ],
  [
    [0, 0, 0, 0, 1.5838251802939962, 0, 0],
    [0.11758410819446627, 0.01, 0.01, 2, 0.1781807541295949, 0.1962955468525007, 1.553648259915148],
  ],
  [
    [0, 0, 0, 0, -1.4038705945077325, 0, 0, 0],
    [0.80865686, 0.29484368, 1.2426521, 1.00479398, 0.017023764596377788, 1.27006619, 0.09068071, 1.1561978],
  ],
]
const hardStudies = hardLikelihoods.map(([y, v]) => y.map((value, at) => ({ y: value, v: v[at] ?? 1 })))
type Peak = 'ML' | 'REML'
const atTop =
  (method: Peak) =>
  (list: (typeof hardStudies)[number]): [typeof list, Peak] => [list, method]

describe('models', () => {
  test('a constant added to every effect moves the estimate by it and changes nothing else', () => {
    fc.assert(
      fc.property(
        studies(),
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.constantFrom(...methods),
        (list, by, method) => {
          const model = { method, test: 'knapp-hartung' } as const
          const before = answer(list, { model })
          const after = answer(
            list.map(({ y, v }) => ({ y: y + by, v })),
            { model },
          )
          near(pooled(after).estimate, pooled(before).estimate + by)
          near(pooled(after).se, pooled(before).se)
          near(after.heterogeneity?.tau2 ?? 0, before.heterogeneity?.tau2 ?? 0)
          near(after.heterogeneity?.Q ?? 0, before.heterogeneity?.Q ?? 0)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('effects in another unit scale the variance between studies by its square', () => {
    fc.assert(
      fc.property(
        studies(),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.constantFrom(...methods),
        (list, by, method) => {
          const model = { method, test: 'z' } as const
          const before = answer(list, { model }).heterogeneity?.tau2 ?? 0
          const after =
            answer(
              list.map(({ y, v }) => ({ y: y * by, v: v * by ** 2 })),
              { model },
            ).heterogeneity?.tau2 ?? 0
          near(after / by ** 2, before)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('the order of the studies changes nothing', () => {
    fc.assert(
      fc.property(studies(), fc.constantFrom(...methods), (list, method) => {
        const [before, after] = [list, [...list].reverse()].map((one) =>
          pooled(answer(one, { model: { method, test: 'z' } })),
        )
        near(after?.estimate ?? 0, before?.estimate ?? 1)
        near(after?.se ?? 0, before?.se ?? 1)
      }),
      { numRuns: 100 },
    )
  })

  test('identical studies do not differ, and without heterogeneity every model is equal effects', () => {
    fc.assert(
      fc.property(effect, fc.integer({ min: 3, max: 9 }), fc.constantFrom(...methods), (one, count, method) => {
        const list = Array.from({ length: count }, () => one)
        const found = answer(list, { model: { method, test: 'z' } })
        expect(found.heterogeneity?.tau2 ?? 1).toBeLessThan(1e-12)
        const equal = pooled(answer(list, { model: { method: 'EE', test: 'z' } }))
        near(pooled(found).estimate, equal.estimate)
        near(pooled(found).se, equal.se)
      }),
      { numRuns: 100 },
    )
  })

  test('PM, EB and DLIT are one estimator, inside its own interval by Q profile', () => {
    fc.assert(
      fc.property(studies(), (list) => {
        const [pm, eb, dlit] = (['PM', 'EB', 'DLIT'] as const).map(
          (method) =>
            answer(list, { model: { method, test: 'z' }, heterogeneityIntervals: ['q-profile'] }).heterogeneity,
        )
        near(eb?.tau2 ?? 0, pm?.tau2 ?? 1, 1e-9)
        near(dlit?.tau2 ?? 0, pm?.tau2 ?? 1, 1e-9)
        const [lower, upper] = pm?.intervals?.qProfile?.tau2 ?? [1, 0]
        expect(pm?.tau2).toBeGreaterThanOrEqual(lower - 1e-9)
        expect(pm?.tau2).toBeLessThanOrEqual(upper + 1e-9)
      }),
      { numRuns: 150 },
    )
  })

  test('REML and ML stand at the top of their likelihoods', () => {
    fc.assert(
      fc.property(studies(), fc.constantFrom<Peak[]>('ML', 'REML'), (list, method) => {
        const tau2 = answer(list, { model: { method, test: 'z' } }).heterogeneity?.tau2 ?? 0
        const data = interceptOnly(
          Float64Array.from(list, ({ y }) => y),
          Float64Array.from(list, ({ v }) => v),
        )
        const at = (value: number) => logLikelihoods(data, value)[method === 'ML' ? 'ml' : 'reml']
        // Closer together near 0, where there may be a second peak.
        for (let step = 0; step <= 40; step += 1) expect(at(tau2)).toBeGreaterThanOrEqual(at((step / 13) ** 2) - 1e-9)
      }),
      { numRuns: 200, examples: [...hardStudies.map(atTop('ML')), ...hardStudies.map(atTop('REML'))] },
    )
  })

  test('a factor alone gives the means of its groups with one heterogeneity', () => {
    fc.assert(
      fc.property(studies(6, 12), (list) => {
        const group = list.map((_, at) => (at % 2 === 0 ? 'a' : 'b'))
        const model = { method: 'REML', test: 'z' } as const
        const found = answer(
          list,
          { model, moderators: ['g'], subgroups: [{ column: 'g', heterogeneity: 'common' }] },
          { g: group },
        )
        const [a, difference] = found.coefficients?.estimate ?? []
        near(found.subgroups?.[0]?.estimate[0] ?? 0, a ?? 1)
        near(found.subgroups?.[0]?.estimate[1] ?? 0, (a ?? 1) + (difference ?? 1))
        near(found.subgroups?.[0]?.between.statistic ?? 0, found.moderatorTest?.statistic ?? 1)
      }),
      { numRuns: 80 },
    )
  })

  test('a level a study is the same as REML, and CR0 with a study a cluster as its sandwich', () => {
    fc.assert(
      fc.property(studies(4, 9), (list) => {
        const id = list.map((_, at) => `s${at}`)
        const plain = answer(
          list,
          { model: { method: 'REML', test: 'z' }, robust: { cluster: 'id', correction: 'CR0' } },
          { id },
        )
        const levels = answer(list, { model: { kind: 'multilevel', method: 'REML', levels: ['id'] } }, { id })
        near(levels.heterogeneity?.tau2 ?? 0, plain.heterogeneity?.tau2 ?? 1, 1e-5)
        near(pooled(levels).estimate, pooled(plain).estimate, 1e-5)
        const tau2 = plain.heterogeneity?.tau2 ?? 0
        const weights = list.map(({ v }) => 1 / (v + tau2))
        const sum = weights.reduce((total, weight) => total + weight, 0)
        const meat = list.reduce(
          (total, { y }, at) => total + ((weights[at] ?? 0) * (y - pooled(plain).estimate)) ** 2,
          0,
        )
        near(plain.robust?.se[0] ?? 0, Math.sqrt(meat) / sum)
      }),
      { numRuns: 60, examples: hardStudies.map((list) => [list]) },
    )
  })

  test('leaving a study out is fitting without it', () => {
    fc.assert(
      fc.property(studies(4, 9), fc.nat(3), (list, out) => {
        const model = { method: 'REML', test: 'knapp-hartung' } as const
        const left = answer(list, { model, leaveOneOut: true }).leaveOneOut
        const without = answer(
          list.filter((_, at) => at !== out),
          { model },
        )
        near(left?.estimate[out] ?? 0, pooled(without).estimate)
        near(left?.se[out] ?? 0, pooled(without).se)
        near(left?.tau2[out] ?? 0, without.heterogeneity?.tau2 ?? 1)
      }),
      { numRuns: 60 },
    )
  })

  test('an interval for a new setting holds the interval of the mean, and the chance that it helps falls as more is asked', () => {
    fc.assert(
      fc.property(studies(), fc.double({ min: -2, max: 2, noNaN: true }), (list, threshold) => {
        const at = (value: number) => answer(list, { helps: { threshold: value, better: 'higher' } })
        const found = pooled(at(threshold))
        if (found.pi === null) throw new Error('No interval')
        expect(found.pi[0]).toBeLessThanOrEqual(found.ci[0] + 1e-9)
        expect(found.pi[1]).toBeGreaterThanOrEqual(found.ci[1] - 1e-9)
        expect(pooled(at(threshold + 0.5)).chanceHelps ?? 1).toBeLessThanOrEqual((found.chanceHelps ?? 0) + 1e-12)
        near(pooled(at(found.estimate)).chanceHelps ?? 0, 0.5)
      }),
      { numRuns: 100 },
    )
  })
})

const cell = fc.integer({ min: 1, max: 60 })
const fourfold = fc.array(fc.record({ a: cell, b: cell, c: cell, d: cell }), { minLength: 1, maxLength: 6 })
type Tables = readonly Readonly<Record<'a' | 'b' | 'c' | 'd', number>>[]

function effectsOf(
  measure: string,
  tables: Tables,
  roles: Readonly<Record<string, 'a' | 'b' | 'c' | 'd'>> = { a: 'a', b: 'b', c: 'c', d: 'd' },
) {
  const columns = Object.fromEntries(
    (['a', 'b', 'c', 'd'] as const).map((name) => [name, tables.map((table) => table[name])]),
  )
  const found = synthesise({ data: {}, effectSize: { measure, columns: roles }, model: null }, columns)
  if (!found.ok) throw new Error(found.problem.title)
  return found.value.studies.estimate
}

describe('effect sizes', () => {
  test('change sign when the arms change places, and OR when events do', () => {
    fc.assert(
      fc.property(fourfold, (tables) => {
        for (const measure of ['OR', 'RR', 'RD', 'PETO', 'AS', 'PHI']) {
          const swapped = effectsOf(measure, tables, { a: 'c', b: 'd', c: 'a', d: 'b' })
          effectsOf(measure, tables).forEach((value, at) => near(swapped[at] ?? 0, -value, 1e-9))
        }
        const events = effectsOf('OR', tables, { a: 'b', b: 'a', c: 'd', d: 'c' })
        effectsOf('OR', tables).forEach((value, at) => near(events[at] ?? 0, -value, 1e-9))
      }),
      { numRuns: 100 },
    )
  })

  test('Mantel-Haenszel of one study is its own effect', () => {
    fc.assert(
      fc.property(fourfold, (tables) => {
        const one = tables.slice(0, 1)
        const columns = Object.fromEntries(
          (['a', 'b', 'c', 'd'] as const).map((name) => [name, [...one, ...one].map((table) => table[name])]),
        )
        for (const measure of ['OR', 'RR', 'RD']) {
          const effectSize = { measure, columns: { a: 'a', b: 'b', c: 'c', d: 'd' } }
          const found = synthesise({ data: {}, effectSize, model: { kind: 'mantel-haenszel' } }, columns)
          near(found.ok ? pooled(found.value).estimate : 0, effectsOf(measure, one)[0] ?? 1, 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })
})
