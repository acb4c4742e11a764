import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import { readContract, unreadable } from '../../engines/fairness/index.ts'
import { placeOfJsonFault } from '../../platform/command-line/json-fault.ts'
import { defineVerb, done, partlyRefused, refused, wrongUsage } from '../../platform/command-line/verb.ts'
import { contractText } from './contract.text.ts'

const item = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  lead: z.string().optional(),
  whole: z.boolean().optional(),
})
const largest = 8 * 1024 * 1024

/** `exchange contract FILE`: reads an agreement, or a list of wordings where the file ends in `.json`. */
export const verb = defineVerb({
  options: {},
  async run({ positionals, standardInput }) {
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return wrongUsage('Give one file, or - for standard input.')
    const text = file === '-' ? await standardInput() : readText(file)
    if (text === undefined) return refused(problem('not-found', 'missing-file', `There is no file ${file}.`))
    if (text.length > largest) return refused(problem('too-large', 'too-large', 'At most 8 MB of text are read.'))
    return file.endsWith('.json') ? readMany(text) : readOne(text)
  },
})

function readOne(text: string) {
  const fault = unreadable(text)
  if (fault !== undefined) {
    const answer = { json: { ok: false, problem: fault }, text: () => '' }
    return partlyRefused(answer, problem('invalid', fault.code, fault.detail))
  }
  const reading = readContract({ text, whole: true })
  return done({ json: { ok: true, ...reading }, text: () => contractText(reading) })
}

function readMany(text: string) {
  const fault = placeOfJsonFault(text)
  if (fault !== undefined)
    return refused(problem('invalid', 'unreadable-request', `The list is not valid JSON: ${fault}.`))
  const list = z.array(item).safeParse(JSON.parse(text))
  if (!list.success) {
    const [first] = list.error.issues
    return refused(
      problem(
        'invalid',
        'unreadable-request',
        `The list is not right at ${first?.path.join('/') ?? ''}: ${first?.message ?? ''}`,
      ),
    )
  }
  const answers = list.data.map(({ id, ...given }) => {
    const wrong = unreadable(given.text)
    if (wrong !== undefined) return { id, ok: false, problem: wrong }
    const { flags, protections, absences } = readContract(given)
    return { id, ok: true, flags, protections, absences }
  })
  const answer = {
    json: answers,
    text: () =>
      answers
        .map((one) => `${one.id ?? ''}: ${one.ok ? `${one.flags?.length ?? 0} flags` : one.problem?.detail}\n`)
        .join(''),
  }
  const bad = answers.find((one) => !one.ok)
  return bad === undefined
    ? done(answer)
    : partlyRefused(
        answer,
        problem('invalid', bad.problem?.code ?? 'empty', `${String(bad.id)}: ${bad.problem?.detail ?? ''}`),
      )
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
