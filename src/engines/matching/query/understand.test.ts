import { describe, expect, test } from 'vitest'
import type { PlannedTerm, QueryPlan } from '../query-plan.ts'
import { expansion } from './expansion.ts'
import { createUnderstanding } from './understand.ts'
import type { NeedContext } from './understand.ts'
import { parseWordLists } from '../word-lists.ts'
import { someLists, someVocabulary } from './understanding.fixture.ts'

const understand = createUnderstanding(someLists, someVocabulary)

function keys(plan: QueryPlan, origin: PlannedTerm['origin']): string[] {
  return plan.terms.filter((term) => term.origin === origin).map((term) => term.key)
}

function added(text: string): string[] {
  return understand(text).added.map((one) => one.term)
}

describe('words', () => {
  test('typed words are stems, without stop words, in the order they were typed', () => {
    expect(keys(understand('Meals for the lonely, with carers'), 'word')).toEqual(['meal', 'lone', 'carer'])
  })

  test('a word typed again counts more, but ever less so', () => {
    const terms = understand('food food food people').terms
    expect(terms.find((term) => term.key === 'food')?.weight).toBeCloseTo(1 + Math.log(3), 9)
    expect(terms.find((term) => term.key === 'peopl')?.weight).toBe(1)
  })

  test('words in quotation marks are looked up as they stand and bring nothing else', () => {
    const plan = understand('“falls prevention” and "lonely" people')
    expect(keys(plan, 'word')).toEqual(['peopl', '=falls', '=prevention', '=lonely'])
    expect(plan.added).toEqual([])
    expect(plan.concepts).toEqual([])
  })

  test('words that no document has are told', () => {
    expect(understand('zebras for carers').unmatched).toEqual(['zebras'])
  })

  test('a long need keeps the terms that tell most and tells which words it ignores', () => {
    const filler = Array.from({ length: 80 }, (_, at) => `nowhere${String.fromCharCode(97 + (at % 26))}${at}`)
    const plan = understand(`${filler.join(' ')} befriending and refuge`)
    expect(plan.terms).toHaveLength(expansion.mostTerms)
    expect(keys(plan, 'word')).toEqual(expect.arrayContaining(['befriend', 'refug']))
    expect(plan.ignored.length).toBeGreaterThan(10)
    expect(plan.ignored.every((word) => filler.includes(word))).toBe(true)
  })

  test('nothing, emoji and other scripts give a plan', () => {
    expect(understand('')).toEqual({
      text: '',
      terms: [],
      corrected: [],
      added: [],
      concepts: [],
      ignored: [],
      unmatched: [],
    })
    expect(understand('😀😀').terms).toEqual([])
    expect(understand('住まい').terms).toHaveLength(1)
  })
})

describe('places', () => {
  test('a place in the text is taken out of the words', () => {
    const plan = understand('falls prevention for older people in Bolton')
    expect(plan.place).toEqual({ code: 'E08000001', name: 'Bolton', from: 'text', words: 'Bolton' })
    expect(keys(plan, 'word')).toEqual(['fall', 'prevent', 'older', 'peopl'])
  })

  test.each([
    ['carers near caerdydd', 'Cardiff'],
    ['carers, Stoke-on-Trent', 'Stoke-on-Trent'],
    ['carers of London Borough of Camden', 'Camden'],
    ['Bolton Council carers', 'Bolton'],
    ['carers in Greater Manchester', 'Greater Manchester'],
    ['CARERS IN BOLTON', 'Bolton'],
    ['help with reading in Reading', 'Reading'],
    ['carers across England, in Bolton and Bury', 'Bolton'],
    ['carers in Greater Manchester, OL1 and BL1', 'Bolton'],
    ['carers near reading', 'Reading'],
    ['carers BL1', 'Bolton'],
    ['my mum falls, m6 5ab', 'Stockport'],
    ['carers in M6', 'Stockport'],
    ['carers in HS2', 'Cumberland'],
  ])('%s: %s', (text, name) => expect(understand(text).place?.name).toBe(name))

  test.each([
    ['Reading books for children'],
    ['help with Reading'],
    ['children fall behind in reading'],
    ['better results in Reading and writing'],
    ['noise from M6 and HS2'],
    ['vitamin M6'],
    ['"Bolton" carers'],
    ['a bolt on the door'],
  ])('%s: no place', (text) => expect(understand(text).place).toBeUndefined())

  test('a full postcode is nowhere in the plan', () => {
    const plan = understand('My mum keeps falling BL1 4AB')
    expect(plan.text).toBe('My mum keeps falling BL1')
    expect(JSON.stringify(plan)).not.toMatch(/4AB/i)
    expect(plan.place).toMatchObject({ name: 'Bolton', words: 'BL1' })
  })

  test('a given place stands over the text, whose words then stay words', () => {
    const bury = someLists.places.findPlace('Bury')
    const context: NeedContext = bury.ok ? { place: bury.value } : {}
    expect(understand('carers in Bolton', context)).toMatchObject({ place: { name: 'Bury', from: 'given' } })
    expect(keys(understand('carers in Bolton', context), 'word')).toEqual(['carer', 'bolton'])
    expect(keys(understand('carers in Bury', context), 'word')).toEqual(['carer'])
  })

  test('the word can be asked for instead', () => {
    const plan = understand('carers in Bolton', { asTyped: { places: true } })
    expect(plan.place).toBeUndefined()
    expect(keys(plan, 'word')).toEqual(['carer', 'bolton'])
  })
})

describe('equal terms', () => {
  test('what people say brings what services are called, and less so each word of it', () => {
    const lists = {
      ...someLists,
      words: {
        ...someLists.words,
        synonyms: parseWordLists({
          stopWords: '',
          acronyms: [],
          ordinaryPlaceWords: [],
          synonyms: [{ group: '1', kind: 'said', terms: 'nothing to do', means: 'youth work' }],
        }).synonyms,
      },
    }
    const plan = createUnderstanding(lists, someVocabulary)('they have nothing to do')
    const added = plan.terms.filter((term) => term.because === 'nothing to do')
    expect(added.map(({ key, weight }) => [key, weight])).toEqual([
      ['_youth work', 0.5],
      ['youth', 0.3],
      ['work', 0.3],
    ])
    expect(plan.added.map(({ term }) => term)).toEqual(['youth work'])
  })

  test('a phrase of the lists brings its equals at their weight, with what brought them', () => {
    const plan = understand('falls prevention')
    expect(plan.added).toEqual([{ term: 'strength and balance', because: 'falls prevention', weight: 0.6 }])
    expect(keys(plan, 'phrase')).toEqual(['_fall prevent'])
    expect(keys(plan, 'synonym')).toEqual(['_strength balanc'])
  })

  test('two words match as a phrase or not at all', () => {
    expect(understand('prevention of violence after falls').added).toEqual([])
    expect(understand('falls. Prevention').added).toEqual([])
  })

  test('what people say leads to what services are called, and not back', () => {
    expect(added('My mum: nobody comes round')).toEqual(['loneliness', 'befriending'])
    expect(added('She dies for company')).toEqual(['loneliness', 'befriending'])
    expect(added('befriending')).toEqual([])
  })

  test('a term with a hyphen is found as it is written', () => {
    expect(understand('ex-offenders').added.map((one) => one.term)).toEqual(['prison leaver'])
    expect(understand('ex offenders').added.map((one) => one.term)).toEqual(['prison leaver'])
  })

  test('acronyms are spelled out, and back; those that are words only in capitals', () => {
    expect(added('my GP and the gps')).toEqual(['general practitioner'])
    expect(added('general practitioners')).toEqual(['GP'])
    expect(added('A&E waits')).toEqual(['accident and emergency'])
    expect(added('IT skills')).toEqual(['information technology'])
    expect(added('it skills')).toEqual([])
    expect(added('WE TEACH IT TO ALL THE CARERS')).toEqual([])
  })
})

describe('spelling', () => {
  test('a slip is mended, told, and its equals are found', () => {
    const plan = understand('homelesness and domstic voilence')
    expect(plan.corrected).toEqual([
      { from: 'homelesness', to: 'homelessness' },
      { from: 'domstic', to: 'domestic' },
      { from: 'voilence', to: 'violence' },
    ])
    expect(plan.terms.find((term) => term.key === stemOfViolence)).toMatchObject({
      origin: 'spelling',
      because: 'voilence',
    })
    expect(understand('befreinding').concepts.map((one) => one.code)).toEqual(['SW106'])
  })

  test('what was typed can be asked for instead', () => {
    expect(understand('voilence', { asTyped: { spelling: true } }).corrected).toEqual([])
  })

  test('quotes, capitals, places and words of the lists are left alone', () => {
    for (const text of ['"voilence"', 'a VOILENCE b', 'Boston', 'domiciliary'])
      expect(understand(text).corrected).toEqual([])
  })
})

const stemOfViolence = 'violenc'

describe('headings', () => {
  const weights = (text: string) =>
    Object.fromEntries(
      understand(text)
        .terms.filter((term) => term.origin === 'word')
        .map(({ key, weight }) => [key, weight]),
    )

  test('what stands only after a short first sentence counts less', () => {
    expect(weights('Home care. Bidders for care register.')).toMatchObject({
      home: 1,
      care: 1 + Math.log(2),
      bidder: 0.4,
    })
  })

  test('one word is no heading, a story has none, and neither has one sentence', () => {
    expect(weights('Help! Carers needed.')).toMatchObject({ carer: 1 })
    expect(weights('Home care for carers.')).toMatchObject({ carer: 1 })
    const story = Array.from({ length: 21 }, (_, at) => `word${at}`).join(' ')
    expect(weights(`${story}. Carers.`)).toMatchObject({ carer: 1 })
  })
})

describe('concepts and procurement codes', () => {
  test('a concept brings its parent at half its weight', () => {
    const plan = understand('lonely people need Meals')
    expect(plan.concepts).toEqual([
      { code: 'SW106', tag: 'Loneliness', parts: ['lonely'] },
      { code: 'SW300', tag: 'Food', parts: ['Meals'] },
    ])
    const weights = plan.terms.filter((term) => term.origin === 'concept').map((term) => [term.key, term.weight])
    expect(weights).toEqual(
      [
        // Four words are few, so a concept counts one and a half times as much; *Food* is named by nobody.
        ['ukcat:SW106', 1.2],
        ['ukcat:SW300', 1.2],
        ['ukcat:SW', 0.6],
      ].map(([key, weight]) => [key, expect.closeTo(weight as number, 9)]),
    )
  })

  test('a concept that is named counts more than one that is only shown, and needs no expression', () => {
    const weight = (text: string, key: string) => understand(text).terms.find((term) => term.key === key)?.weight
    expect(weight('food', 'ukcat:SW300')).toBe(2)
    expect(weight('meals', 'ukcat:SW300')).toBe(1.6)
    expect(weight('social welfare', 'ukcat:SW')).toBe(2)
    expect(understand('Social  Welfare!').concepts).toEqual([
      { code: 'SW', tag: 'Social welfare', parts: ['Social  Welfare'] },
    ])
    expect(understand('welfare').concepts).toEqual([])
  })

  test('in a long need a concept counts less', () => {
    const long = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ')
    expect(understand(`meals ${long}`).terms.find((term) => term.key === 'ukcat:SW300')?.weight).toBeCloseTo(0.4, 9)
  })

  test('codes are keys of 2, 3, 4, 5 and 8 digits without noughts at the end', () => {
    const plan = understand('refuge', { cpv: ['85311000-2', 'rubbish'] })
    expect(keys(plan, 'cpv').filter((key) => key.startsWith('cpv:'))).toEqual([
      'cpv:85',
      'cpv:853',
      'cpv:8531',
      'cpv:85311',
    ])
  })
})

describe('steps', () => {
  test('each can be turned off', () => {
    const text = 'homelesness, falls prevention, my GP, lonely in Bolton'
    const without = (steps: object) => createUnderstanding(someLists, someVocabulary, { steps })(text)
    expect(without({ placeWords: false }).place).toBeUndefined()
    expect(without({ spelling: false }).corrected).toEqual([])
    expect(without({ synonyms: false }).added.map((one) => one.term)).toEqual(['general practitioner'])
    expect(without({ acronyms: false }).added.map((one) => one.term)).toEqual(['strength and balance'])
    expect(without({ concepts: false }).concepts).toEqual([])
    expect(
      keys(
        createUnderstanding(someLists, someVocabulary, { steps: { procurement: false } })(text, { cpv: ['85311000'] }),
        'cpv',
      ),
    ).toEqual([])
  })
})
