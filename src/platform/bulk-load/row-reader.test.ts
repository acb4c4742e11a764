import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReadRow } from './read-row.ts'
import { readRows, type RowFormat } from './row-reader.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-rows-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function read(name: string, content: string | Buffer, format: RowFormat) {
  await writeFile(join(folder, name), content)
  return everyRow(name, format)
}

async function everyRow(name: string, format: RowFormat): Promise<readonly ReadRow[]> {
  const rows: ReadRow[] = []
  for await (const row of readRows(join(folder, name), format)) rows.push(row)
  return rows
}

describe('readRows', () => {
  it('reads CSV with quotes, line ends in fields and a byte order mark, and knows the line of each row', async () => {
    expect(await read('rows.csv', '\ufeffid,text\r\n1,"two\r\nlines, ""quoted"""\r\n2,plain\r\n', 'csv')).toEqual([
      { line: 2, value: { id: '1', text: 'two\r\nlines, "quoted"' } },
      { line: 4, value: { id: '2', text: 'plain' } },
    ])
  })

  it('tells which rows have too many or too few columns and goes on', async () => {
    expect(await read('rows.csv', 'id,text\n1\n2,b,c\n3,d\n', 'csv')).toEqual([
      { line: 2, fault: 'has 1 columns where the header has 2' },
      { line: 3, fault: 'has 3 columns where the header has 2' },
      { line: 4, value: { id: '3', text: 'd' } },
    ])
  })

  it('reads packed JSON lines, and tells which line is none', async () => {
    expect(await read('rows.jsonl.gz', gzipSync('{"id":1}\n\n{"id":\n{"id":3}'), 'json-lines')).toEqual([
      { line: 1, value: { id: 1 } },
      { line: 3, fault: 'is not JSON' },
      { line: 4, value: { id: 3 } },
    ])
  })

  it.each(['csv', 'json-lines'] as const)(
    'throws on a packed %s file that is cut off, or not there',
    async (format) => {
      const packed = gzipSync(`id\n${Array.from({ length: 20_000 }, (_, row) => `"${row * 7919}"`).join('\n')}`)
      await expect(read('cut.gz', packed.subarray(0, packed.length - 200), format)).rejects.toThrow(
        /cut off or damaged/,
      )
      await expect(everyRow('none', format)).rejects.toThrow(/There is no file/)
    },
  )
})
