import { mkdtemp, rm } from 'node:fs/promises'
import { createReadStream, openSync, closeSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { JsonObject } from './merge-releases.ts'

/** A release with where it stands in its file. */
export type StoredRelease = Readonly<{ line: number; path?: string; release: JsonObject }>

/** Processes are spread over so many files, each of which is later read into memory by itself. */
const shelves = 64

function shelfOf(ocid: string): number {
  let sum = 0
  for (let at = 0; at < ocid.length; at++) sum = (sum * 31 + ocid.charCodeAt(at)) % 65_521
  return sum % shelves
}

/**
 * Keeps releases until all of a file are read, so that those of one process can be merged wherever they stand in it: on disk, since
 * a year of notices fills gigabytes. Only the fields that are read are in it; the files go when the store is closed.
 */
export async function openReleaseStore() {
  const folder = await mkdtemp(join(tmpdir(), 'exchange-releases-'))
  const paths = Array.from({ length: shelves }, (_, shelf) => join(folder, `${shelf}.jsonl`))
  const files = paths.map((path) => openSync(path, 'a', 0o600))
  const waiting = paths.map(() => '')
  const flush = (shelf: number) => {
    const file = files[shelf]
    if (file !== undefined) writeSync(file, waiting[shelf] ?? '')
    waiting[shelf] = ''
  }
  return {
    add(ocid: string, stored: StoredRelease): void {
      const shelf = shelfOf(ocid)
      waiting[shelf] += `${JSON.stringify([ocid, stored])}\n`
      if ((waiting[shelf]?.length ?? 0) > 100_000) flush(shelf)
    },
    /** Releases by their process, a part of the processes at a time. */
    async *byProcess(): AsyncGenerator<ReadonlyMap<string, readonly StoredRelease[]>> {
      for (const [shelf, path] of paths.entries()) {
        flush(shelf)
        const processes = new Map<string, StoredRelease[]>()
        for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
          const [ocid, stored] = JSON.parse(line) as [string, StoredRelease]
          const known = processes.get(ocid)
          if (known === undefined) processes.set(ocid, [stored])
          else known.push(stored)
        }
        if (processes.size > 0) yield processes
      }
    },
    async close(): Promise<void> {
      for (const file of files) closeSync(file)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
