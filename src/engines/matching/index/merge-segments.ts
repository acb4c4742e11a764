import { AttributeWriter } from './attributes.ts'
import { PatternNumbers, patternRow } from './patterns.ts'
import type { Patterns } from './patterns.ts'
import { PostingReader, PostingWriter } from './posting-bytes.ts'
import { fieldCount } from './segment.ts'
import type { Segment } from './segment.ts'
import { StringTable } from './string-table.ts'

/** A segment to merge, and which of its documents are gone. */
export type MergePart = Readonly<{ segment: Segment; removed: (document: number) => boolean }>

/** Makes one segment of several, leaving out the removed documents; the others keep their order. */
export function mergeSegments(parts: readonly MergePart[]): Segment {
  const attributes = new AttributeWriter()
  const renumbered = parts.map(({ segment }) => new Int32Array(segment.count))
  let count = 0
  parts.forEach(({ segment, removed }, at) => {
    attributes.addAll(segment.attributes, (document) => !removed(document))
    const numbers = renumbered[at] as Int32Array
    for (let document = 0; document < segment.count; document += 1) {
      numbers[document] = removed(document) ? -1 : count
      if (numbers[document] !== -1) count += 1
    }
  })

  const { patterns, translations } = mergePatterns(parts)
  const lengths = new Uint8Array(count * fieldCount)
  parts.forEach(({ segment }, at) => {
    for (let document = 0; document < segment.count; document += 1) {
      const to = (renumbered[at] as Int32Array)[document] as number
      if (to < 0) continue
      for (let field = 0; field < fieldCount; field += 1) {
        lengths[field * count + to] = segment.lengths[field * segment.count + document] as number
      }
    }
  })

  const keys = parts.map(({ segment }) => segment.terms.toArray())
  const positions = parts.map(() => 0)
  const readers = parts.map(({ segment }) => new PostingReader(segment.postings))
  const distinct = countDistinct(keys)
  const bytes = parts.reduce((sum, { segment }) => sum + segment.postings.bytes.length, 0)
  const writer = new PostingWriter(distinct, bytes + 1024)
  const terms: string[] = []
  const isWord: number[] = []
  for (;;) {
    const least = leastKey(keys, positions)
    if (least === undefined) break
    let word = 0
    let written = 0
    parts.forEach(({ segment }, at) => {
      const position = positions[at] as number
      if (keys[at]?.[position] !== least) return
      positions[at] = position + 1
      word |= segment.isWord[position] as number
      const reader = (readers[at] as PostingReader).open(position)
      const numbers = renumbered[at] as Int32Array
      const translation = translations[at] as Uint32Array
      while (reader.next()) {
        const document = numbers[reader.document] as number
        if (document < 0) continue
        writer.add(document, translation[reader.pattern] as number)
        written += 1
      }
    })
    // A term that only removed documents had is left out.
    if (written === 0) continue
    writer.endTerm()
    terms.push(least)
    isWord.push(word)
  }
  const postings = writer.finish()
  return {
    count,
    terms: StringTable.of(terms),
    isWord: Uint8Array.from(isWord),
    postings: {
      ...postings,
      offsets: postings.offsets.slice(0, terms.length + 1),
      skipOffsets: postings.skipOffsets.slice(0, terms.length + 1),
      frequencies: postings.frequencies.slice(0, terms.length),
    },
    patterns,
    lengths,
    attributes: attributes.finish(),
  }
}

/**
 * One numbering of all patterns, and for each segment where its own numbers lead. How often a pattern is used is guessed
 * from its rank, since every segment numbers them by use.
 */
function mergePatterns(parts: readonly MergePart[]): { patterns: Patterns; translations: readonly Uint32Array[] } {
  const numbers = new PatternNumbers()
  const row = new Uint8Array(fieldCount)
  const first = parts.map(({ segment }) =>
    Uint32Array.from({ length: segment.patterns.offsets.length - 1 }, (_, pattern) => {
      patternRow(segment.patterns, pattern, row)
      return numbers.of(row, 0, Math.ceil(segment.count / (pattern + 1)))
    }),
  )
  const { patterns, renumbered } = numbers.finish()
  return { patterns, translations: first.map((list) => list.map((number) => renumbered[number] as number)) }
}

function leastKey(keys: readonly string[][], positions: readonly number[]): string | undefined {
  let least: string | undefined
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at]?.[positions[at] as number]
    if (key !== undefined && (least === undefined || key < least)) least = key
  }
  return least
}

function countDistinct(keys: readonly string[][]): number {
  if (keys.length === 1) return keys[0]?.length ?? 0
  const all = new Set<string>()
  for (const list of keys) for (const key of list) all.add(key)
  return all.size
}
