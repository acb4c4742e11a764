import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCodeTitles, readServiceAreas, serviceAreasByConcept } from './code-titles.ts'

const data = join(import.meta.dirname, '..', '..', '..', 'data')

describe('titles of codes', async () => {
  const titles = await readCodeTitles(data)

  it('names places, procurement codes, sectors and service areas', () => {
    expect(titles.place('E08000001')).toBe('Bolton')
    expect(titles.procurement('03111000')).toBe('Seeds')
    expect(titles.sector('A11')).toBe('Performing and visual arts')
    expect(titles.sector('A10')).toBe('Culture and arts')
    expect(titles.serviceArea('older-people')).toBe('Older people')
    expect(titles.place('E99999999')).toBeUndefined()
  })

  it('finds the service areas that concepts show, and none where they show none', async () => {
    const areasOf = serviceAreasByConcept(await readServiceAreas(data))
    expect(areasOf(['HE205', 'SW106'])).toEqual(['older-people'])
    expect(areasOf(['AN'])).toEqual([])
    expect(areasOf([])).toEqual([])
  })
})
