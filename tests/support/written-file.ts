import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const pieceLetters = 256 * 1024

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const text of texts) {
    piece += text
    if (piece.length < pieceLetters) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

/** Writes a file from its texts as they are made, none of them kept. */
export async function writeText(path: string, texts: () => AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(inPieces(texts())), createWriteStream(path))
}

/** One line of CSV, with quotation marks where they are needed. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\n`
}
