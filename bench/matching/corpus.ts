/**
 * Texts and queries to measure search engines with: as many texts as asked for, put together from the sentences of the
 * bundled organisations, grants and contracts by a seeded generator, and queries of 8 to 25 words from real notices. The
 * same number gives the same texts on every machine.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** What is indexed and what is asked; text `n` is `texts[n]`. */
export type Corpus = Readonly<{ texts: readonly string[]; queries: readonly string[] }>

const data = join(import.meta.dirname, '../../data')
const seed = 20251108
const queryCount = 400

/** Mulberry32 by Tommy Ettinger (public domain): numbers from 0 to below 1, the same for the same seed. */
export function seededRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const unpacked = (name: string) => gunzipSync(readFileSync(join(data, name))).toString('utf8')
const rowsOfTable = (name: string) => parse<Record<string, string>>(unpacked(name), { columns: true, bom: true })
const rowsOfLines = (name: string) =>
  unpacked(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, string>)

/** Makes `count` texts of about 40 different words each. */
export async function makeCorpus(count: number): Promise<Corpus> {
  const sentences = [
    ...rowsOfTable('organisations.csv.gz').flatMap((row) => [row['activities'], row['objects']]),
    ...rowsOfTable('grants.csv.gz').flatMap((row) => [row['title'], row['description']]),
    ...rowsOfLines('contracts.jsonl.gz').map((row) => row['description']),
  ].flatMap((text) => (text ?? '').split(/(?<=[.;!?])\s+|\n+/))
  const usable = [...new Set(sentences.map((sentence) => sentence.trim()))].filter(
    (sentence) => sentence.length >= 25 && sentence.length <= 400,
  )
  const random = seededRandom(seed)
  const any = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const texts = Array.from({ length: count }, () => {
    let text = any(usable)
    // Long enough for about 40 different words after stop words.
    const wanted = 260 + random() * 220
    while (text.length < wanted) text += ` ${any(usable)}`
    // A string that was put together is kept in pieces; one that was read, as all real ones are, is not.
    return Buffer.from(text).toString()
  })
  const notices = rowsOfLines('needs-open-notices.jsonl.gz').map((row) => `${row['title']}. ${row['description']}`)
  const queries = Array.from({ length: queryCount }, () => {
    const words = any(notices).split(/\s+/)
    return words.slice(0, 8 + Math.floor(random() * 18)).join(' ')
  })
  return { texts, queries }
}
