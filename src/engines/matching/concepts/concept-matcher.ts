import { problem } from '../../../core/problem.ts'
import type { Problem } from '../../../core/problem.ts'
import type { ConceptTag, FoundConcept } from './concept.ts'
import { conceptParents } from './concept.ts'
import { createLiteralScanner } from './literal-scanner.ts'
import type { LiteralScanner } from './literal-scanner.ts'
import { necessaryLiterals } from './necessary-literals.ts'

/** Runs something within a time limit, `false` if it had to be stopped. An engine has no clock: the caller brings it. */
export type TimeLimit = (run: () => void) => boolean

/** Codes of many texts, and which expressions ran out of time on which text. */
export type CodesOfTexts = Readonly<{ codes: readonly (readonly string[])[]; problems: readonly Problem[] }>

/** Finds the tags of texts. */
export interface ConceptMatcher {
  /** Codes whose expression matches and whose exclusion does not, in the order of the taxonomy. */
  codes(text: string): readonly string[]
  /** The same with the words that show each. */
  find(text: string): readonly FoundConcept[]
  /** Codes of texts that come from outside: an expression that runs out of time on a text is named and left out there. */
  codesWithin(texts: readonly string[], limit: TimeLimit): CodesOfTexts
  /** The tag above, if there is one. */
  parent(code: string): string | undefined
  tag(code: string): ConceptTag | undefined
}

type Expression = Readonly<{ tag: ConceptTag; match: RegExp; exclude: RegExp | undefined }>

/**
 * Compiles the taxonomy at the first text. `problems` receives expressions that do not compile; they match nothing.
 * With `prefilter: false` every expression runs on every text, which is what the tests compare with.
 */
export function createConceptMatcher(
  tags: readonly ConceptTag[],
  options: Readonly<{ prefilter?: boolean; problems?: Problem[] }> = {},
): ConceptMatcher {
  let ready: Compiled | undefined
  const compiled = (): Compiled => (ready ??= compile(tags, options.prefilter ?? true, options.problems ?? []))
  const parents = conceptParents(tags)
  const byCode = new Map(tags.map((tag) => [tag.code, tag]))
  return {
    codes: (text) => matching(compiled(), text, noProgress).map((expression) => expression.tag.code),
    find: (text) => matching(compiled(), text, noProgress).map((expression) => found(expression, text)),
    codesWithin: (texts, limit) => codesWithin(compiled(), texts, limit),
    parent: (code) => parents.get(code),
    tag: (code) => byCode.get(code),
  }
}

type Compiled = Readonly<{
  expressions: readonly Expression[]
  scanner: LiteralScanner
  /** Expressions that promise no letters run on every text. */
  always: readonly number[]
  /** One mark an expression, cleared after each text. */
  marks: Uint8Array
}>

function compile(tags: readonly ConceptTag[], prefilter: boolean, problems: Problem[]): Compiled {
  const expressions: Expression[] = []
  for (const tag of tags) {
    if (tag.expression === '') continue
    try {
      const exclude = tag.exclusion === '' ? undefined : new RegExp(tag.exclusion, 'i')
      expressions.push({ tag, match: new RegExp(tag.expression, 'i'), exclude })
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      problems.push(problem('invalid', 'concept-expression', `The expression of ${tag.code} does not compile.`, { detail }))
    }
  }
  const literals = expressions.map(({ tag }) => (prefilter ? necessaryLiterals(tag.expression) : undefined))
  const always = literals.flatMap((strings, at) => (strings === undefined ? [at] : []))
  const scanner = createLiteralScanner(literals.map((strings) => strings ?? []))
  return { expressions, scanner, always, marks: new Uint8Array(expressions.length) }
}

function noProgress(): boolean {
  return true
}

/** Expressions that match; `before` is told each one before it runs, and may pass it over. */
function matching(compiled: Compiled, text: string, before: (expression: Expression) => boolean): Expression[] {
  const { expressions, scanner, always, marks } = compiled
  const candidates = [...always]
  scanner.scan(text, (owner) => {
    if (marks[owner] === 1) return
    marks[owner] = 1
    candidates.push(owner)
  })
  marks.fill(0)
  candidates.sort((a, b) => a - b)
  return candidates
    .map((at) => expressions[at])
    .filter((expression) => expression !== undefined)
    .filter((one) => before(one) && one.match.test(text) && !one.exclude?.test(text))
}

function found({ tag, match }: Expression, text: string): FoundConcept {
  const parts = new Set<string>()
  for (const part of text.matchAll(new RegExp(match.source, 'gi'))) if (part[0].trim() !== '') parts.add(part[0].trim())
  return { code: tag.code, tag: tag.tag, parts: [...parts] }
}

function codesWithin(compiled: Compiled, texts: readonly string[], limit: TimeLimit): CodesOfTexts {
  const codes: string[][] = []
  const problems: Problem[] = []
  const tooSlow = new Set<string>()
  let running = ''
  const start = (expression: Expression): boolean => {
    running = expression.tag.code
    return !tooSlow.has(running)
  }
  const work = (): void => {
    while (codes.length < texts.length) {
      const text = texts[codes.length] ?? ''
      codes.push(matching(compiled, text, start).map((expression) => expression.tag.code))
      tooSlow.clear()
    }
  }
  // Each stop names one expression, which is passed over on that text; the texts before it keep their codes.
  while (!limit(work)) {
    tooSlow.add(running)
    const title = `The expression of ${running} took too long on text ${codes.length + 1} and was left out there.`
    problems.push(problem('unavailable', 'concept-time-limit', title))
    if (tooSlow.size > compiled.expressions.length) break
  }
  return { codes, problems }
}
