import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteOfLength, lengthOfByte } from './length-byte.ts'
import { PatternNumbers, patternRow } from './patterns.ts'
import { PostingReader, PostingWriter } from './posting-bytes.ts'
import { StringTable } from './string-table.ts'

test('a table of strings finds each by its number and by its content, and no other', () => {
  const strings = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }))
  const long = fc.constant('ŵ'.repeat(3000))
  fc.assert(
    fc.property(strings, fc.option(long, { nil: 'x' }), fc.string(), (list, extra, other) => {
      const all = [...new Set([...list, extra])]
      const table = StringTable.of(all)
      expect(table.toArray()).toEqual(all)
      all.forEach((text, number) => expect(table.indexOf(text)).toBe(number))
      expect(table.indexOf(other)).toBe(all.indexOf(other))
    }),
  )
})

test('postings are read as they were written, from the start or from any document', () => {
  const posting = fc.tuple(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 0, max: 20_000 }))
  const terms = fc.array(fc.array(posting, { minLength: 1, maxLength: 500 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(terms, fc.integer({ min: 0, max: 10_000_000 }), (gaps, anywhere) => {
      const lists = gaps.map((list) => {
        let document = -1
        return list.map(([gap, pattern]) => ({ document: (document += gap), pattern }))
      })
      const writer = new PostingWriter(lists.length, 8)
      for (const list of lists) {
        for (const { document, pattern } of list) writer.add(document, pattern)
        writer.endTerm()
      }
      const postings = writer.finish()
      const reader = new PostingReader(postings)
      lists.forEach((list, term) => {
        expect(postings.frequencies[term]).toBe(list.length)
        reader.open(term)
        const read = []
        while (reader.next()) read.push({ document: reader.document, pattern: reader.pattern })
        expect(read).toEqual(list)
        for (const { document, pattern } of list.toReversed()) {
          expect(reader.find(document)).toBe(true)
          expect(reader.pattern).toBe(pattern)
        }
        expect(reader.find(anywhere)).toBe(list.some(({ document }) => document === anywhere))
      })
    }),
    { numRuns: 60 },
  )
})

test('patterns come back as they were, the most used with the least numbers', () => {
  const row = fc
    .array(fc.constantFrom(0, 0, 0, 1, 2, 255), { minLength: 8, maxLength: 8 })
    .filter((list) => list.some(Boolean))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
      const numbers = new PatternNumbers()
      const given = rows.map((list) => numbers.of(Uint8Array.from(list), 0))
      const { patterns, renumbered } = numbers.finish()
      const uses = new Map<number, number>()
      const back = new Uint8Array(8)
      rows.forEach((list, at) => {
        const number = renumbered[given[at] as number] as number
        uses.set(number, (uses.get(number) ?? 0) + 1)
        patternRow(patterns, number, back)
        expect([...back]).toEqual(list)
      })
      const inOrder = [...uses].sort(([a], [b]) => a - b).map(([, count]) => count)
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => b - a))
    }),
  )
})

test('the byte of a length stands for at most that length, and the next byte for more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 70_000 }), (length) => {
      const byte = byteOfLength(length)
      expect(lengthOfByte[byte]).toBeLessThanOrEqual(length)
      expect(lengthOfByte[byte]).toBeGreaterThan(length * 0.95 - 1)
      expect(lengthOfByte[byte + 1] ?? Infinity).toBeGreaterThan(length)
    }),
  )
  expect(byteOfLength(10_000_000)).toBe(255)
})
