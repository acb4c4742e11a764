import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startExchange } from './exchange-process.ts'

/** Starts the exchange as `npm start` does, loads the bundled data, and leaves it running for every journey of the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'exchange-journeys-'))
  // The limit stays on; one browser here asks as much as a whole office does.
  const exchange = startExchange(folder, { RATE_LIMIT: '1000000', LOG_LEVEL: 'warn' })
  const stop = async () => {
    exchange.child.kill('SIGTERM')
    await exchange.ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const [, address = ''] = await exchange.says(/Ready on (\S+)/)
    project.provide('exchangeAddress', address)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
