import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

/** Runs a script of package.json as people do; gives what it said where it failed. */
async function complaint(script: string): Promise<string> {
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
  return run('npm', ['run', '--silent', script], options).then(
    () => '',
    (failed: { stdout: string; stderr: string }) => `${failed.stdout}\n${failed.stderr}`.trim() || 'failed in silence',
  )
}

test.each(['format:check', 'lint', 'types', 'architecture', 'dead-code'])(
  'npm run %s finds nothing',
  async (script) => {
    expect(await complaint(script)).toBe('')
  },
)
