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
type CodesOfTexts = Readonly<{ codes: readonly (readonly string[])[]; problems: readonly Problem[] }>

/** Finds the tags of texts. */
export interface ConceptMatcher {
  /**
   * Codes whose expression matches and whose exclusion does not, in the order of the taxonomy. `mayRun` is told each code before its
   * expression runs, and may pass it over: whoever stops a text half-way knows by it which expression was at work.
   */
  codes(text: string, mayRun?: (code: string) => boolean): readonly string[]
  /** The same with the words that show each. */
  find(text: string): readonly FoundConcept[]
  /** Codes of texts that come from outside: an expression that runs out of time on a text is named and left out there. */
  codesWithin(texts: readonly string[], limit: TimeLimit): CodesOfTexts
  /** The tag above, if there is one. */
  parent(code: string): string | undefined
  tag(code: string): ConceptTag | undefined
  readonly tags: readonly ConceptTag[]
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
    codes: (text, mayRun) =>
      matching(compiled(), text, mayRun === undefined ? noProgress : ({ tag }) => mayRun(tag.code)).map(
        (expression) => expression.tag.code,
      ),
    find: (text) => matching(compiled(), text, noProgress).map((expression) => found(expression, text)),
    codesWithin: (texts, limit) => codesWithin(compiled(), texts, limit),
    parent: (code) => parents.get(code),
    tag: (code) => byCode.get(code),
    tags,
  }
}

type Compiled = {
  readonly expressions: readonly Expression[]
  readonly prefilter: boolean
  /** Letters read so far, and the sieve that is made once they are many. */
  letters: number
  sieve: Sieve | undefined
}

type Sieve = Readonly<{
  scanner: LiteralScanner
  /** Expressions that promise no letters run on every text. */
  always: readonly number[]
  /** One mark an expression, so that each is a candidate once. */
  marks: Uint8Array
}>

/** Making the sieve takes as long as going over so many letters without it; one need is never worth it. */
const lettersBeforeSieve = 20_000

function compile(tags: readonly ConceptTag[], prefilter: boolean, problems: Problem[]): Compiled {
  const expressions: Expression[] = []
  for (const tag of tags) {
    if (tag.expression === '') continue
    try {
      const exclude = tag.exclusion === '' ? undefined : new RegExp(tag.exclusion, 'i')
      expressions.push({ tag, match: new RegExp(tag.expression, 'i'), exclude })
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      problems.push(
        problem('invalid', 'concept-expression', `The expression of ${tag.code} does not compile.`, { detail }),
      )
    }
  }
  return { expressions, prefilter, letters: 0, sieve: undefined }
}

function makeSieve(expressions: readonly Expression[]): Sieve {
  const literals = expressions.map(({ tag }) => tag.literals ?? necessaryLiterals(tag.expression))
  const always = literals.flatMap((strings, at) => (strings === undefined ? [at] : []))
  const scanner = createLiteralScanner(literals.map((strings) => strings ?? []))
  return { scanner, always, marks: new Uint8Array(expressions.length) }
}

function noProgress(): boolean {
  return true
}

/** Expressions that may match a text, in the order of the taxonomy. */
function candidates(compiled: Compiled, text: string): readonly Expression[] {
  const { expressions } = compiled
  compiled.letters += text.length
  if (!compiled.prefilter) return expressions
  if (compiled.sieve === undefined && compiled.letters < lettersBeforeSieve) {
    const lower = text.toLowerCase()
    return expressions.filter(({ tag }) => tag.literals?.some((literal) => lower.includes(literal)) ?? true)
  }
  const { scanner, always, marks } = (compiled.sieve ??= makeSieve(expressions))
  // Cleared here and not at the end, since a time limit may have stopped the last text half-way.
  marks.fill(0)
  for (const owner of always) marks[owner] = 1
  scanner.scan(text, (owner) => {
    marks[owner] = 1
  })
  return expressions.filter((_, at) => marks[at] === 1)
}

/** Expressions that match; `before` is told each one before it runs, and may pass it over. */
function matching(compiled: Compiled, text: string, before: (expression: Expression) => boolean): Expression[] {
  return candidates(compiled, text).filter((one) => before(one) && one.match.test(text) && !one.exclude?.test(text))
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
