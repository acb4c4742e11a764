import type { Choice } from './profile-choices.ts'
import type { Profile } from './profile.schema.ts'

/** One question of a step. `lines`: one answer a line. */
export type Question<Name extends string = string> = Readonly<{
  name: Name
  label: string
  hint?: string
}> &
  Readonly<
    | { answer: 'line' | 'text' | 'lines' }
    | { answer: 'choice' | 'select'; choices: readonly Choice[] }
    | { answer: 'service' }
  >

type ListName = {
  [Key in keyof Profile]: Profile[Key] extends readonly Readonly<Record<string, string>>[] ? Key : never
}[keyof Profile]
type PlainName = Exclude<keyof Profile, ListName>

type StepCommon = Readonly<{
  id: string
  title: string
  hint?: string
  /** Asked of attempts alone. */
  attemptsOnly?: boolean
  /** Nothing can be sent to a reviewer without it. */
  needed?: boolean
}>

/** One page of the form: a few questions that belong together, or one list of things. */
export type Step = StepCommon &
  Readonly<
    | { kind: 'questions'; questions: readonly Question<PlainName>[] }
    | { kind: 'rows'; list: ListName; thing: string; questions: readonly Question[] }
  >

/** Steps under one heading of the task list. */
export type StepGroup = Readonly<{ title: string; steps: readonly Step[] }>
