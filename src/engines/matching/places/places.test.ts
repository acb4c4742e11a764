import { describe, expect, test } from 'vitest'
import { createPlaces } from './place-lookup.ts'
import { somePlaces } from './places.fixture.ts'
import { cutPostcodes, districtOf } from './postcode.ts'

const places = createPlaces(somePlaces)

function find(text: string): string {
  const found = places.findPlace(text)
  return found.ok ? found.value.name : found.problem.title
}

describe('finding a place', () => {
  test.each([
    ['E08000001', 'Bolton'],
    ['bolton', 'Bolton'],
    ['  BOLTON council ', 'Bolton'],
    ['Bolton Metropolitan Borough Council', 'Bolton'],
    ['Bristol', 'City of Bristol'],
    ['London Borough of Camden', 'Camden'],
    ['Camden London Borough Council', 'Camden'],
    ['caerdydd', 'Cardiff'],
    ['Ynys Mon', 'Isle of Anglesey'],
    ['Lancashire', 'Lancashire'],
    ['Lancashire County Council', 'Lancashire'],
    ['Greater Manchester', 'Greater Manchester'],
    ['stoke on trent', 'Stoke-on-Trent'],
    ['Carlisle', 'Cumberland'],
    ['Cumbria', 'Cumbria'],
    ['Taunton Deane', 'Somerset'],
    ['North West', 'North West'],
    ['Wales', 'Wales'],
  ])('%s is %s', (text, name) => expect(find(text)).toBe(name))

  test('a full postcode is cut to its district', () => {
    const expected = { code: 'E08000001', name: 'Bolton', level: 'council', district: 'BL1' }
    for (const text of ['BL1', 'bl1', 'BL1 4AB', 'bl14ab']) {
      expect(places.findPlace(text)).toEqual({ ok: true, value: expected })
    }
  })

  test('an unknown name gets three that it may have meant', () => {
    const found = places.findPlace('Boltn')
    expect(found.ok ? undefined : found.problem).toMatchObject({
      kind: 'invalid',
      code: 'unknown-place',
      title: 'We do not know Boltn. Did you mean Bolton, Bolsover, Boston?',
      suggestions: ['Bolton', 'Bolsover', 'Boston'],
    })
  })

  test('an unknown postcode is told by its district alone', () => {
    expect(find('ZZ9 9ZZ')).toContain('We do not know ZZ9.')
    expect(find('ZZ9 9ZZ')).not.toContain('9ZZ')
  })

  test('nothing, a council without successor and a very long name are refused and told', () => {
    expect(find('')).toBe('No place was given.')
    expect(find('Nowhere District')).toContain('We do not know')
    expect(find('x'.repeat(5000)).length).toBeLessThan(200)
  })
})

describe('nearness', () => {
  test.each([
    ['E08000001', 'E08000001', 0.3, 'the same council'],
    ['E08000001', 'E08000002', 0.2, 'touching'],
    ['E08000002', 'E08000001', 0.2, 'touching, the other way'],
    ['E08000001', 'E07000118', 0.2, 'touching across a county border'],
    ['E08000001', 'E08000007', 0.12, 'the same combined authority'],
    ['E07000123', 'E07000121', 0.12, 'the same county'],
    ['E08000001', 'E47000001', 0.12, 'the combined authority over it'],
    ['E47000001', 'E08000001', 0.3, 'within the area asked for'],
    ['E10000017', 'E07000123', 0.3, 'within the county asked for'],
    ['E10000006', 'E06000064', 0.3, 'within the former county asked for'],
    ['E10000017', 'E08000001', 0.2, 'touching the county asked for'],
    ['E08000001', 'E07000121', 0.06, 'the same region'],
    ['E08000001', 'E06000023', 0.03, 'the same nation'],
    ['E08000001', 'E92000001', 0.03, 'the whole nation'],
    ['E92000001', 'E08000001', 0.03, 'anywhere in the nation asked for'],
    ['E08000001', 'W06000015', 0, 'another nation'],
    ['E08000001', 'X00000000', 0, 'unknown'],
    ['E06000063', 'E07000028', 0.3, 'what was replaced by it'],
  ])('from %s to %s is %d: %s', (here, there, value) => expect(places.table.nearness(here, there)).toBe(value))

  test('kilometres between centres, none between an area and its part', () => {
    expect(places.table.kilometres('E08000001', 'E08000002')).toBeCloseTo(10.5, 0)
    expect(places.table.kilometres('E10000017', 'E07000123')).toBe(0)
    expect(places.table.kilometres('E08000001', 'X00000000')).toBeUndefined()
  })

  test('the centre of a county lies among its districts, whatever its row says', () => {
    expect(places.register.places.get('E10000017')?.centre?.latitude).toBeCloseTo(53.85, 1)
  })

  test('names of former councils are those of today', () => {
    expect(places.table.name('E07000028')).toBe('Cumberland')
    expect(places.table.name('X')).toBeUndefined()
  })
})

describe('suggestions', () => {
  test('names that begin so come first, formal names are left out', () => {
    expect(places.suggestPlaces('bo', 5).map((place) => place.name)).toEqual(['Bolton', 'Boston', 'Bolsover'])
    expect(places.suggestPlaces('caer', 5)).toEqual([{ code: 'W06000015', name: 'Cardiff', said: 'Caerdydd' }])
    expect(places.suggestPlaces('tre', 5).map((place) => place.name)).toEqual(['Stoke-on-Trent'])
  })

  test('the start of a postcode gives districts', () => {
    expect(places.suggestPlaces('bl1 4', 5)).toEqual([{ code: 'E08000001', name: 'Bolton', said: 'BL1' }])
  })

  test('nothing gives nothing', () => {
    expect(places.suggestPlaces('', 5)).toEqual([])
    expect(places.suggestPlaces('bolton', 0)).toEqual([])
  })
})

describe('postcodes', () => {
  test.each([
    ['falls near BL1 4AB today', 'falls near BL1 today'],
    ['BL14AB', 'BL1'],
    ['bl1 4ab and M6 5XY', 'bl1 and M6'],
    ['SW1A 1AA', 'SW1A'],
    ['part e100ab stays', 'part e100ab stays'],
    ['BL1 stays', 'BL1 stays'],
  ])('%s becomes %s', (text, expected) => expect(cutPostcodes(text).text).toBe(expected))

  test('districts of full postcodes are told', () => {
    expect([...cutPostcodes('bl1 4ab and M6 5XY, not M7').districts]).toEqual(['BL1', 'M6'])
    expect(districtOf('Bolton')).toBeUndefined()
  })
})
