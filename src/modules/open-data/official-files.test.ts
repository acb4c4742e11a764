import { expect, it } from 'vitest'
import { bundledDataFolder } from './bundled-datasets.ts'
import { importKinds } from './import-kinds.ts'
import { readOfficialFiles } from './official-files.ts'

it('has an https address with publisher and licence for every register, and says what nobody has checked', async () => {
  const files = await readOfficialFiles(bundledDataFolder)
  for (const { address, isA, publisher, licence, checked, toConfirm } of files) {
    expect(new URL(address).protocol).toBe('https:')
    expect(['file', 'page']).toContain(isA)
    expect(publisher).not.toBe('')
    expect(licence).not.toBe('')
    expect(checked === '' ? toConfirm : checked, address).not.toBe('')
  }
  for (const kind of importKinds.filter((one) => one.tables.includes('organisations') && one.replaces === 'whole')) {
    const parts = new Set(files.filter((file) => file.kind === kind.name).map((file) => file.part))
    expect([...parts].toSorted()).toEqual(kind.parts.map((part) => part.name).toSorted())
  }
})
