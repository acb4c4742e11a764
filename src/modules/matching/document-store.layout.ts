import { createHash } from 'node:crypto'

/**
 * The file: a header, the documents as JSON one after another, and a table sorted by the hash of the id. Header, little endian: mark
 * (8), version (4), count (4), start of the table (8), checksum of the table (4), key of the data (64 hexadecimal digits).
 */
const mark = Buffer.from('IXDOCS\r\n', 'latin1')
export const headerBytes = 8 + 4 + 4 + 8 + 4 + 64

/** One line of the table: hash (8), offset (8), length (4), checksum (4). */
export const entryBytes = 24

export type StoreHeader = Readonly<{
  version: number
  count: number
  tableAt: number
  tableCrc: number
  key: string
}>

export type StoreEntry = Readonly<{ hash: bigint; offset: number; length: number; crc: number }>

export function writeHeader(header: StoreHeader): Buffer {
  const bytes = Buffer.alloc(headerBytes)
  mark.copy(bytes, 0)
  bytes.writeUInt32LE(header.version, 8)
  bytes.writeUInt32LE(header.count, 12)
  bytes.writeDoubleLE(header.tableAt, 16)
  bytes.writeUInt32LE(header.tableCrc, 24)
  bytes.write(header.key.padEnd(64).slice(0, 64), 28, 'latin1')
  return bytes
}

/** `undefined` if the bytes do not begin with the mark of such a file. */
export function readHeader(bytes: Buffer): StoreHeader | undefined {
  if (!bytes.subarray(0, 8).equals(mark)) return undefined
  return {
    version: bytes.readUInt32LE(8),
    count: bytes.readUInt32LE(12),
    tableAt: bytes.readDoubleLE(16),
    tableCrc: bytes.readUInt32LE(24),
    key: bytes.toString('latin1', 28, 92).trimEnd(),
  }
}

export function writeEntries(entries: readonly StoreEntry[]): Buffer {
  const bytes = Buffer.alloc(entries.length * entryBytes)
  entries.forEach((entry, at) => {
    bytes.writeBigUInt64LE(entry.hash, at * entryBytes)
    bytes.writeDoubleLE(entry.offset, at * entryBytes + 8)
    bytes.writeUInt32LE(entry.length, at * entryBytes + 16)
    bytes.writeUInt32LE(entry.crc, at * entryBytes + 20)
  })
  return bytes
}

export function readEntry(table: Buffer, at: number): StoreEntry {
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
