import type { Posting } from '../posting.ts'
import type { ConceptTag } from './concept.ts'

/** Where people say what a document is about; a place name or a procurement heading says nothing of that. */
const counted = ['problem', 'people', 'outcome', 'done'] as const

/** One more for a title that shows the concept. */
const forTitle = 1

/**
 * Makes the function that tells how strongly a document is about one of its concepts: how often the expression matches its text, at
 * least 1, and one more if its title shows it. Concepts without an expression count 1. An expression is compiled when a document
 * first has its code, and runs on no others.
 */
export function createConceptStrength(tags: readonly ConceptTag[]): (posting: Posting, code: string) => number {
  const expressions = new Map(tags.map(({ code, expression }) => [code, expression]))
  const compiled = new Map<string, RegExp | undefined>()
  const expressionOf = (code: string): RegExp | undefined => {
    if (!compiled.has(code)) compiled.set(code, compile(expressions.get(code) ?? ''))
    return compiled.get(code)
  }
  return ({ kind, fields }, code) => {
    const expression = expressionOf(code)
    if (expression === undefined) return 1
    const title = kind === 'record' ? fields.problem : fields.name
    let matches = 0
    for (const field of counted) {
      const text = fields[field]
      if (text && !(kind === 'record' && field === 'problem')) matches += count(expression, text)
    }
    return Math.max(1, matches) + (title && count(expression, title) > 0 ? forTitle : 0)
  }
}

function compile(expression: string): RegExp | undefined {
  if (expression === '') return undefined
  try {
    return new RegExp(expression, 'gi')
  } catch {
    // The matcher has named it already, and no document has its code.
    return undefined
  }
}

function count(expression: RegExp, text: string): number {
  return text.match(expression)?.length ?? 0
}
