import { describe, expect, test } from 'vitest'
import { normalForm } from './normal-form.ts'
import { findPhrases, phraseDictionary, phraseKey } from './phrases.ts'
import { stem } from './stem.ts'
import { parseStopWords } from './stop-words.ts'
import { tokenise } from './tokenise.ts'

const words = (text: string) => tokenise(text).map((token) => token.text)

describe('normal form', () => {
  test.each([
    ['Cŵn', 'cwn'],
    ['Café', 'cafe'],
    ['ﬁne', 'fine'],
    ['ＧＰ', 'gp'],
    ['women’s', 'womens'],
    ['Straße', 'strasse'],
    ['co-production', 'coproduction'],
    ['m²', 'm2'],
  ])('%s gives %s', (from, to) => expect(normalForm(from)).toBe(to))
})

describe('tokens', () => {
  test.each<[string, string[]]>([
    ['My GP and A&E', ['my', 'gp', 'and', 'a&e']],
    ['A & E waits', ['a&e', 'waits']],
    ['GPs, the GP’s list, NEETs', ['gp', 'the', 'gp', 'list', 'neet']],
    ['HIV/AIDS', ['hiv', 'aids']],
    ['N.H.S. trust, e.g. ours', ['nhs', 'trust', 'eg', 'ours']],
    ['Plan B. Another', ['plan', 'b', 'another']],
    ["women's people’s", ['womens', 'peoples']],
    ["'quoted'", ['quoted']],
    ['day-care', ['day', 'care', 'daycare']],
    ['co‑production', ['co', 'production', 'coproduction']],
    ['state-of-the-art', ['state', 'of', 'the', 'art', 'stateoftheart']],
    ['2019-20', ['2019', '20']],
    ['covid-19', ['covid', '19', 'covid19']],
    ['dash - alone- and -so', ['dash', 'alone', 'and', 'so']],
    ['🙂 emoji🙂tight', ['emoji', 'tight']],
    ['soft\u00adhyphen', ['softhyphen']],
    ['𝐛𝐨𝐥𝐝', ['bold']],
    ['住まい', ['住まい']],
    ['', []],
    ['\ud800', []],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected))

  test('offsets point into the original text', () => {
    const text = 'Pre-ﬁxed: “Cŵn & Môn’s” GPs'
    const marked = tokenise(text).map((token) => text.slice(token.start, token.end))
    expect(marked).toEqual(['Pre', 'ﬁxed', 'Pre-ﬁxed', 'Cŵn', 'Môn’s', 'GPs'])
  })

  test('capitals are told apart', () => {
    expect(tokenise('SEND send A&E I').map((token) => token.capitals)).toEqual([true, false, true, false])
  })
})

describe('stems', () => {
  // Pairs published with the Snowball English stemmer, and words that matter here.
  const pairs = `consign consign consigned consign consistency consist consolingly consol knackeries knackeri knightly
    knight generously generous generate generat skies sky dying die news news cosmos cosmos loneliness loneli befriending
    befriend housing hous homelessness homeless prevention prevent falls fall elderly elder older older people peopl
    organisation organis caring care carers carer national nation rational ration replacement replac adoption adopt
    hopping hop hoped hope luxuriating luxuri cries cri ties tie by by gas gas this this kiwis kiwi happy happi enjoy
    enjoy ability abil universities univers succeed succeed early earli womens women communities communiti exceeding
    exceed gently gentl evening even sandwiches sandwich`
  const list = pairs.split(/\s+/)
  test.each(list.flatMap((word, at) => (at % 2 === 0 ? [[word, list[at + 1] as string] as const] : [])))(
    '%s gives %s',
    (word, expected) => expect(stem(word)).toBe(expected),
  )

  test('short words, digits and other alphabets stay as they are', () => {
    for (const word of ['gp', 'a&e', 'covid19', '住まい', 'constructor1']) expect(stem(word)).toBe(word)
  })
})

describe('phrases', () => {
  const dictionary = phraseDictionary([
    'strength and balance',
    'in care',
    'drop in',
    'drop-in centre',
    'falls',
    'coming out of prison',
  ])
  const found = (text: string) => findPhrases(text, dictionary).map(({ start, end }) => text.slice(start, end))

  test('keys', () => {
    expect(phraseKey('Strength and balance')).toBe('_strength balanc')
    expect(phraseKey('in care')).toBe('_in care')
    expect(phraseKey('falls')).toBeUndefined()
  })

  test.each<[string, string[]]>([
    ['a Strength & Balance class', ['Strength & Balance']],
    ['strength, balance', ['strength, balance']],
    ['strength. Balance', []],
    ['a drop-in centre', ['drop-in', 'drop-in centre']],
    ['children in the care of', ['in the care']],
    ['came out of prison, comes out of prison', ['comes out of prison']],
    ['strength', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))
})

test('stop words are read a line each, with remarks', () => {
  expect([...parseStopWords('# ours\nthe and # both\r\ndon’t\n\n')]).toEqual(['the', 'and', 'dont'])
})
