import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

/** The encodings we send. */
export type Encoding = 'br' | 'gzip'

/** Small enough to fit one packet: compressing would only cost time. */
const worthwhileBytes = 1_024

/** The encoding to use for what the browser accepts; `undefined` for none. A quality of 0 is a refusal. */
export function chooseEncoding(accepted: string | undefined): Encoding | undefined {
  if (accepted === undefined) return undefined
  const taken = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split(/\s*;\s*q=/))
      .filter(([, quality]) => quality === undefined || Number(quality) > 0)
      .map(([name]) => name),
  )
  if (taken.has('br')) return 'br'
  return taken.has('gzip') || taken.has('*') ? 'gzip' : undefined
}

/**
 * Compresses off the main thread. `once` is for what is compressed one time and sent for ever; a page made anew each time
 * gets the level where a millisecond buys most.
 */
export async function encode(body: Uint8Array, encoding: Encoding, effort: 'quick' | 'once'): Promise<Uint8Array> {
  if (encoding === 'gzip') return await compressGzip(body, { level: effort === 'once' ? 9 : 5 })
  return await compressBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 10 : 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
    },
  })
}

/** Whether compressing a body of this type and size is worth its while. */
export function isWorthEncoding(type: string, bytes: number): boolean {
  return bytes >= worthwhileBytes && /^(?:text\/|application\/(?:[a-z.+-]*json|javascript|xml)|image\/svg)/.test(type)
}
