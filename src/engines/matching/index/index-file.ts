import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { problem } from '../../../core/problem.ts'
import type { Problem } from '../../../core/problem.ts'
import { ok, refuse } from '../../../core/result.ts'
import type { Result } from '../../../core/result.ts'

/** An array of numbers that a file holds. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array
/** The arrays of a file by name. */
export type Columns = Readonly<Record<string, Column>>

const magic = 'IXMATCH\0'
/** Raised whenever the layout changes; an older file is built anew. */
const version = 1
/** Reads differently on a machine of the other byte order. */
const byteOrder = 0x01020304
const columnTypes = [Uint8Array, Uint16Array, Uint32Array, Float32Array] as const

// Header: magic 8, version 4, byte order 4, fingerprint 32, whole length 8, columns 4, documents 4, CRC-32 of header and table 4, nothing 4.
const headerLength = 72
// A row of the table: name 40, type 4, CRC-32 4, offset 8, length in bytes 8.
const rowLength = 64
const nameLength = 40

const alignUp = (at: number) => Math.ceil(at / 8) * 8

/** The 32 bytes that say with which options an index was built. */
export function fingerprintOf(parts: readonly string[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:${part}`)
  return hash.digest()
}

/** Writes arrays into one file: each begins at a multiple of eight bytes, so that it opens as a view. */
export function writeIndexFile(columns: Columns, documents: number, fingerprint: Uint8Array): Uint8Array {
  const list = Object.entries(columns)
  let end = headerLength + list.length * rowLength
  const placed = list.map(([name, column]) => {
    const offset = alignUp(end)
    end = offset + column.byteLength
    return { name, column, offset }
  })
  const file = new Uint8Array(alignUp(end))
  const view = new DataView(file.buffer)
  const encoder = new TextEncoder()
  file.set(encoder.encode(magic))
  view.setUint32(8, version, true)
  new Uint32Array(file.buffer, 12, 1)[0] = byteOrder
  file.set(fingerprint, 16)
  view.setFloat64(48, file.length, true)
  view.setUint32(56, list.length, true)
  view.setUint32(60, documents, true)
  placed.forEach(({ name, column, offset }, at) => {
    const row = headerLength + at * rowLength
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
    file.set(encoder.encode(name), row)
    view.setUint32(
      row + nameLength,
      columnTypes.findIndex((type) => column instanceof type),
      true,
    )
    view.setUint32(row + nameLength + 4, crc32(bytes), true)
    view.setFloat64(row + nameLength + 8, offset, true)
    view.setFloat64(row + nameLength + 16, column.byteLength, true)
    file.set(bytes, offset)
  })
  view.setUint32(64, headerSum(file, list.length), true)
  return file
}

function headerSum(file: Uint8Array, columns: number): number {
  const table = file.subarray(headerLength, headerLength + columns * rowLength)
  return crc32(table, crc32(file.subarray(0, 64)))
}

/** Opens a file as views on its bytes. Every byte is checked first, so that what is opened is what was written. */
export function readIndexFile(
  given: Uint8Array,
  fingerprint: Uint8Array,
): Result<{ columns: Columns; documents: number }, Problem> {
  // Views need their bytes aligned; a buffer that was cut out of another may not be.
  const file = given.byteOffset % 8 === 0 ? given : given.slice()
  if (file.length < headerLength) return refused('length', `it has ${file.length} bytes, fewer than a header`)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const decoder = new TextDecoder()
  if (decoder.decode(file.subarray(0, 8)) !== magic) return refused('magic', 'it does not begin with IXMATCH')
  if (view.getUint32(8, true) !== version)
    return refused('version', `it has version ${view.getUint32(8, true)}, not ${version}`)
  if (new Uint32Array(file.buffer, file.byteOffset + 12, 1)[0] !== byteOrder) {
    return refused('byte-order', 'it was written on a machine of the other byte order')
  }
  if (view.getFloat64(48, true) !== file.length) {
    return refused('length', `it has ${file.length} bytes and should have ${view.getFloat64(48, true)}`)
  }
  const count = view.getUint32(56, true)
  if (headerLength + count * rowLength > file.length) return refused('length', 'its table runs past its end')
  if (view.getUint32(64, true) !== headerSum(file, count))
    return refused('checksum', 'the checksum of its header is wrong')
  if (!fingerprint.every((byte, at) => file[16 + at] === byte)) {
    return refused('options', 'it was built with other word lists or another tokeniser')
  }
  const columns: Record<string, Column> = {}
  for (let at = 0; at < count; at += 1) {
    const row = headerLength + at * rowLength
    const name = decoder.decode(file.subarray(row, row + nameLength)).replace(/\0+$/, '')
    const type = columnTypes[view.getUint32(row + nameLength, true)]
    const offset = view.getFloat64(row + nameLength + 8, true)
    const length = view.getFloat64(row + nameLength + 16, true)
    if (!type || offset + length > file.length) return refused('length', `its column ${name} runs past its end`)
    if (crc32(file.subarray(offset, offset + length)) !== view.getUint32(row + nameLength + 4, true)) {
      return refused('checksum', `the checksum of its column ${name} is wrong`)
    }
    columns[name] = new type(file.buffer as ArrayBuffer, file.byteOffset + offset, length / type.BYTES_PER_ELEMENT)
  }
  return ok({ columns, documents: view.getUint32(60, true) })
}

function refused(check: string, why: string): Result<never, Problem> {
  return refuse(
    problem('invalid', `index-file-${check}`, `The saved index cannot be used: ${why}.`, {
      detail: 'Build it anew from the documents.',
    }),
  )
}
