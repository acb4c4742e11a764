import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('loads under plain Node, which reads no .tsx: the command line and the first start come before any page', async () => {
  const address = JSON.stringify(new URL('index.ts', import.meta.url).href)
  const script = `const { eachPostingFromFiles } = await import(${address}); console.log(typeof eachPostingFromFiles)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  expect(stdout.trim()).toBe('function')
})
