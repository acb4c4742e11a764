import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRows } from '../../platform/bulk-load/row-reader.ts'
import { bundledDataFolder, bundledDatasets } from './bundled-datasets.ts'
import { parseDataSources, readDataSources } from './data-sources.ts'

async function countRows(file: string): Promise<number> {
  const lines: number[] = []
  const format = file.includes('.csv') ? 'csv' : 'json-lines'
  for await (const { line } of readRows(join(bundledDataFolder, file), format)) lines.push(line)
  return lines.length
}

describe('the table of sources', async () => {
  const sources = await readDataSources(bundledDataFolder)

  it('has every file that ships, and no other', () => {
    const documents = new Set(['SOURCES.md', 'words/README.md', 'LICENCES.md'])
    const shipped = readdirSync(bundledDataFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(bundledDataFolder.length + 1))
      .filter((file) => !documents.has(file))
    expect(sources.map((source) => source.file).toSorted()).toEqual(shipped.toSorted())
  })

  it('names what, whence, when and under which licence, with its address', () => {
    for (const source of sources) {
      expect(source, source.file).toMatchObject({
        what: expect.stringMatching(/\w/),
        origin: expect.stringMatching(/\w/),
        date: expect.stringMatching(/\w/),
        licence: expect.stringMatching(/\w/),
        licenceUrl: expect.stringMatching(/^https:/),
      })
    }
  })

  it.each(sources.filter((source) => source.rows !== undefined).map((source) => [source.file, source.rows] as const))(
    'counts the rows of %s rightly',
    async (file, rows) => expect(await countRows(file)).toBe(rows),
  )

  it('has rows for every dataset that is loaded', () => {
    const rows = new Map(sources.map((source) => [source.file, source.rows]))
    for (const dataset of bundledDatasets) expect(rows.get(dataset.file), dataset.file).toBeGreaterThan(0)
  })

  it('reads links, doubts and empty cells', () => {
    const table =
      '| file | rows | what |\n|---|---|---|\n| `a.csv` | 1,200 | What | Origin | 2020 | [L](https://l.example) | |\n| `b.json` | | W | O | D | own | Doubtful |\n'
    expect(parseDataSources(table)).toEqual([
      {
        file: 'a.csv',
        rows: 1200,
        what: 'What',
        origin: 'Origin',
        date: '2020',
        licence: 'L',
        licenceUrl: 'https://l.example',
        doubt: undefined,
      },
      {
        file: 'b.json',
        rows: undefined,
        what: 'W',
        origin: 'O',
        date: 'D',
        licence: 'own',
        licenceUrl: undefined,
        doubt: 'Doubtful',
      },
    ])
  })
})
