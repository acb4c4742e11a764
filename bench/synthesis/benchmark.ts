import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Benchmark } from '../run.ts'
import { seededRandom } from '../matching/corpus.ts'
import { synthesise, type Columns, type SynthesisRequest } from '../../src/engines/synthesis/index.ts'
import { readCsvColumns } from '../../src/modules/evidence/csv-columns.ts'

const root = join(import.meta.dirname, '../..')
const fixtures = join(root, 'tests/fixtures/evidence')

/** Milliseconds of one call: the median of many, warm. */
function median(call: () => unknown, times: number): number {
  for (let at = 0; at < Math.max(3, times / 4); at += 1) call()
  const taken = Array.from({ length: times }, () => {
    const from = performance.now()
    call()
    return performance.now() - from
  })
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
}

function columnsOf(file: string): Columns {
  const read = readCsvColumns(join(fixtures, file))
  if (!read.ok) throw new Error(read.problem.title)
  return read.value
}

const asked = (request: SynthesisRequest, columns: Columns) => () => {
  const answer = synthesise(request, columns)
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.value
}

const column = (make: () => number) => Array.from({ length: 1_000 }, make)

/** A thousand studies with four moderators, the same on every machine. */
function thousandStudies(): Columns {
  const random = seededRandom(7)
  const moderators = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, column(random)]))
  return { ...moderators, y: column(() => random() * 2 - 1), v: column(() => 0.01 + random() * 0.2) }
}

/** The same model in R, where it is installed with metafor; milliseconds. */
function metafor(): number | undefined {
  const script =
    'suppressMessages(library(metafor)); d <- escalc("RR", ai=tpos, bi=tneg, ci=cpos, di=cneg, data=dat.bcg); ' +
    'f <- function() rma(yi, vi, data=d, test="knha"); for (i in 1:20) f(); t <- sapply(1:200, function(i) system.time(f())[["elapsed"]]); cat(1000*median(t))'
  const run = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' })
  return run.status === 0 ? Number(run.stdout) : undefined
}

export const benchmark: Benchmark = {
  title: 'Synthesis',
  async run() {
    const bcg = columnsOf('dat.bcg.csv')
    const counts = { measure: 'RR', columns: { a: 'tpos', b: 'tneg', c: 'cpos', d: 'cneg' } }
    const given = { measure: 'GIVEN', columns: { y: 'y', v: 'v' } }
    const pooling: SynthesisRequest = { data: {}, effectSize: counts }
    const diagnostics: SynthesisRequest = {
      ...pooling,
      leaveOneOut: true,
      influence: true,
      smallStudy: { egger: [{ model: 'mixed', predictor: 'se' }], trimAndFill: [{ estimator: 'L0' }] },
    }
    const regression: SynthesisRequest = { data: {}, effectSize: given, moderators: ['a', 'b', 'c', 'd'] }
    const levels: SynthesisRequest = {
      data: {},
      effectSize: { measure: 'GIVEN', columns: { y: 'yi', v: 'vi' }, study: 'study' },
      model: { kind: 'multilevel', method: 'REML', levels: ['study', 'esid'] },
      robust: { cluster: 'study', correction: 'CR2' },
    }
    const { cases } = JSON.parse(readFileSync(join(fixtures, 'conformance.json'), 'utf8')) as {
      cases: { request: object }[]
    }
    const batch = JSON.stringify(cases.map(({ request }) => request))
    const whole = () =>
      execFileSync(join(root, 'bin/exchange'), ['synthesise', '-', '--json'], {
        input: batch,
        cwd: fixtures,
        maxBuffer: 1 << 28,
        stdio: ['pipe', 'pipe', 'ignore'],
      })
    const rows: readonly (readonly [string, number, number])[] = [
      ['13 studies from counts, REML with Knapp and Hartung', median(asked(pooling, bcg), 400), 0.2],
      ['the same with leave one out, influence, Egger, trim and fill', median(asked(diagnostics, bcg), 100), 10],
      [
        'meta-regression of 1,000 studies on four moderators, REML',
        median(asked(regression, thousandStudies()), 20),
        50,
      ],
      [
        'three levels, 100 effects in 17 studies, REML with CR2',
        median(asked(levels, columnsOf('dat.assink2016.csv')), 20),
        100,
      ],
      [`all ${cases.length} reference cases as one batch, process start included`, median(whole, 3), 5_000],
    ]
    const theirs = metafor()
    return [
      'One core, warm, the median in milliseconds; a request goes in and the whole answer comes out.',
      theirs === undefined
        ? 'R with metafor is not installed on this machine, so nothing stands beside the first row.'
        : `R’s metafor takes ${theirs.toFixed(2)} ms for the model of the first row.`,
      '',
      '| what | ms | to reach |',
      '| --- | --- | --- |',
      ...rows.map(
        ([what, ms, target]) =>
          `| ${what} | ${ms < 10 ? ms.toFixed(3) : ms.toFixed(0)} | ${target.toLocaleString('en-GB')} |`,
      ),
    ].join('\n')
  },
}
