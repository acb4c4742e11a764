import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Benchmark } from '../run.ts'
import { seededRandom } from '../matching/corpus.ts'
import { readContract } from '../../src/engines/fairness/index.ts'

const fixtures = join(import.meta.dirname, '../../tests/fixtures/commissioning')

/** Milliseconds of the middle one of five calls, after one to warm up. */
function median(call: () => unknown): number {
  call()
  const taken = Array.from({ length: 5 }, () => {
    const from = performance.now()
    call()
    return performance.now() - from
  })
  return taken.sort((a, b) => a - b)[2] ?? Number.NaN
}

export const benchmark: Benchmark = {
  title: 'Contract reader',
  run: () => {
    const { clauses } = JSON.parse(readFileSync(join(fixtures, 'clauses.json'), 'utf8')) as {
      clauses: readonly { text: string }[]
    }
    const random = seededRandom(3)
    const any = () => clauses[Math.floor(random() * clauses.length)]?.text ?? ''
    const ordinary =
      'The Provider shall deliver the Services with reasonable skill and care and in line with good practice, and keeps records of the hours worked by each member of staff in the form set out in Schedule 2.'
    // About 400 words a page.
    const pages = Array.from(
      { length: 60 * 3 },
      (_, at) => `${Math.floor(at / 8) + 1}.${(at % 8) + 1} ${ordinary} ${ordinary} ${ordinary} ${any()}`,
    )
    const contract = pages.join('\n\n')
    const rows: readonly (readonly [string, number, string])[] = [
      [
        `a contract of 60 pages, ${contract.split(/\s+/).length.toLocaleString('en-GB')} words`,
        median(() => readContract({ text: contract, whole: true })),
        '200',
      ],
      [
        '1,000 wordings, one after another',
        median(() => Array.from({ length: 1_000 }, () => readContract({ text: any() }))),
        '-',
      ],
    ]
    return Promise.resolve(
      [
        'One core, warm, the median in milliseconds.',
        '',
        '| what | ms | to reach |',
        '| --- | --- | --- |',
        ...rows.map(([what, ms, target]) => `| ${what} | ${ms.toFixed(0)} | ${target} |`),
      ].join('\n'),
    )
  },
}
