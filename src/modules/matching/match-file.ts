import { closeSync, fstatSync, openSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { documentSchemaVersion, type MatchDocument } from './match-document.ts'
import {
  entryBytes,
  hashOfId,
  headerBytes,
  isWholeHeader,
  readEntry,
  readHeader,
  readStretch,
  type FileEntry,
  type FileHeader,
} from './match-file.layout.ts'

/**
 * A saved index with the documents behind it. Only the table of offsets is in memory (24 bytes a document), so a million documents
 * are no burden; a document is read when a list shows it.
 */
export interface MatchFile {
  readonly documents: number
  readonly builtAt: Date
  /** The day that the data is read as at, if it carries one. */
  readonly day: IsoDate | undefined
  /** How far in the feed of changes it goes. */
  readonly position: number
  /** The document with this id. Throws if its bytes are damaged, since the table said that they are whole. */
  find(id: string): MatchDocument | undefined
  /** Every document, one in memory at a time. Throws as `find` does. */
  each(): Iterable<MatchDocument>
  /** The bytes of the index, for `openIndex` to check. */
  indexBytes(): Uint8Array
  close(): void
}

/** Opens a file that belongs to `key`; with no key, to whatever data it was made of. What is wrong with it is said by name. */
export function openMatchFile(path: string, key: string | undefined): Result<MatchFile, Problem> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return refuse(refusal('there is none yet'))
  }
  const opened = openHandle(file, key)
  if (!opened.ok) closeSync(file)
  return opened
}

function refusal(check: string): Problem {
  return problem('unavailable', 'index-refused', `The saved index cannot be used: ${check}`)
}

function openHandle(file: number, key: string | undefined): Result<MatchFile, Problem> {
  const { size, mtime } = fstatSync(file)
  if (size < headerBytes) return refuse(refusal('the file is too short'))
  const headerAsRead = readStretch(file, 0, headerBytes)
  const header = readHeader(headerAsRead)
  if (header === undefined) return refuse(refusal('the file has the wrong mark at its start'))
  if (header.version !== documentSchemaVersion) return refuse(refusal('the file is of another version'))
  if (!isWholeHeader(headerAsRead)) return refuse(refusal('the checksum of its header is wrong'))
  if (key !== undefined && header.key !== key) return refuse(refusal('the file was made of other data'))
  const tableEnd = header.tableAt + header.count * entryBytes
  if (header.tableAt < headerBytes || header.indexAt < tableEnd || header.indexAt + header.indexLength !== size) {
    return refuse(refusal('the file has the wrong length'))
  }
  const table = readStretch(file, header.tableAt, header.count * entryBytes)
  if (crc32(table) !== header.tableCrc) return refuse(refusal('the checksum of the table of documents is wrong'))
  return ok(fileOver(file, header, table, mtime))
}

function fileOver(
  file: number,
  { count, indexAt, indexLength, day, position }: FileHeader,
  table: Buffer,
  builtAt: Date,
): MatchFile {
  const read = ({ offset, length, crc }: FileEntry): MatchDocument => {
    const bytes = readStretch(file, offset, length)
    if (crc32(bytes) !== crc)
      throw new Error('A document of the saved index is damaged; delete the folder of the index.')
    return JSON.parse(bytes.toString('utf8')) as MatchDocument
  }
  return {
    documents: count,
    builtAt,
    day: parseIsoDate(day),
    position,
    find(id) {
      const hash = hashOfId(id)
      for (let at = firstAtLeast(table, count, hash); at < count && readEntry(table, at).hash === hash; at += 1) {
        const document = read(readEntry(table, at))
        if (document.posting.id === id) return document
      }
      return undefined
    },
    *each() {
      for (let at = 0; at < count; at += 1) yield read(readEntry(table, at))
    },
    indexBytes: () => readStretch(file, indexAt, indexLength),
    close: () => closeSync(file),
  }
}

function firstAtLeast(table: Buffer, count: number, hash: bigint): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (readEntry(table, middle).hash < hash) low = middle + 1
    else high = middle
  }
  return low
}
