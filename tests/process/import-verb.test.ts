import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFolder, startExchange, startProcess } from '../support/exchange-process.ts'
import { sampleFile } from '../support/import-samples.ts'

let folder: string
let server: Server
let address: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-import-verb-'))
  server = createServer((request, response) => {
    const name = request.url?.slice(1) ?? ''
    if (name === 'moved.csv') {
      response.writeHead(302, { location: '/oscr.csv' }).end()
      return
    }
    if (name === 'half.csv') {
      response.writeHead(200, { 'content-length': '20000' })
      response.write('Charity Number,')
      setTimeout(() => response.destroy(), 50)
      return
    }
    readFile(sampleFile(name)).then(
      (bytes) => response.writeHead(200, { 'content-length': bytes.length }).end(bytes),
      () => response.writeHead(404).end('not here'),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

async function exchange(dataDir: string, ...words: string[]) {
  const started = startProcess(join(projectFolder, 'bin', 'exchange'), words, {
    settings: { DATA_DIR: join(folder, dataDir) },
  })
  const code = await started.ended
  return { code, output: started.output() }
}

const table = async (name: string, ...addresses: readonly string[]) => {
  const path = join(folder, name)
  const rows = addresses.map((one) => `oscr,register,${one},file,OSCR,Open Government Licence v3.0,2026-02-02,`)
  await writeFile(path, `kind,part,address,is_a,publisher,licence,checked,to_confirm\n${rows.join('\n')}\n`)
  return path
}

describe('exchange import', () => {
  test('imports what it fetches from the addresses of a table, and says what a second time changes', async () => {
    const addresses = await table('addresses.csv', `${address}/moved.csv`)
    const first = await exchange('one', 'import', 'oscr', '--fetch', '--addresses', addresses)
    expect(first.output).toContain('25 rows added or changed')
    expect(first.code).toBe(0)
    const second = await exchange('one', 'import', 'oscr', sampleFile('oscr.csv'))
    expect(second.output).toContain('all 25 rows unchanged')
  })

  test('refuses a file that is away or that stops half-way, a kind without a file, and wrong usage', async () => {
    const away = await exchange(
      'two',
      'import',
      'oscr',
      '--fetch',
      '--addresses',
      await table('away.csv', `${address}/none.csv`),
    )
    expect(away).toMatchObject({ code: 1 })
    expect(away.output).toContain('could not be fetched: it answers 404')
    const half = await exchange(
      'two',
      'import',
      'oscr',
      '--fetch',
      '--addresses',
      await table('half.csv', `${address}/half.csv`),
    )
    expect(half).toMatchObject({ code: 1 })
    expect(half.output).toContain('could not be fetched')
    expect((await exchange('two', 'import', 'oscr')).code).toBe(2)
    expect((await exchange('two', 'import', 'parish-registers', 'a.csv')).code).toBe(2)
  })

  test('is refused while an exchange runs on the same embedded database', async () => {
    const running = startExchange(join(folder, 'one'))
    await running.says(/Ready on/)
    const refused = await exchange('one', 'import', 'oscr', sampleFile('oscr.csv'))
    running.child.kill('SIGTERM')
    await running.ended
    expect(refused.code).toBe(1)
    expect(refused.output).toMatch(/the exchange is running \(process \d+\)/)
    expect(refused.output).toContain('Stop it first')
  })
})
