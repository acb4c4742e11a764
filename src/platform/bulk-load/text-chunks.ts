/** Stands in a text where bytes were no letters, so that the row it is in can be rejected; no letter of any script is it. */
export const brokenLetter = '\ufffe'

/** The rule that such a row breaks. */
export const notText = 'holds bytes that are not UTF-8'

/** Bytes at the end of a chunk that begin a letter of UTF-8 and do not end it; at most three. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return byte >= (back > 2 ? 0xf0 : back > 1 ? 0xe0 : 0xc0) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

function decodeUtf8(strict: TextDecoder, lenient: TextDecoder, bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return lenient.decode(bytes).replaceAll('\ufffd', brokenLetter)
  }
}

const byteOrderMark = '\ufeff'

/**
 * Bytes as text, chunk by chunk, without a byte order mark. The text is UTF-8, or UTF-16 where its mark says so; bytes that are no
 * letters become `brokenLetter` each.
 */
export async function* textChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
  let wide: TextDecoder | undefined
  let kept: Uint8Array = new Uint8Array()
  let first = true
  for await (const chunk of bytes) {
    const all = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
    if (first && all.length >= 2 && all[0] === 0xff && all[1] === 0xfe) wide = new TextDecoder('utf-16le')
    if (wide !== undefined) {
      first = false
      yield wide.decode(chunk, { stream: true })
      continue
    }
    const whole = all.length - unfinished(all)
    kept = all.slice(whole)
    const text = decodeUtf8(strict, lenient, all.subarray(0, whole))
    if (text === '') continue
    yield first && text.startsWith(byteOrderMark) ? text.slice(1) : text
    first = false
  }
  if (kept.length > 0) yield decodeUtf8(strict, lenient, kept)
}
