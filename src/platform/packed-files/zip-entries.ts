import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { countedBytes, growsTooFar } from './counted-bytes.ts'
import { mostUnpacked, type FileLimits } from './file-limits.ts'
import type { PackedEntry, PackedFile } from './packed-entry.ts'
import { RefusedFile } from './refused-file.ts'

/*
 * The library yauzl reads the archive's own list of files, which names and sizes are taken from: it refuses names that
 * lead out of a folder, lists that contradict themselves and files longer than stated. Sums and kinds are checked here.
 */

function broken(name: string, error: unknown): RefusedFile {
  if (error instanceof RefusedFile) return error
  const said = error instanceof Error ? error.message : String(error)
  return new RefusedFile('broken-archive', `${name} is cut off or damaged`, `Download it again. (${said})`)
}

async function listEntries(zip: ZipFile, name: string, packed: number, limits: FileLimits): Promise<readonly Entry[]> {
  if (zip.entryCount > limits.entries) {
    throw new RefusedFile(
      'archive-entries',
      `${name} holds more than ${limits.entries} files`,
      'Unpack it and import the files.',
    )
  }
  const entries: Entry[] = []
  let sum = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    sum += entry.uncompressedSize
    if (entry.isEncrypted()) {
      throw new RefusedFile('archive-locked', `${name} is protected by a password`, 'Unpack it and import the files.')
    }
    entries.push(entry)
  }
  if (sum > mostUnpacked(packed, limits)) throw growsTooFar(name)
  if (entries.length === 0) throw new RefusedFile('empty-file', `${name} holds no file`, 'Download it again.')
  return entries
}

async function* unpacked(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  try {
    let sum = 0
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      sum = crc32(chunk, sum)
      yield chunk
    }
    if (sum !== entry.crc32) throw new Error('its checksum does not fit')
  } catch (error) {
    throw broken(name, error)
  }
}

/** Opens a zip of so many bytes. Throws `RefusedFile` if it is broken, locked, or beyond the limits. */
export async function openZip(path: string, name: string, packed: number, limits: FileLimits): Promise<PackedFile> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true }).catch(
    (error: unknown) => {
      throw broken(name, error)
    },
  )
  const close = async () => zip.close()
  try {
    const listed = await listEntries(zip, name, packed, limits)
    const entries = listed.map((entry): PackedEntry => {
      const called = `${name}: ${entry.fileName}`
      const read = () => countedBytes(unpacked(zip, entry, called), called, entry.uncompressedSize)
      return { name: called, bytes: entry.uncompressedSize, read }
    })
    return { entries, close }
  } catch (error) {
    await close()
    throw broken(name, error)
  }
}
