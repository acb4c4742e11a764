import { createHash } from 'node:crypto'
import { readSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/**
 * One file holds an index and the documents behind it, so that the two can never be of different data. After the header come the
 * documents as JSON one after another, a table of them sorted by the hash of the id, and the bytes of the index, which check
 * themselves. Header, little endian: mark (8), version (4), count (4), start of the table (8), checksum of the table (4),
 * checksum of this header with noughts in its place (4), start of the index (8), length of the index (8), key of the data (64
 * hexadecimal digits), the day that the data is read as at, or blanks (16), position in the feed of changes (8).
 */
const mark = Buffer.from('IXEXCH\r\n', 'latin1')
const keyAt = 48
const dayAt = keyAt + 64
const positionAt = dayAt + 16
const checksumAt = 28
export const headerBytes = positionAt + 8

/** One line of the table: hash (8), offset (8), length (4), checksum (4). */
export const entryBytes = 24

export type FileHeader = Readonly<{
  version: number
  count: number
  tableAt: number
  tableCrc: number
  indexAt: number
  indexLength: number
  /** Says of which data the file is made. */
  key: string
  /** The day that the data is read as at, such as `2025-11-08`; empty if it is always today. */
  day: string
  /** Every change of the feed before this is in it. */
  position: number
}>

export type FileEntry = Readonly<{ hash: bigint; offset: number; length: number; crc: number }>

export function writeHeader(header: FileHeader): Buffer {
  const bytes = Buffer.alloc(headerBytes)
  mark.copy(bytes, 0)
  bytes.writeUInt32LE(header.version, 8)
  bytes.writeUInt32LE(header.count, 12)
  bytes.writeDoubleLE(header.tableAt, 16)
  bytes.writeUInt32LE(header.tableCrc, 24)
  bytes.writeDoubleLE(header.indexAt, 32)
  bytes.writeDoubleLE(header.indexLength, 40)
  bytes.write(header.key.padEnd(64).slice(0, 64), keyAt, 'latin1')
  bytes.write(header.day.padEnd(16).slice(0, 16), dayAt, 'latin1')
  bytes.writeDoubleLE(header.position, positionAt)
  bytes.writeUInt32LE(crc32(bytes), checksumAt)
  return bytes
}

/** Whether the header is as it was written. */
export function isWholeHeader(bytes: Buffer): boolean {
  const blank = Buffer.from(bytes)
  blank.writeUInt32LE(0, checksumAt)
  return crc32(blank) === bytes.readUInt32LE(checksumAt)
}

/** `undefined` if the bytes do not begin with the mark of such a file. */
export function readHeader(bytes: Buffer): FileHeader | undefined {
  if (!bytes.subarray(0, 8).equals(mark)) return undefined
  return {
    version: bytes.readUInt32LE(8),
    count: bytes.readUInt32LE(12),
    tableAt: bytes.readDoubleLE(16),
    tableCrc: bytes.readUInt32LE(24),
    indexAt: bytes.readDoubleLE(32),
    indexLength: bytes.readDoubleLE(40),
    key: bytes.toString('latin1', keyAt, dayAt).trimEnd(),
    day: bytes.toString('latin1', dayAt, positionAt).trimEnd(),
    position: bytes.readDoubleLE(positionAt),
  }
}

export function writeEntries(entries: readonly FileEntry[]): Buffer {
  const bytes = Buffer.alloc(entries.length * entryBytes)
  entries.forEach((entry, at) => {
    bytes.writeBigUInt64LE(entry.hash, at * entryBytes)
    bytes.writeDoubleLE(entry.offset, at * entryBytes + 8)
    bytes.writeUInt32LE(entry.length, at * entryBytes + 16)
    bytes.writeUInt32LE(entry.crc, at * entryBytes + 20)
  })
  return bytes
}

export function readEntry(table: Buffer, at: number): FileEntry {
  const start = at * entryBytes
  return {
    hash: table.readBigUInt64LE(start),
    offset: table.readDoubleLE(start + 8),
    length: table.readUInt32LE(start + 16),
    crc: table.readUInt32LE(start + 20),
  }
}

/** Sixty-four bits are enough to find a row; the id itself is compared after reading. */
export function hashOfId(id: string): bigint {
  return createHash('sha256').update(id).digest().readBigUInt64LE(0)
}

/** Reads a stretch of a file; shorter if the file ends before. The bytes are a buffer of their own, aligned for views. */
export function readStretch(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length)
  let done = 0
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, offset + done)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}

export function writeStretch(file: number, bytes: Uint8Array, offset: number): void {
  let done = 0
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, offset + done)
}
