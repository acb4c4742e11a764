import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../support/application.ts'
import { bundledDatabase } from '../support/bundled-database.ts'
import { fuzzedRequests } from '../support/fuzzed-requests.ts'
import { addressesOf } from '../support/page-addresses.ts'

/** On each kind of database; `npm run fuzz` asks a hundred thousand in all. */
const count = Number(process.env['FUZZ_REQUESTS'] ?? '10000')
const seed = Number(process.env['FUZZ_SEED'] ?? '20251108')

let running: TestApplication

beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase(), withIndex: true })
}, 240_000)
afterAll(() => running.close())

test('no request, however odd, is answered with a fault of ours', async () => {
  const addresses = running.application.routes.flatMap(addressesOf)
  const statuses = new Map<number, number>()
  const faults: unknown[] = []
  let asked = 0
  for (const { path, init } of fuzzedRequests(addresses, seed)) {
    if (asked >= count) break
    // What no browser or program could send is no request.
    if (!URL.canParse(`http://localhost${path}`)) continue
    asked += 1
    const response = await running.request(path, init)
    await response.arrayBuffer()
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    if (response.status >= 500) faults.push({ status: response.status, path, method: init.method })
  }
  expect(faults.slice(0, 5)).toEqual([])
  expect(running.log.filter(({ level }) => Number(level) >= 50).slice(0, 3)).toEqual([])
  // It reached what there is, and was not stopped at the door.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(count / 10)
  expect(statuses.get(404) ?? 0).toBeGreaterThan(count / 50)
}, 3_600_000)
