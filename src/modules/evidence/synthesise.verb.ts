import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { problem, type Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import type { Columns } from '../../engines/synthesis/index.ts'
import { defineVerb, done, partlyRefused, refused, wrongUsage } from '../../platform/command-line/verb.ts'
import { readCsvColumns } from './csv-columns.ts'
import { readRequestJson } from './read-request.ts'
import { answerRequest, holdsRefusal, refusedAnswer, type BatchAnswer } from './synthesise.batch.ts'
import { synthesisText } from './synthesise.text.ts'

/** `exchange synthesise REQUEST.json`: effect sizes, models and diagnostics over a table of studies; `-` reads standard input. */
export const verb = defineVerb({
  options: {},
  async run({ positionals, standardInput }) {
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return wrongUsage('Give one request, or - for standard input.')
    const text = file === '-' ? await standardInput() : readText(file)
    if (text === undefined) return refused(problem('not-found', 'missing-file', `There is no file ${file}.`))
    const raw = readRequestJson(text)
    if (!raw.ok) {
      const answer = refusedAnswer(null, raw.problem)
      return partlyRefused({ json: answer, text: () => '' }, raw.problem)
    }
    const readColumns = columnsBeside(file === '-' ? process.cwd() : dirname(resolve(file)))
    const many = Array.isArray(raw.value)
    const requests: readonly unknown[] = Array.isArray(raw.value) ? raw.value : [raw.value]
    const answers = requests.map((request) => answerRequest(request, readColumns))
    const answer = { json: many ? answers : answers[0], text: () => answers.map(synthesisText).join('\n') }
    const count = answers.filter(holdsRefusal).length
    if (count === 0) return done(answer)
    return partlyRefused(answer, whyRefused(answers, count))
  },
})

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      return undefined
    throw error
  }
}

/** Tables are named beside the request; each is read once. */
function columnsBeside(folder: string): (file: string) => Result<Columns, Problem> {
  const known = new Map<string, Result<Columns, Problem>>()
  return (file) => {
    const path = resolve(folder, file)
    const read = known.get(path) ?? readCsvColumns(path)
    known.set(path, read)
    return read
  }
}

function whyRefused(answers: readonly BatchAnswer[], count: number): Problem {
  const first = answers.flatMap((answer) => ('problem' in answer ? [answer.problem] : []))[0]
  if (answers.length === 1 && first !== undefined) {
    return problem('invalid', first.type, first.title, first.detail === undefined ? {} : { detail: first.detail })
  }
  return problem(
    'invalid',
    'partly-refused',
    `${count} of ${answers.length} requests were refused in whole or in part.`,
  )
}
