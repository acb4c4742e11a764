import { describe, expect, it } from 'vitest'
import { jsonListRows } from './json-rows.ts'
import { lines, type Line } from './lines.ts'
import { csvRows, tabSeparatedRows } from './tabular-rows.ts'
import { brokenLetter, textChunks } from './text-chunks.ts'

/** A text of so many letters in one line, which is never in memory as a whole. */
async function* endless(begin: string, letters: number, end = ''): AsyncGenerator<string> {
  const piece = 'a'.repeat(1 << 20)
  yield begin
  for (let sent = 0; sent < letters; sent += piece.length) yield piece
  yield end
}

const twoGigabytes = 2 * 2 ** 30

async function everything<Value>(batches: AsyncIterable<readonly Value[]>): Promise<readonly Value[]> {
  const all: Value[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

describe('a line of two gigabytes', () => {
  it('is named and passed over in tab-separated text, and the next line is read', async () => {
    const rows = await everything(tabSeparatedRows('a.txt', endless('id\tname\n1\t', twoGigabytes, '\n2\tb\n')))
    expect(rows).toEqual([
      { line: 2, fault: 'is too long for a row' },
      { line: 3, value: { id: '2', name: 'b' } },
    ])
  })

  it('refuses the whole of a CSV file and of a JSON list', async () => {
    await expect(everything(csvRows('a.csv', endless('id\n"', twoGigabytes)))).rejects.toThrow(/does not end/)
    await expect(everything(jsonListRows('a.json', endless('[{"id":"', twoGigabytes), []))).rejects.toThrow(
      /longer than/,
    )
  })
})

describe('lines', () => {
  it('end with either sign, wherever the pieces are cut', async () => {
    const text = 'one\r\ntwo\n\nfour\r\nfive'
    for (let cut = 0; cut <= text.length; cut++) {
      const pieces = (async function* () {
        yield text.slice(0, cut)
        yield text.slice(cut)
      })()
      const found: readonly Line[] = await everything(lines(pieces, 100))
      expect(found.map((one) => ('text' in one ? one.text : ''))).toEqual(['one', 'two', '', 'four', 'five'])
    }
  })
})

describe('JSON entries', () => {
  const value = [{ a: 'x"y\\', b: [1, { c: ']}' }] }, 'text, "quoted"', 7, null, { d: {} }]

  it('are found whole wherever the pieces are cut, in a bare list and in a package', async () => {
    for (const text of [
      JSON.stringify(value, undefined, 1),
      JSON.stringify({ meta: { rows: [1] }, rows: value, last: 'b' }),
    ]) {
      for (let cut = 0; cut <= text.length; cut++) {
        const pieces = (async function* () {
          yield text.slice(0, cut)
          yield text.slice(cut)
        })()
        const found = await everything(jsonListRows('a.json', pieces, ['rows']))
        expect(found.map((row) => ('value' in row ? row.value : row.fault))).toEqual(value)
      }
    }
  })
})

describe('bytes as text', () => {
  const read = async (bytes: Uint8Array, size: number) => {
    const pieces = (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    })()
    return (await Array.fromAsync(textChunks(pieces))).join('')
  }

  it.each([1, 2, 3, 5, 64])('are the same in pieces of %i, without the byte order mark', async (size) => {
    const text = 'Cŵn, naïve, £5, 🙂 and 漢字'
    expect(await read(Buffer.from(text), size)).toBe(text)
    if (size > 2) expect(await read(Buffer.from(`\ufeff${text}`), size)).toBe(text)
    if (size > 1) expect(await read(Buffer.from(`\ufeff${text}`, 'utf16le'), size)).toBe(text)
  })

  it('that are no letters become a sign that no row may hold, and a replacement sign that was written stays', async () => {
    expect(await read(Buffer.from([0x61, 0xa3, 0x62]), 64)).toBe(`a${brokenLetter}b`)
    expect(await read(Buffer.from('a\ufffdb'), 64)).toBe('a\ufffdb')
  })
})
