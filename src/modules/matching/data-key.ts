import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentSchemaVersion } from './match-document.ts'

const modules = join(import.meta.dirname, '..')
/** The files that decide what becomes of a row. Hashing them is cheaper than remembering to raise a number. */
const decides =
  /\.(?:posting|load|schema|domain)\.ts$|[/\\](?:findable[^/\\]*|found-thing|written-fields|code-titles)\.ts$/

/** A running program goes on reading rows as it began, whatever becomes of its files. */
let reading: Buffer | undefined

function hashOfReading(): Buffer {
  const hash = createHash('sha256')
  for (const path of [...filesUnder(modules), ...filesUnder(join(modules, '..', 'platform', 'bundled-files'))]) {
    if (decides.test(path)) hash.update(readFileSync(path))
  }
  return hash.digest()
}

/** A hash of how rows are read and of the given parts; equal if and only if the documents of an index would be. */
export function keyOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
    .update(`documents ${documentSchemaVersion}\n`)
    .update((reading ??= hashOfReading()))
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/** Every file under a folder, by its whole path, in order. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
