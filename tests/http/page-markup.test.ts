import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../support/application.ts'
import { bundledDatabase } from '../support/bundled-database.ts'
import { addressesOf } from '../support/page-addresses.ts'

let running: TestApplication

beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase(), withIndex: true })
})
afterAll(() => running.close())

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // How the renderer writes what HTML lets one write in two ways.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // The components of the field are written so, and are tested against its own fixtures.
    'prefer-native-element': 'off',
    'no-redundant-role': 'off',
    'long-title': 'off',
    'valid-autocomplete': 'off',
    'no-dup-id': 'error',
  },
})

/** Pages that say no are pages too. */
const refusals = [
  '/practices/nobody-knows-this',
  '/organisations/1000003',
  '/places/Boltn',
  '/needs/need-FM001',
  '/records/grant-360G-LBFEW-11400',
  '/needs?place=Boltn',
  '/places?place=Boltn',
  '/results?need=',
  '/nobody-knows-this',
]

describe('every page', () => {
  test(
    'is written in valid HTML, with one heading of the first level and a title of its own',
    { timeout: 240_000 },
    async () => {
      const addresses = running.application.routes
        .filter(({ kind, method }) => kind === 'page' && method === 'GET')
        .flatMap((route) => addressesOf(route))
      const faults: string[] = []
      const titles = new Map<string, string>()
      for (const address of [...addresses, ...refusals]) {
        const response = await running.request(address)
        if (response.headers.get('content-type')?.startsWith('text/html') !== true) continue
        const html = await response.text()
        faults.push(...(await markupFaults(html)).map((fault) => `${address}: ${fault}`))
        if (html.match(/<h1[\s>]/g)?.length !== 1) faults.push(`${address}: not one h1`)
        const title = /<title>(?<title>[^<]*)<\/title>/.exec(html)?.groups?.['title'] ?? ''
        const other = titles.get(title)
        if (other !== undefined && other.split('?')[0] !== address.split('?')[0]) {
          faults.push(`${address}: its title is that of ${other}: ${title}`)
        }
        if (response.status === 200) titles.set(title, address)
      }
      expect(faults).toEqual([])
      expect(titles.size).toBeGreaterThan(15)
    },
  )
})

/** What is wrong with a page, each fault once with the line it was first seen on. */
async function markupFaults(html: string): Promise<readonly string[]> {
  // The renderer writes one line; the validator tells where a fault is by lines.
  const lines = html.replaceAll('><', '>\n<')
  const report = await validator.validateString(lines)
  const faults = new Map<string, string>()
  for (const { ruleId, message, line } of report.results.flatMap(({ messages }) => messages)) {
    const fault = `${ruleId}: ${message}`
    if (!faults.has(fault)) faults.set(fault, `${fault} at ${lines.split('\n')[line - 1]?.slice(0, 200)}`)
  }
  return [...faults.values()]
}
