import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { documentSchemaVersion, type MatchDocument } from './match-document.ts'
import { entryBytes, headerBytes, hashOfId, readEntry, readHeader } from './document-store.layout.ts'

/**
 * The documents behind an index, on disk: only the table of offsets is in memory (24 bytes a document), so a million documents are
 * no burden. Beside the index it gives reasons and highlights their texts.
 */
export interface DocumentStore {
  readonly size: number
  /** The document with this id; a damaged one is an exception, since the table said that it is whole. */
  find(id: string): MatchDocument | undefined
  /** Every document in the order it was written. */
  each(): Generator<MatchDocument>
  close(): void
}

/** Opens a file of documents that belongs to `key`; what is wrong with it is said by name. */
export function openDocumentStore(path: string, key: string): Result<DocumentStore, Problem> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return refuse(refusal('there is no file of documents'))
  }
  const opened = openTable(file, key)
  if (!opened.ok) closeSync(file)
  return opened
}

function refusal(check: string): Problem {
  return problem('unavailable', 'index-refused', `The saved index cannot be used: ${check}`)
}

function openTable(file: number, key: string): Result<DocumentStore, Problem> {
  const size = fstatSync(file).size
  if (size < headerBytes) return refuse(refusal('the file of documents is too short'))
  const header = readHeader(slice(file, 0, headerBytes))
  if (header === undefined) return refuse(refusal('the file of documents has the wrong mark at its start'))
  if (header.version !== documentSchemaVersion) return refuse(refusal('the file of documents is of another version'))
  if (header.key !== key) return refuse(refusal('the file of documents belongs to other data'))
  if (header.tableAt + header.count * entryBytes !== size) {
    return refuse(refusal('the file of documents has the wrong length'))
  }
  const table = slice(file, header.tableAt, header.count * entryBytes)
  if (crc32(table) !== header.tableCrc) return refuse(refusal('the checksum of the table of documents is wrong'))
  return ok(storeOver(file, table, header.count))
}

function storeOver(file: number, table: Buffer, count: number): DocumentStore {
  const read = (at: number): MatchDocument => {
    const entry = readEntry(table, at)
    const bytes = slice(file, entry.offset, entry.length)
    if (crc32(bytes) !== entry.crc) throw new Error(`Document ${at} of the saved index is damaged; delete the folder of the index.`)
    return JSON.parse(bytes.toString('utf8')) as MatchDocument
  }
  return {
    size: count,
    find(id) {
      const hash = hashOfId(id)
      for (let at = firstAtLeast(table, count, hash); at < count && readEntry(table, at).hash === hash; at += 1) {
        const document = read(at)
        if (document.posting.id === id) return document
      }
      return undefined
    },
    *each() {
      const order = Array.from({ length: count }, (_, at) => at)
      const offsets = order.map((at) => readEntry(table, at).offset)
      order.sort((one, other) => (offsets[one] ?? 0) - (offsets[other] ?? 0))
      for (const at of order) yield read(at)
    },
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

function slice(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let done = 0
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, offset + done)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}
