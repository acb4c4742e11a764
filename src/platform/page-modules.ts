import { join } from 'node:path'

let registered = false

/**
 * Makes `.tsx` importable: Node runs `.ts` as it is, `.tsx` not. Needed before anything that draws pages is imported; what
 * was imported before stays the same module. The settings are ours wherever the command was typed.
 */
export async function runPageModules(): Promise<void> {
  if (registered) return
  registered = true
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
}
