import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../core/problem.ts'
import type { ConceptTag } from './concept.ts'
import { createConceptMatcher } from './concept-matcher.ts'
import { createLiteralScanner } from './literal-scanner.ts'
import { necessaryLiterals } from './necessary-literals.ts'

function tag(code: string, expression: string, more: Partial<ConceptTag> = {}): ConceptTag {
  return {
    code,
    tag: code,
    category: 'Health',
    subcategory: 'Health',
    level: 3,
    notes: '',
    expression,
    exclusion: '',
    ...more,
  }
}

describe('necessary strings', () => {
  test.each<[string, readonly string[] | undefined]>([
    [String.raw`\b(dementia|alzheimer)`, ['dementia', 'alzheimer']],
    [String.raw`\b(cats?|felines?)\b`, ['cat', 'feline']],
    [String.raw`\b(r\.?a\.?f\.?)\b`, ['raf', 'r.af', 'ra.f', 'r.a.f']],
    [String.raw`wom[ae]n'?s?`, ['woman', 'women']],
    [String.raw`caf[eé]`, ['caf']],
    [String.raw`care.*in their own homes`, ['in their own homes']],
    [String.raw`accommodat(\w)*`, ['accommodat']],
    [String.raw`(?:grow|sow) (food|herbs){1,2}`, ['grow ', 'sow ']],
    [String.raw`a(?!b)cd`, ['acd']],
    [String.raw`W.?I.?`, undefined],
    [String.raw`(help)?`, undefined],
    [String.raw`\d+`, undefined],
  ])('%s needs %j', (source, expected) => {
    const found = necessaryLiterals(source)
    expect(found === undefined ? undefined : [...found].sort()).toEqual(
      expected === undefined ? undefined : [...expected].sort(),
    )
  })
})

function owners(literals: readonly (readonly string[])[], text: string): number[] {
  const found = new Set<number>()
  createLiteralScanner(literals).scan(text, (owner) => found.add(owner))
  return [...found].sort((a, b) => a - b)
}

describe('the scanner', () => {
  test('finds strings within, after and across each other, capitals or not', () => {
    const literals = [['he'], ['she', 'his'], ['hers'], ['us']]
    expect(owners(literals, 'uSHErs')).toEqual([0, 1, 2, 3])
    expect(owners(literals, 'ahishe')).toEqual([0, 1])
    expect(owners(literals, 'h-e s')).toEqual([])
    expect(owners(literals, 'h\u00e9 \u4f4f \ud83d\ude00 us')).toEqual([3])
  })

  test('no strings, no text', () => {
    expect(owners([[], []], 'anything')).toEqual([])
    expect(owners([['a']], '')).toEqual([])
  })
})

describe('concepts', () => {
  const health = tag('HE', String.raw`\b(health)\b`, { level: 1 })
  const condition = tag('HE200', String.raw`\b(disease)\b`, {
    level: 2,
    subcategory: 'Condition',
    exclusion: 'poverty',
  })
  const dementia = tag('HE205', String.raw`\b(dementia|alzheimer)`, { subcategory: 'Condition' })
  const hospital = tag('HE402', String.raw`\b(hospitals?)\b`)
  const matcher = createConceptMatcher([health, condition, dementia, hospital])

  test('finds tags with the words that show them', () => {
    expect(matcher.find("Hospital care in dementia and Alzheimer's, hospital transport")).toEqual([
      { code: 'HE205', tag: 'HE205', parts: ['dementia', 'Alzheimer'] },
      { code: 'HE402', tag: 'HE402', parts: ['Hospital', 'hospital'] },
    ])
  })

  test('an exclusion anywhere in the text takes the tag away', () => {
    expect(matcher.codes('disease')).toEqual(['HE200'])
    expect(matcher.codes('to relieve poverty and prevent disease')).toEqual([])
  })

  test('parents are the group, else the category', () => {
    expect(['HE205', 'HE402', 'HE200', 'HE'].map((code) => matcher.parent(code))).toEqual([
      'HE200',
      'HE',
      'HE',
      undefined,
    ])
  })

  test('after many texts the answers are as before', () => {
    const texts = ['dementia', 'hospitals and health', 'x'.repeat(30_000), 'dementia', 'HOSPITALS and health', '']
    expect(texts.map((text) => matcher.codes(text))).toEqual([
      ['HE205'],
      ['HE', 'HE402'],
      [],
      ['HE205'],
      ['HE', 'HE402'],
      [],
    ])
  })

  test('an expression that does not compile is told and matches nothing', () => {
    const problems: Problem[] = []
    expect(createConceptMatcher([tag('BAD', '(open'), hospital], { problems }).codes('open hospital')).toEqual([
      'HE402',
    ])
    expect(problems.map((one) => one.title)).toEqual(['The expression of BAD does not compile.'])
  })

  test('what runs out of time is left out of its text and named', () => {
    let budget = 1
    // Stops the first run in its second text, as a clock would.
    const limit = (run: () => void): boolean => {
      if (budget-- > 0) {
        try {
          run()
        } catch {
          return false
        }
        return true
      }
      run()
      return true
    }
    const slow = new Proxy(['fine hospital', 'slow hospital'], {
      get: (target, key) => {
        if (key === '1' && budget === 0) throw new Error('time')
        return Reflect.get(target, key) as unknown
      },
    })
    const found = createConceptMatcher([hospital]).codesWithin(slow, limit)
    expect(found.codes[0]).toEqual(['HE402'])
    expect(found.problems.map((one) => one.code)).toEqual(['concept-time-limit'])
  })
})
