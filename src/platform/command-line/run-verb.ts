import { parseArgs } from 'node:util'
import type { Config } from '../../config.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { problemDocument } from '../http/problem-document.ts'
import { createProgressLine, type ProgressStream } from './progress-line.ts'
import { wrongUsage, type Outcome, type Surroundings, type Verb } from './verb.ts'

/** A line of the table of verbs. The verb's own file is loaded only when it is asked for. */
export type ListedVerb = Readonly<{
  name: string
  /** What to type, one line a form, without the program's name. */
  usage: readonly string[]
  summary: string
  load: () => Promise<Readonly<{ verb: Verb }>>
}>

/** What the command line stands in; tests give their own. */
export type Terminal = Readonly<{
  out: (text: string) => void
  error: ProgressStream
  standardInput: () => Promise<string>
  config: () => Promise<Config>
  version: () => Promise<string>
}>

const helpWords = new Set(['help', '--help', '-h'])

/** Runs what was typed and answers the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function runVerb(
  verbs: readonly ListedVerb[],
  words: readonly string[],
  terminal: Terminal,
): Promise<0 | 1 | 2> {
  const [name, ...rest] = words
  if (name === undefined || helpWords.has(name)) {
    const text = overview(verbs)
    if (name === undefined) terminal.error.write(text)
    else terminal.out(text)
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    terminal.out(`${await terminal.version()}\n`)
    return 0
  }
  const listed = verbs.find((verb) => verb.name === name)
  const json = rest.includes('--json')
  if (listed === undefined) {
    return report(wrongUsage(`There is no verb ${name}.`), json, overview(verbs), terminal)
  }
  const beforeWords = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest
  if (beforeWords.includes('--help') || beforeWords.includes('-h')) {
    terminal.out(usageOf(listed))
    return 0
  }
  return report(await outcomeOf(listed, rest, json, terminal), json, usageOf(listed), terminal)
}

async function outcomeOf(
  listed: ListedVerb,
  rest: readonly string[],
  json: boolean,
  terminal: Terminal,
): Promise<Outcome> {
  const { verb } = await listed.load()
  let given
  try {
    given = parseArgs({
      args: [...rest],
      options: { ...verb.options, json: { type: 'boolean' } },
      allowPositionals: true,
    })
  } catch (error) {
    return wrongUsage((error as Error).message)
  }
  const line = createProgressLine(terminal.error)
  const surroundings: Surroundings = {
    config: terminal.config,
    standardInput: terminal.standardInput,
    json,
    say: (message) => {
      line.end()
      terminal.error.write(`${message}\n`)
    },
    progress: (task, share, note) => {
      line.show(Math.floor(share * 100), note === undefined ? task : `${task}: ${note}`)
    },
  }
  try {
    return await verb.run({ ...surroundings, values: given.values, positionals: given.positionals })
  } catch (error) {
    const expected = await expectedProblem(error)
    if (expected === undefined) throw error
    return { kind: 'refused', problem: expected }
  } finally {
    line.end()
  }
}

// Loaded only when something was thrown: most verbs know no database.
async function expectedProblem(error: unknown): Promise<Problem | undefined> {
  const { databaseProblem } = await import('../database/database-problem.ts')
  const { ConfigError } = await import('../../config.ts')
  if (error instanceof ConfigError) return problem('invalid', 'wrong-setting', error.message)
  return databaseProblem(error)
}

function report(outcome: Outcome, json: boolean, usage: string, terminal: Terminal): 0 | 1 | 2 {
  if (outcome.kind === 'done') {
    if (outcome.answer !== undefined) {
      terminal.out(json ? `${JSON.stringify(outcome.answer.json)}\n` : outcome.answer.text())
    }
    return 0
  }
  if (outcome.kind === 'partly-refused') {
    terminal.out(json ? `${JSON.stringify(outcome.answer.json)}\n` : outcome.answer.text())
    terminal.error.write(inWords(outcome.problem))
    return 1
  }
  if (outcome.kind === 'refused') {
    if (json) terminal.out(`${JSON.stringify(problemDocument(outcome.problem))}\n`)
    terminal.error.write(inWords(outcome.problem))
    return 1
  }
  if (json) {
    const refusal = problem('invalid', 'wrong-usage', outcome.message, { detail: usage.trim() })
    terminal.out(`${JSON.stringify(problemDocument(refusal))}\n`)
  }
  terminal.error.write(`exchange: ${outcome.message}\n\n${usage}`)
  return 2
}

function inWords({ title, detail, fields = [], suggestions = [] }: Problem): string {
  const lines = [
    `exchange: ${title}`,
    ...(detail === undefined ? [] : [detail]),
    ...fields.map(({ field, message }) => `  ${field}: ${message}`),
    ...(suggestions.length === 0 ? [] : [`Did you mean: ${suggestions.join(', ')}?`]),
  ]
  return `${lines.join('\n')}\n`
}

function usageOf({ usage, summary }: ListedVerb): string {
  return `${summary}\n\n${usage.map((line) => `  exchange ${line}`).join('\n')}\n`
}

function overview(verbs: readonly ListedVerb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length))
  const lines = verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: exchange VERB [...] [--json]\n\n${lines.join('\n')}\n\nexchange VERB --help says more. Exit: 0 done, 1 refused, 2 wrong usage.\n`
}
