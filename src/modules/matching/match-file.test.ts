import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseIsoDate } from '../../core/iso-date.ts'
import { buildIndex, openIndex } from '../../engines/matching/matching-index.ts'
import type { MatchDocument } from './match-document.ts'
import { openMatchFile } from './match-file.ts'
import { headerBytes } from './match-file.layout.ts'
import { writeMatchFile } from './match-file.writer.ts'

const options = { stopWords: new Set<string>(), phrases: [], conceptParents: new Map<string, readonly string[]>() }
const key = 'a'.repeat(64)
const day = parseIsoDate('2025-11-08')
const documents = Array.from({ length: 300 }, (_, at): MatchDocument => {
  const id = `practice-${at} é`
  return {
    posting: { id, kind: 'practice', fields: { problem: `falls ${at} ${'words '.repeat(at)}` } },
    card: { title: `Title ${at}`, path: `/practices/${at}`, source: 'a test' },
  }
})

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'match-file-'))
  path = join(folder, 'some.match')
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (): void => {
  const writer = writeMatchFile(path, { key, day, position: 7 })
  for (const document of documents) writer.add(document)
  writer.finish((postings) => buildIndex(postings, options).save())
}
const refusal = (givenKey: string | undefined = key) => {
  const opened = openMatchFile(path, givenKey)
  if (!opened.ok) return opened.problem.title
  opened.value.close()
  return 'opened'
}
const change = (at: number, to = 0xff) => {
  const bytes = readFileSync(path)
  bytes[at] = to
  writeFileSync(path, bytes)
}

describe('a file of an index and its documents', () => {
  test('gives back each document by its id, and an index that opens', () => {
    write()
    const opened = openMatchFile(path, key)
    if (!opened.ok) throw new Error(opened.problem.title)
    const file = opened.value
    for (const document of documents) expect(file.find(document.posting.id)).toEqual(document)
    expect(file.find('practice-301')).toBeUndefined()
    expect([file.documents, file.day]).toEqual([300, day])
    const index = openIndex(file.indexBytes(), options)
    expect(index.ok && index.value.size).toBe(300)
    file.close()
    expect(readdirSync(folder)).toEqual(['some.match'])
  })

  test('is not there until it is whole, and leaves nothing if it is given up', () => {
    const writer = writeMatchFile(path, { key, day, position: 7 })
    for (const document of documents) writer.add(document)
    expect(refusal()).toContain('there is none yet')
    writer.abandon()
    expect(readdirSync(folder)).toEqual([])
  })

  test('is refused by name for other data, another mark, version, length and table', () => {
    write()
    expect(refusal('b'.repeat(64))).toContain('other data')
    expect(refusal(undefined)).toBe('opened')
    const whole = readFileSync(path)
    change(0)
    expect(refusal()).toContain('wrong mark')
    writeFileSync(path, whole)
    change(8)
    expect(refusal()).toContain('another version')
    writeFileSync(path, whole.subarray(0, -1))
    expect(refusal()).toContain('wrong length')
    writeFileSync(path, whole.subarray(0, 20))
    expect(refusal()).toContain('too short')
    writeFileSync(path, whole)
    change(whole.readDoubleLE(16) + 3)
    expect(refusal()).toContain('checksum of the table')
    writeFileSync(path, whole)
    change(headerBytes - 2)
    expect(refusal()).toContain('checksum of its header')
  })

  test('any flipped byte and any length is refused, found out on reading, or does no harm', () => {
    const few = documents.slice(0, 6)
    const writer = writeMatchFile(path, { key, day, position: 7 })
    for (const document of few) writer.add(document)
    writer.finish((postings) => buildIndex(postings, options).save())
    const whole = readFileSync(path)
    /** What comes of a file: told by name, told on reading, or as it was. */
    const outcome = (bytes: Uint8Array): string => {
      writeFileSync(path, bytes)
      const opened = openMatchFile(path, key)
      if (!opened.ok) return 'refused'
      try {
        const index = openIndex(opened.value.indexBytes(), options)
        if (!index.ok) return 'refused'
        const found = few.map(({ posting }) => opened.value.find(posting.id))
        expect(found).toEqual(few)
        return 'whole'
      } catch (error) {
        expect(String(error)).toContain('damaged')
        return 'found out'
      } finally {
        opened.value.close()
      }
    }
    const outcomes = new Map<string, number>()
    for (let at = 0; at < whole.length; at += at < headerBytes ? 1 : 7) {
      const came = outcome(whole.with(at, (whole[at] ?? 0) ^ (1 << (at % 8))))
      outcomes.set(came, (outcomes.get(came) ?? 0) + 1)
    }
    for (let length = 0; length < whole.length; length += 61) expect(outcome(whole.subarray(0, length))).toBe('refused')
    expect(outcome(Buffer.concat([whole, Buffer.alloc(8)]))).toBe('refused')
    expect([...outcomes.keys()].toSorted()).toEqual(['found out', 'refused', 'whole'])
    expect(outcomes.get('whole') ?? 0).toBeLessThan(whole.length / 100)
  })

  test('a damaged document is found out when it is read, and the others are read all the same', () => {
    write()
    change(headerBytes + 2)
    const opened = openMatchFile(path, key)
    if (!opened.ok) throw new Error(opened.problem.title)
    expect(() => opened.value.find(documents[0]?.posting.id ?? '')).toThrow('damaged')
    expect(opened.value.find(documents[1]?.posting.id ?? '')).toEqual(documents[1])
    opened.value.close()
  })
})
