import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseIsoDate } from '../../core/iso-date.ts'
import type { DocumentChange } from '../../platform/database/document-changes.ts'
import type { DocumentSource } from './document-source.ts'
import { readConceptTags } from './concept-tags.ts'
import { createIndexKeeper, type IndexKeeper, type IndexState } from './index-keeper.ts'
import type { MatchDocument } from './match-document.ts'
import { openMatchFile } from './match-file.ts'
import { readBundledLists } from './word-lists.reader.ts'

const day = parseIsoDate('2025-11-08')
const parts = { lists: readBundledLists(), tags: readConceptTags() }

const documentsAbout = (subject: string): readonly MatchDocument[] =>
  Array.from({ length: 1_200 }, (_, at) => ({
    posting: { id: `practice-${at}`, kind: 'practice', fields: { problem: `${subject} number ${at}` } },
    card: { title: `Practice ${at}`, path: `/practices/${at}`, source: 'a test' },
  }))

/** Data that can be changed, as a database's is. */
function changeable(subject: string): DocumentSource & { become: (subject: string) => void; reads: number } {
  let now = subject
  const source = {
    reads: 0,
    become: (next: string) => void (now = next),
    key: async () => Buffer.from(now).toString('hex').padEnd(64, '0'),
    day: async () => day,
    count: async () => 1_200,
    async *each() {
      source.reads += 1
      yield* documentsAbout(now)
    },
  }
  return source
}

/** Data with a feed of single changes. */
function fed() {
  const now = new Map(documentsAbout('falls').map((document) => [document.posting.id, document]))
  const told: DocumentChange[] = []
  const source = {
    ...changeable('fed'),
    reads: 0,
    /** Documents that were read by a change. */
    asked: 0,
    put(id: string, problem: string | undefined) {
      now.delete(id)
      const card = { title: id, path: `/practices/${id}`, source: 'a test' }
      if (problem !== undefined) now.set(id, { posting: { id, kind: 'practice', fields: { problem } }, card })
      told.push({ kind: 'practice', id, sequence: told.length })
    },
    async *each() {
      source.reads += 1
      yield* now.values()
    },
    changes: {
      position: async () => told.length,
      since: async (position: number) => ({ changes: told.slice(position), position: told.length }),
      async read(changes: readonly DocumentChange[]) {
        source.asked += changes.length
        return changes.flatMap(({ id }) => now.get(id) ?? [])
      },
    },
  }
  return source
}

let folder = ''
let keeper: IndexKeeper | undefined
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'index-keeper-'))))
afterEach(() => {
  keeper?.close()
  rmSync(folder, { recursive: true })
})

const found = (word: string): number => {
  const matcher = keeper?.current()
  if (matcher === undefined || day === undefined) return -1
  const plan = matcher.understand(word, { asTyped: { spelling: true } })
  return matcher.index.search(plan, { kinds: ['practice'], limit: 1, asAt: { day, tieBreak: '' } }).total
}

describe('the index that a process keeps', () => {
  test('is built in a thread, saved, and opened the next time without reading the data', async () => {
    const source = changeable('falls')
    const path = join(folder, 'index', 'database.match')
    const steps: IndexState[] = []
    keeper = createIndexKeeper(path, source, parts, (state) => steps.push(state))
    expect(keeper.current()).toBeUndefined()
    await keeper.refresh()
    expect(found('falls')).toBe(1_200)
    expect(keeper.state()).toMatchObject({ phase: 'ready', documents: 1_200 })
    const shares = steps.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
    expect(steps[0]?.refused?.title).toContain('there is none yet')
    expect(readdirSync(join(folder, 'index'))).toEqual(['database.match'])

    keeper.close()
    keeper = createIndexKeeper(path, source, parts)
    await keeper.refresh()
    expect([found('falls'), source.reads]).toEqual([1_200, 1])
  })

  test('answers from the old one until the new one is whole, and looks again if it is asked meanwhile', async () => {
    const source = changeable('falls')
    keeper = createIndexKeeper(join(folder, 'database.match'), source, parts)
    await keeper.refresh()
    source.become('buses')
    const changing = keeper.refresh()
    expect(found('falls')).toBe(1_200)
    source.become('music')
    await Promise.all([changing, keeper.refresh()])
    expect([found('falls'), found('buses'), found('music')]).toEqual([0, 0, 1_200])
  })

  test('builds anew over a file that is damaged, and says which check failed', async () => {
    const source = changeable('falls')
    const path = join(folder, 'database.match')
    keeper = createIndexKeeper(path, source, parts)
    await keeper.refresh()
    keeper.close()
    const bytes = readFileSync(path)
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 0xff
    writeFileSync(path, bytes)
    const refused = new Set<string>()
    keeper = createIndexKeeper(path, source, parts, (state) => void refused.add(state.refused?.title ?? ''))
    await keeper.refresh()
    expect([...refused].join()).toContain('checksum')
    expect([found('falls'), source.reads]).toEqual([1_200, 2])
  })

  test('writes a new file once a tenth has changed, on which the next start goes on', async () => {
    const feed = fed()
    const path = join(folder, 'database.match')
    keeper = createIndexKeeper(path, feed, parts)
    await keeper.refresh()
    for (let at = 0; at < 300; at += 1) feed.put(`practice-${at}`, at % 3 === 0 ? undefined : `music number ${at}`)
    const before = keeper.catchUp()
    await Promise.all([before, keeper.refresh()])
    expect([found('falls'), found('music')]).toEqual([900, 200])
    await keeper.refresh()
    expect(feed.reads).toBe(1)
    keeper.close()

    const saved = openMatchFile(path, undefined)
    if (!saved.ok) throw new Error(saved.problem.title)
    expect([saved.value.documents, saved.value.position]).toEqual([1_100, 300])
    saved.value.close()
    feed.put('practice-1', 'buses')
    const asked = feed.asked
    keeper = createIndexKeeper(path, feed, parts)
    await keeper.refresh()
    expect([found('falls'), found('music'), found('buses'), feed.reads]).toEqual([900, 199, 1, 1])
    expect(feed.asked - asked).toBe(1)
  })

  test('builds anew once a document of its file turns out to be damaged', async () => {
    const source = changeable('falls')
    const path = join(folder, 'database.match')
    keeper = createIndexKeeper(path, source, parts)
    await keeper.refresh()
    keeper.close()
    const bytes = readFileSync(path)
    const at = bytes.indexOf('falls number 7"')
    bytes[at] = 'x'.charCodeAt(0)
    writeFileSync(path, bytes)
    const refused = new Set<string>()
    keeper = createIndexKeeper(path, source, parts, (state) => void refused.add(state.refused?.title ?? ''))
    await keeper.refresh()
    expect(() => keeper?.current()?.document('practice-7')).toThrow('damaged')
    await keeper.refresh()
    expect([...refused].join()).toContain('damaged')
    expect(keeper.current()?.document('practice-7')?.card.title).toBe('Practice 7')
  })

  test('keeps the old index if the data cannot be read', async () => {
    const source = changeable('falls')
    keeper = createIndexKeeper(join(folder, 'database.match'), source, parts)
    await keeper.refresh()
    source.become('buses')
    source.each = async function* () {
      yield* documentsAbout('buses').slice(0, 700)
      throw new Error('the database went away')
    }
    await expect(keeper.refresh()).rejects.toThrow('went away')
    expect(found('falls')).toBe(1_200)
    expect(readdirSync(folder)).toEqual(['database.match'])
  })
})
