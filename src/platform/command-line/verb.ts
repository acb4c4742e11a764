import type { parseArgs, ParseArgsConfig } from 'node:util'
import type { Config } from '../../config.ts'
import type { Problem } from '../../core/problem.ts'

/** Options as `node:util` parses them; `json` and `help` are every verb's and not listed. */
export type VerbOptions = NonNullable<ParseArgsConfig['options']>

/** What a verb may use of the world around it. Standard output belongs to the answer alone. */
export type Surroundings = Readonly<{
  /** Reads the settings when first asked, since a verb that needs none should not wait for them. */
  config: () => Promise<Config>
  /** All of standard input, as text. */
  standardInput: () => Promise<string>
  /** A message for people, on standard error. */
  say: (line: string) => void
  /** How far long work is: 0 to 1, and a note; drawn on standard error. */
  progress: (task: string, share: number, note?: string) => void
  /** Whether `--json` was given: then say little. */
  json: boolean
}>

/** What was typed after the verb, parsed. */
export type Invocation<Options extends VerbOptions> = Surroundings &
  Readonly<Pick<ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>, 'values' | 'positionals'>>

/** How a verb ended: 0 done, 1 refused, 2 wrong usage. */
export type Outcome =
  | Readonly<{ kind: 'done'; answer?: Answer }>
  /** Some of what was asked is answered and some refused; the answer says which. */
  | Readonly<{ kind: 'partly-refused'; answer: Answer; problem: Problem }>
  | Readonly<{ kind: 'refused'; problem: Problem }>
  | Readonly<{ kind: 'wrong-usage'; message: string }>

/** One answer in its two forms: a JSON value in the order of its keys, and text for people. */
export type Answer = Readonly<{ json: unknown; text: () => string }>

/** A verb as its file exports it: `export const verb = defineVerb({ options, run })`. */
export type Verb = Readonly<{
  options: VerbOptions
  run: (invocation: Invocation<VerbOptions>) => Promise<Outcome>
}>

/** Makes a verb; the options given decide the types that `run` finds in `values`. */
export function defineVerb<const Options extends VerbOptions>(
  definition: Readonly<{ options: Options; run: (invocation: Invocation<Options>) => Promise<Outcome> }>,
): Verb {
  return definition as unknown as Verb
}

/** The verb did its work. */
export function done(answer?: Answer): Outcome {
  return answer === undefined ? { kind: 'done' } : { kind: 'done', answer }
}

/** The verb refuses, with what is wrong and what to do. */
export function refused(problem: Problem): Outcome {
  return { kind: 'refused', problem }
}

/** The verb answers, and its answer holds refusals: what it says exits with 1. `problem` is what people are told. */
export function partlyRefused(answer: Answer, problem: Problem): Outcome {
  return { kind: 'partly-refused', answer, problem }
}

/** What was typed is not how the verb is used. */
export function wrongUsage(message: string): Outcome {
  return { kind: 'wrong-usage', message }
}
