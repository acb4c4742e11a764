import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { bundledDatabase } from '../../../tests/support/bundled-database.ts'
import { bundledDataFolder } from './bundled-datasets.ts'
import { readDataSources } from './data-sources.ts'

let running: TestApplication
beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase() })
})
afterAll(() => running.close())

const read = async (path: string) => await (await running.request(path)).text()

describe('the page of sources', () => {
  test('names every source with its licence, and its rows', async () => {
    const html = await read('/attribution')
    for (const { file, licenceUrl } of await readDataSources(bundledDataFolder)) {
      expect(html).toContain(`>${file}</h3>`)
      if (licenceUrl !== undefined) expect(html).toContain(`href="${licenceUrl}"`)
    }
    expect(html).toMatch(/<b>Rows<\/b> 462/)
  })

  test('is searched by all the words given, and says when no source has them', async () => {
    const found = await read('/attribution?q=360Giving%20lloyds')
    expect(found).toContain('>grants.csv.gz</h3>')
    expect(found).not.toContain('>practices.jsonl.gz</h3>')
    expect(await read('/attribution?q=zebra')).toContain('No source mentions “zebra”.')
  })

  test('is one click away from every page, which says the day of the data', async () => {
    for (const path of ['/', '/practices', '/nobody-knows-this']) {
      expect(await read(path)).toContain(
        'Bundled open data, as at 8 November 2025. <a href="/attribution">What is here and where from</a>',
      )
    }
  })
})

describe('the page of the status', () => {
  test('counts what is stored in words', async () => {
    const html = await read('/status')
    expect(html).toMatch(/Practices<\/th><td[^>]*>462/)
    expect(html).toContain('Its search index is being built.')
  })
})
