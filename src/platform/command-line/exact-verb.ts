import { readFileSync } from 'node:fs'
import type { ExactAnswer } from '../../core/exact/answer.ts'
import { problem } from '../../core/problem.ts'
import { placeOfJsonFault } from './json-fault.ts'
import { defineVerb, done, partlyRefused, refused, wrongUsage, type Outcome, type Verb } from './verb.ts'

/**
 * A verb that answers one request or a list of them, each by itself, from a file or standard input. `prepare` reads what all
 * of them need; `inWords` tells people.
 */
export function exactVerb(
  prepare: () => Promise<(request: unknown) => ExactAnswer>,
  inWords: (answer: ExactAnswer) => string,
): Verb {
  return defineVerb({
    options: {},
    async run({ positionals, standardInput }): Promise<Outcome> {
      const [file, ...more] = positionals
      if (file === undefined || more.length > 0) return wrongUsage('Give one request, or - for standard input.')
      const text = file === '-' ? await standardInput() : readText(file)
      if (text === undefined) return refused(problem('not-found', 'missing-file', `There is no file ${file}.`))
      const fault = placeOfJsonFault(text)
      if (fault !== undefined)
        return refused(problem('invalid', 'unreadable-request', `The request is not valid JSON: ${fault}.`))
      const raw: unknown = JSON.parse(text, exactly as (key: string, value: unknown) => unknown)
      const answerOne = await prepare()
      const answers = (Array.isArray(raw) ? raw : [raw]).map(answerOne)
      const answer = { json: Array.isArray(raw) ? answers : answers[0], text: () => answers.map(inWords).join('\n') }
      const first = answers.find((one) => !one.ok)
      if (first === undefined || first.ok) return done(answer)
      const { code, detail, pointer } = first.problem
      return partlyRefused(answer, problem('invalid', code, detail, { fields: [{ field: pointer, message: detail }] }))
    },
  })
}

/** A number with more digits than a double holds is kept as it is written. */
function exactly(_key: string, value: unknown, { source }: { source?: string }): unknown {
  return typeof value === 'number' && source !== undefined && source.length > 15 ? source : value
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return undefined
    throw error
  }
}
