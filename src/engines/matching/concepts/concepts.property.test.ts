import * as fc from 'fast-check'
import { test } from 'vitest'
import { necessaryLiterals } from './necessary-literals.ts'

const letters = fc.constantFrom('a', 'b', 'c', 'A', '-', ' ', 'é', '.')
const literal = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'A'), minLength: 1, maxLength: 4 })

/** Expressions of the shapes that published taxonomies have. */
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    literal,
    fc.constantFrom('[ab]', '[a-c]', '[^a]', '.', '\\w', '\\.', '\\b', '[eé]'),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => a + b),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(tie('any'), fc.constantFrom('?', '*', '+', '{2}', '{0,2}', '{1,}', '+?'))
      .map(([a, sign]) => `(?:${a})${sign}`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `${a}(?=${b})`),
  ),
})).any

test('every text that an expression matches holds one of its necessary strings', () => {
  const text = fc.string({ unit: letters, maxLength: 12 })
  fc.assert(
    fc.property(expression, fc.array(text, { maxLength: 20 }), (source, texts) => {
      const needed = necessaryLiterals(source)
      if (needed === undefined) return
      const match = new RegExp(source, 'i')
      for (const one of texts) {
        if (!match.test(one)) continue
        const lower = one.toLowerCase()
        if (!needed.some((string) => lower.includes(string)))
          throw new Error(`${source} matches ${JSON.stringify(one)}, needs ${needed.join('|')}`)
      }
    }),
    { numRuns: 3000 },
  )
})
