import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { headerBytes, hashOfId, writeEntries, writeHeader, type StoreEntry } from './document-store.layout.ts'
import { documentSchemaVersion, type MatchDocument } from './match-document.ts'

/** Writes documents one after another; nothing is at `path` until `finish`, and then all of it. */
export interface DocumentWriter {
  add(document: MatchDocument): void
  readonly count: number
  finish(): void
  /** Leaves no trace; for when the building stops half-way. */
  abandon(): void
}

const flushAt = 1 << 20

/** Begins a file of documents that belongs to `key`. */
export function writeDocumentStore(path: string, key: string): DocumentWriter {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.part`
  const file = openSync(temporary, 'w')
  const entries: StoreEntry[] = []
  let offset = headerBytes
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const flush = (): void => {
    const bytes = Buffer.concat(waiting)
    writeAll(file, bytes, offset - bytes.length)
    waiting = []
    waitingBytes = 0
  }
  return {
    add(document) {
      const bytes = Buffer.from(JSON.stringify(document), 'utf8')
      entries.push({ hash: hashOfId(document.posting.id), offset, length: bytes.length, crc: crc32(bytes) })
      waiting.push(bytes)
      offset += bytes.length
      waitingBytes += bytes.length
      if (waitingBytes >= flushAt) flush()
    },
    get count() {
      return entries.length
    },
    finish() {
      flush()
      entries.sort((one, other) => (one.hash < other.hash ? -1 : one.hash > other.hash ? 1 : one.offset - other.offset))
      const table = writeEntries(entries)
      writeAll(file, table, offset)
      const header = { version: documentSchemaVersion, count: entries.length, tableAt: offset, tableCrc: crc32(table), key }
      writeAll(file, writeHeader(header), 0)
      fsyncSync(file)
      closeSync(file)
      renameSync(temporary, path)
    },
    abandon() {
      closeSync(file)
      rmSync(temporary, { force: true })
    },
  }
}

function writeAll(file: number, bytes: Buffer, position: number): void {
  let done = 0
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, position + done)
}
