import { join } from 'node:path'
import type { Benchmark } from '../run.ts'
import { seededRandom } from '../matching/corpus.ts'
import { answerTender } from '../../src/engines/tendering/index.ts'
import { readTenderFacts } from '../../src/modules/commissioning/tender-facts.reader.ts'

const facts = readTenderFacts(join(import.meta.dirname, '../../data'))

/** Milliseconds of the middle one of five calls, after one to warm up. */
function median(request: object): number {
  const call = () => {
    const from = performance.now()
    const answer = answerTender(request, facts)
    if (!answer.ok) throw new Error(answer.problem.detail)
    return performance.now() - from
  }
  call()
  return Array.from({ length: 5 }, call).sort((a, b) => a - b)[2] ?? Number.NaN
}

const laboratory = (method: object) => ({
  do: 'laboratory',
  runs: 10_000,
  seed: 7,
  prices: { low: 8_000_000, high: 12_000_000 },
  criteria: [{ id: 'quality', weight: 50, range: { low: 40, high: 95 } }],
  link: 'rising',
  price: { weight: 50, ...method },
})

/** Twenty bids by fifteen criteria of 4 each and a price of 40, the same on every machine. */
function greatTender(): object {
  const random = seededRandom(11)
  const criteria = Array.from({ length: 15 }, (_, at) => ({ id: `c${at}`, weight: 4 }))
  const bids = Array.from({ length: 20 }, (_, at) => ({
    id: `b${at}`,
    price: 1_000_000 + Math.floor(random() * 1_000_000),
    scores: Object.fromEntries(criteria.map(({ id }) => [id, Math.floor(random() * 101)])),
  }))
  return { do: 'sensitivity', price: { method: 'lowest-over-bid', weight: 40 }, criteria, bids }
}

export const benchmark: Benchmark = {
  title: 'Tendering',
  run: () => {
    const rows: readonly (readonly [string, number, string])[] = [
      ['10,000 laboratory runs, lowest over bid', median(laboratory({ method: 'lowest-over-bid' })), '1,000'],
      ['10,000 laboratory runs, highest and lowest', median(laboratory({ method: 'range' })), '1,000'],
      ['sensitivity of 20 bids by 15 criteria and price', median(greatTender()), '-'],
    ]
    return Promise.resolve(
      [
        'One core, warm, the median in milliseconds. Answers are exact: rationals, with doubles only to find which bids are worth comparing.',
        '',
        '| what | ms | to reach |',
        '| --- | --- | --- |',
        ...rows.map(([what, ms, target]) => `| ${what} | ${ms.toFixed(0)} | ${target} |`),
      ].join('\n'),
    )
  },
}
