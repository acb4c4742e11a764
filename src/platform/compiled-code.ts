import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * Keeps what Node compiles, types taken out, for the next start: it halves the start of the command line. Must come before
 * everything else is imported. Where the folder cannot be written, Node does without.
 */
export function keepCompiledCode(): void {
  enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'exchange'))
}
