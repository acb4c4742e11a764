import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { countedBytes } from './counted-bytes.ts'
import { fileLimits, type FileLimits } from './file-limits.ts'
import { RefusedFile } from './refused-file.ts'

/** A server that says nothing for so long has gone. */
const silenceMs = 60_000

/** Told how many bytes have come, of how many where the server says so. */
export type FetchListener = (this: void, bytes: number, of: number | undefined) => void

/**
 * Fetches a file to `path`, where there is nothing until all of it has come. Throws `RefusedFile` if the server is away, answers
 * anything but the file, stops half-way, or sends more than the limits allow.
 */
export async function fetchFile(
  address: string,
  path: string,
  onBytes: FetchListener = () => undefined,
  limits: FileLimits = fileLimits,
): Promise<void> {
  const part = `${path}.part`
  const stop = new AbortController()
  let timer = setTimeout(() => stop.abort(), silenceMs)
  try {
    const response = await fetch(address, { signal: stop.signal, headers: { Accept: '*/*' } })
    if (!response.ok || response.body === null) throw new Error(`it answers ${response.status}`)
    const stated = Number(response.headers.get('content-length') ?? Number.NaN)
    const of = Number.isSafeInteger(stated) && response.headers.get('content-encoding') === null ? stated : undefined
    let bytes = 0
    const heard = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of countedBytes(chunks, address, limits.bytes)) {
        clearTimeout(timer)
        timer = setTimeout(() => stop.abort(), silenceMs)
        bytes += chunk.length
        onBytes(bytes, of)
        yield chunk
      }
    }
    await mkdir(dirname(path), { recursive: true })
    await pipeline(Readable.fromWeb(response.body as never), heard, createWriteStream(part))
    if (of !== undefined && bytes !== of) throw new Error(`it sent ${bytes} of ${of} bytes`)
    await rename(part, path)
  } catch (error) {
    if (error instanceof RefusedFile) throw error
    throw notFetched(address, stop.signal.aborted ? 'it says nothing' : wordsOf(error))
  } finally {
    clearTimeout(timer)
    await rm(part, { force: true })
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

function notFetched(address: string, why: string): RefusedFile {
  return new RefusedFile(
    'not-fetched',
    `${address} could not be fetched: ${why}`,
    'Look at the publisher’s page for its new address, or download the file and name it instead of --fetch.',
    'unavailable',
  )
}
