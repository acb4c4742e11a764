import { createHash } from 'node:crypto'
import type { FieldError } from '../../../core/problem.ts'
import { longestLine, longestText, mostRows, profileSchema, type Profile } from './profile.schema.ts'
import type { Question, Step } from './profile-step.ts'

/** What was typed, by the name of the field; what is not there was not typed. */
export type Typed = Readonly<Record<string, string>>

/** The name of a field in a list: `components-0-what`. */
export function rowField(list: string, at: number, name: string): string {
  return `${list}-${at}-${name}`
}

/** What a step's fields hold for a profile as it is saved. */
export function typedOf(step: Step, profile: Profile): Typed {
  if (step.kind === 'questions') {
    return Object.fromEntries(step.questions.map(({ name }) => [name, written(profile[name])]))
  }
  const rows: readonly Typed[] = profile[step.list]
  return Object.fromEntries(
    rows.flatMap((row, at) => step.questions.map(({ name }) => [rowField(step.list, at, name), row[name] ?? ''])),
  )
}

const written = (value: string | readonly string[]) => (typeof value === 'string' ? value : value.join('\n'))

/**
 * Names the answers of one step as they are saved. A form carries it: if it no longer fits when the form is sent, somebody else has
 * saved other answers to this step meanwhile. Other steps may have changed, which is nobody's conflict.
 */
export function answersPrint(step: Step, profile: Profile): string {
  return createHash('sha256')
    .update(JSON.stringify(typedOf(step, profile)))
    .digest('base64url')
    .slice(0, 16)
}

/** How many rows of a list were typed, empty ones among them. */
export function rowsTyped(step: Step, typed: Typed): number {
  if (step.kind === 'questions') return 0
  const numbers = Object.keys(typed).flatMap((name) => {
    const [list, at] = name.split('-')
    return list === step.list && at !== undefined && /^\d{1,2}$/.test(at) ? [Number(at) + 1] : []
  })
  return Math.min(mostRows, Math.max(0, ...numbers))
}

/**
 * A profile with the answers of one step put in. A draft may be saved with anything left out; refused is only what is too long
 * or is no answer of the list, each with its field.
 */
export function withAnswers(
  profile: Profile,
  step: Step,
  typed: Typed,
): Readonly<{ ok: true; profile: Profile }> | Readonly<{ ok: false; fields: readonly FieldError[] }> {
  const parsed = profileSchema.safeParse({ ...profile, ...given(step, typed) })
  if (parsed.success) return { ok: true, profile: parsed.data }
  return {
    ok: false,
    fields: parsed.error.issues.map((issue) => ({ field: fieldOf(issue.path), message: message(issue.code, step) })),
  }
}

function given(step: Step, typed: Typed): Readonly<Record<string, unknown>> {
  if (step.kind === 'questions') {
    return Object.fromEntries(step.questions.map((question) => [question.name, answer(question, typed)]))
  }
  const rows = Array.from({ length: rowsTyped(step, typed) }, (_, at) =>
    Object.fromEntries(
      step.questions.map(({ name }) => [name, (typed[rowField(step.list, at, name)] ?? '').trim()] as const),
    ),
  )
  // A row without a word is one that was taken out.
  const kept = rows.filter((row) => Object.values(row).some((value) => value !== ''))
  return { [step.list]: kept }
}

function answer({ name, answer: kind }: Question, typed: Typed): string | readonly string[] {
  const value = (typed[name] ?? '').replaceAll('\r\n', '\n').trim()
  if (kind !== 'lines') return value
  return value
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** A list of lines is one field: its error stands there. */
function fieldOf(path: readonly PropertyKey[]): string {
  const parts = path.map(String)
  return parts.length === 2 ? (parts[0] ?? '') : parts.join('-')
}

function message(code: string, step: Step): string {
  if (code !== 'too_big') return `Choose one of the answers in “${step.title}”`
  const long = `${longestText.toLocaleString('en-GB')} letters in a long answer, ${longestLine} in a line`
  return `Make it shorter: there is room for ${long} and ${mostRows} lines in a list`
}
