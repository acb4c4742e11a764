import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Posting } from '../../engines/matching/posting.ts'
import { documentSchemaVersion, type MatchDocument } from './match-document.ts'
import {
  hashOfId,
  headerBytes,
  readStretch,
  writeEntries,
  writeHeader,
  writeStretch,
  type FileEntry,
} from './match-file.layout.ts'

/** Makes a file of documents and their index. There is nothing at its path until `finish`, and then all of it. */
export interface MatchFileWriter {
  add(document: MatchDocument): void
  readonly count: number
  /** Adds the index, which `index` makes of what was added (one document in memory at a time), and puts the file in its place. */
  finish(index: (postings: Iterable<Posting>) => Uint8Array): void
  /** Leaves no trace; for when the building stops half-way. */
  abandon(): void
}

const flushAt = 1 << 20

/** Where a file is written before it takes its place; another process writes its own. */
export function partPath(path: string): string {
  return `${path}.${process.pid}.part`
}

/** What a file is made of: data that `key` names, read as at `day`, with every change before `position`. */
export type FileOrigin = Readonly<{ key: string; day: IsoDate | undefined; position: number }>

/** Begins the file for the data that `origin` names. */
export function writeMatchFile(path: string, { key, day, position }: FileOrigin): MatchFileWriter {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = partPath(path)
  const file = openSync(temporary, 'w+')
  const entries: FileEntry[] = []
  let end = headerBytes
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const flush = (): void => {
    writeStretch(file, Buffer.concat(waiting), end - waitingBytes)
    waiting = []
    waitingBytes = 0
  }
  function* postings(): Generator<Posting> {
    for (const { offset, length } of entries) {
      yield (JSON.parse(readStretch(file, offset, length).toString('utf8')) as MatchDocument).posting
    }
  }
  return {
    add(document) {
      const bytes = Buffer.from(JSON.stringify(document), 'utf8')
      entries.push({ hash: hashOfId(document.posting.id), offset: end, length: bytes.length, crc: crc32(bytes) })
      waiting.push(bytes)
      end += bytes.length
      waitingBytes += bytes.length
      if (waitingBytes >= flushAt) flush()
    },
    get count() {
      return entries.length
    },
    finish(indexOf) {
      flush()
      const index = indexOf(postings())
      const table = writeEntries(
        entries.toSorted((one, other) => (one.hash < other.hash ? -1 : one.hash > other.hash ? 1 : 0)),
      )
      writeStretch(file, table, end)
      writeStretch(file, index, end + table.length)
      const header = {
        version: documentSchemaVersion,
        count: entries.length,
        tableAt: end,
        tableCrc: crc32(table),
        indexAt: end + table.length,
        indexLength: index.length,
        key,
        day: day ?? '',
        position,
      }
      writeStretch(file, writeHeader(header), 0)
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
