import { createReadStream } from 'node:fs'
import { open as openFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { fileLimits, mostUnpacked, type FileLimits } from './file-limits.ts'
import { countedBytes } from './counted-bytes.ts'
import type { PackedEntry, PackedFile } from './packed-entry.ts'
import { RefusedFile } from './refused-file.ts'
import { openZip } from './zip-entries.ts'

const chunkBytes = 256 * 1024
const gzipMark = Buffer.from([0x1f, 0x8b])
/** What every zip begins with, an empty one too. */
const zipMarks = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from('PK\u0005\u0006', 'latin1')]

/** Whether a file begins as a zip does; a zip within a zip is refused by this. */
export function beginsAsZip(head: Uint8Array): boolean {
  return zipMarks.some((mark) => mark.equals(head.subarray(0, mark.length)))
}

async function beginning(path: string): Promise<Buffer> {
  const file = await openFile(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/**
 * Opens a plain file, a `.gz` or a `.zip`, known by how it begins and not by its name. Nothing is unpacked to disk. Throws
 * `RefusedFile` if it is not there, empty, too large, or an archive that is broken or grows too far.
 */
export async function openPackedFile(path: string, limits: FileLimits = fileLimits): Promise<PackedFile> {
  const name = basename(path)
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || !found.isFile()) {
    throw new RefusedFile('file-missing', `There is no file ${path}`, 'Check the name and the folder.', 'not-found')
  }
  if (found.size === 0) throw new RefusedFile('empty-file', `${name} is empty`, 'Download it again.')
  if (found.size > limits.bytes) throw tooLarge(name, limits.bytes)
  const head = await beginning(path)
  if (zipMarks.some((mark) => mark.equals(head))) {
    const zip = await openZip(path, name, found.size, limits)
    return isWorkbook(zip.entries) ? { ...zip, entries: [asOneFile(name, zip.entries)] } : zip
  }
  const packed = gzipMark.equals(head.subarray(0, 2))
  const most = packed ? mostUnpacked(found.size, limits) : limits.bytes
  const entry: PackedEntry = {
    name,
    bytes: packed ? undefined : found.size,
    read: () =>
      countedBytes(packed ? gunzipped(path, name) : createReadStream(path, { highWaterMark: chunkBytes }), name, most),
  }
  return { entries: [entry], close: async () => undefined }
}

/** A workbook of a spreadsheet is an archive of XML: its main part says that it is one. */
function isWorkbook(entries: readonly PackedEntry[]): boolean {
  return entries.some((entry) => entry.name.endsWith(': xl/workbook.xml'))
}

function asOneFile(name: string, parts: readonly PackedEntry[]): PackedEntry {
  const bytes = parts.reduce((sum, part) => sum + (part.bytes ?? 0), 0)
  return {
    name,
    bytes,
    workbook: parts,
    read: () => {
      throw new Error('A workbook is read part by part')
    },
  }
}

async function* gunzipped(path: string, name: string): AsyncGenerator<Uint8Array> {
  // The callback takes the error that the reader of the stream gets anyway.
  const unpacked: Readable = pipeline(
    createReadStream(path, { highWaterMark: chunkBytes }),
    createGunzip({ chunkSize: chunkBytes }),
    () => undefined,
  )
  try {
    yield* unpacked as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new RefusedFile(
      'broken-archive',
      `${name} is cut off or damaged`,
      `Download it again. (${(error as Error).message})`,
    )
  }
}

function tooLarge(name: string, bytes: number): RefusedFile {
  const gigabytes = (bytes / 2 ** 30).toLocaleString('en-GB')
  return new RefusedFile('file-too-large', `${name} is larger than ${gigabytes} GB`, 'Import it in parts.', 'too-large')
}
