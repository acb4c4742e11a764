import { createHash } from 'node:crypto'
import { matchesTag } from './answer.ts'
import type { HttpContext } from './environment.ts'

/** A text, or the bytes of a file, that is sent as it is made. `version` names what it is made from: two answers of one version are the same. */
export type StreamedText = Readonly<{ version: string; pieces: AsyncIterable<string | Uint8Array> }>

/**
 * Sends a text piece by piece, each made when the reader has taken the one before, so that however long it is, little of
 * it is held. The tag is of its version and address, since the text itself is not there yet.
 */
export function answerStream(
  context: HttpContext,
  { version, pieces }: StreamedText,
  type: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const tag = `W/"${createHash('sha1').update(`${version}\n${context.req.url}\n${type}`).digest('base64url')}"`
  const sent = { 'cache-control': 'private, no-cache', ...headers, 'content-type': type, etag: tag }
  if (matchesTag(context.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers: sent })
  if (context.req.method === 'HEAD') return new Response(null, { headers: sent })
  return new Response(streamOf(pieces), { headers: sent })
}

function streamOf(pieces: StreamedText['pieces']): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { value, done } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    // A reader who goes away ends the reading of the database too.
    async cancel() {
      await iterator.return?.()
    },
  }
  return new ReadableStream(source, { highWaterMark: 0 })
}
