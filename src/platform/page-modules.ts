import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { transformSync } from 'esbuild'

const cacheFolder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'exchange', 'pages')

let registered = false

/**
 * Makes `.tsx` importable: Node runs `.ts` as it is, `.tsx` not. Needed before anything that draws pages is imported. Each
 * file is turned into a module once and kept under the hash of its content, so that later starts need no compiler.
 */
export function runPageModules(): void {
  if (registered) return
  registered = true
  registerHooks({
    load(url, context, next) {
      if (!url.endsWith('.tsx')) return next(url, context)
      return { format: 'module', source: moduleOf(fileURLToPath(url)), shortCircuit: true }
    },
  })
}

function moduleOf(path: string): string {
  const source = readFileSync(path, 'utf8')
  const kept = join(cacheFolder, `${createHash('sha256').update(`${path}\n${source}`).digest('hex')}.mjs`)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const code = compiled(path, source)
    keep(kept, code)
    return code
  }
}

function compiled(path: string, source: string): string {
  // Loaded only where something is not kept yet: it starts a process of its own.
  const esbuild = createRequire(import.meta.url)('esbuild') as { transformSync: typeof transformSync }
  const options = { loader: 'tsx', format: 'esm', target: 'node24', sourcefile: path, sourcemap: 'inline' } as const
  return esbuild.transformSync(source, { ...options, jsx: 'automatic', jsxImportSource: 'preact' }).code
}

// Written aside and moved into place, so that two starts at once never read half a file. Where the folder cannot be
// written, each start compiles anew.
function keep(path: string, code: string): void {
  try {
    mkdirSync(cacheFolder, { recursive: true })
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, code)
    renameSync(draft, path)
  } catch {
    // Slower, and no reason to stop.
  }
}
