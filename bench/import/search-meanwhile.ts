/**
 * Asks the match index of the bundled files a need every 50 ms until it is told to stop (SIGTERM), then prints the median and the 95th
 * percentile in milliseconds as one JSON line: whether search stays usable while another process imports.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { openBundledMatcher } from '../../tests/support/bundled-matcher.ts'
import { makeCorpus } from '../matching/corpus.ts'
import { answerNeed } from '../../src/modules/matching/answer.ts'
import { bundledAsAt } from '../../src/modules/open-data/index.ts'

const { matcher, dispose } = await openBundledMatcher()
const { queries } = await makeCorpus(1)
const times: number[] = []
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
process.stdout.write('ready\n')
for (let at = 0; !stop.signal.aborted; at++) {
  const text = queries[at % queries.length] ?? ''
  const from = performance.now()
  answerNeed(
    { text, kinds: ['practice', 'organisation', 'need'], limit: 10, asAt: bundledAsAt, explain: false },
    matcher,
  )
  times.push(performance.now() - from)
  await pause(50)
}
times.sort((a, b) => a - b)
const at = (share: number) => times[Math.floor(share * times.length)] ?? Number.NaN
process.stdout.write(`${JSON.stringify({ median: at(0.5), p95: at(0.95), queries: times.length })}\n`)
await dispose()
