import { z } from 'zod'
import { readTypedDate } from '../../core/typed-date.ts'
import type { Question } from '../../design-system/form/fields.tsx'
import { changes, sameFunction } from './adaptation.domain.ts'
import { adoptionReasons, heardBy } from './adoption.domain.ts'

const longest = 4_000
const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** Words that must be given. */
export const said = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(longest, 'Use 4,000 characters or fewer')
const count = (message: string) =>
  z
    .string({ error: message })
    .trim()
    .regex(/^\d{1,7}$/, message)
    .transform(Number)
const day = (message: string) =>
  z.string({ error: message }).transform((text, context) => {
    const found = readTypedDate(text)
    if (found !== undefined) return found
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
const reasonTyped = z.enum(
  ['leadership', 'approvals', 'staffing', 'resources', 'cost', 'poor_fit', 'result', 'other'],
  { error: 'Choose a reason' },
)

/** How an adopter heard of it. */
export const heardQuestion: Question = {
  name: 'heard_by',
  kind: 'radios',
  label: 'How did you hear of it?',
  choices: choicesOf(heardBy),
}
/** See {@link heardQuestion}. */
export const heardTyped = z.enum(['introduction', 'event', 'search', 'colleague', 'other'], {
  error: 'Choose how you heard of it',
})

const reasonQuestions: readonly Question[] = [
  { name: 'reason', kind: 'radios', label: 'Why?', choices: choicesOf(adoptionReasons) },
  {
    name: 'reason_words',
    kind: 'text',
    label: 'Say it in your own words',
    hint: 'Others learn most from this.',
    rows: 3,
  },
]
const reasonFields = { reason: reasonTyped, reason_words: said('Say why in your own words') }

/** The four questions before a decision, and how far the decision had to travel. */
export const decisionForm = {
  questions: [
    {
      name: 'decision',
      kind: 'radios',
      label: 'What have you decided?',
      choices: [
        { value: 'adopt', text: 'To take it up' },
        { value: 'trial', text: 'To try it first' },
        { value: 'reject', text: 'Not to take it up' },
      ],
    },
    { name: 'does_it_fit', kind: 'text', label: 'Does it fit what is needed here?', rows: 3 },
    { name: 'should_we', kind: 'text', label: 'Should we do it here?', rows: 3 },
    { name: 'can_we', kind: 'text', label: 'Can we do it here?', rows: 3 },
    { name: 'how_will_we', kind: 'text', label: 'How will we do it?', rows: 3 },
    { name: 'decided_on', kind: 'day', label: 'When was it decided?' },
    { name: 'decided_by', kind: 'line', label: 'Who decided?', hint: 'By what they do, not by name' },
    { name: 'levels', kind: 'number', label: 'How many levels had to sign it off?' },
    { name: 'people', kind: 'number', label: 'How many people had to agree?' },
    { name: 'days', kind: 'number', label: 'How many days did the decision take?' },
    {
      name: 'reason',
      kind: 'select',
      label: 'If you decided against it: why?',
      choices: [{ value: '', text: 'It was not decided against' }, ...choicesOf(adoptionReasons)],
    },
    { name: 'reason_words', kind: 'text', label: 'If you decided against it: say it in your own words', rows: 2 },
  ] satisfies readonly Question[],
  schema: z
    .object({
      decision: z.enum(['adopt', 'trial', 'reject'], { error: 'Choose what you decided' }),
      does_it_fit: said('Say whether it fits'),
      should_we: said('Say whether you should do it'),
      can_we: said('Say whether you can do it'),
      how_will_we: said('Say how you will do it'),
      decided_on: day('Type the day of the decision, such as 27 3 2026'),
      decided_by: said('Say who decided'),
      levels: count('Type how many levels, as a number'),
      people: count('Type how many people, as a number'),
      days: count('Type how many days, as a number'),
      reason: z.union([reasonTyped, z.literal('')]).optional(),
      reason_words: z.string().trim().max(longest).optional(),
    })
    .transform((typed, context) => {
      const decision = {
        kind: typed.decision,
        doesItFit: typed.does_it_fit,
        shouldWe: typed.should_we,
        canWe: typed.can_we,
        howWillWe: typed.how_will_we,
        decidedOn: typed.decided_on,
        decidedBy: typed.decided_by,
        levels: typed.levels,
        people: typed.people,
        days: typed.days,
      }
      if (typed.decision !== 'reject') return { event: 'decide', decision } as const
      if (typed.reason === undefined || typed.reason === '' || (typed.reason_words ?? '') === '') {
        const path = typed.reason === undefined || typed.reason === '' ? 'reason' : 'reason_words'
        context.addIssue({ code: 'custom', path: [path], message: 'Say why you decided against it' })
        return z.NEVER
      }
      return { event: 'reject', decision, reason: typed.reason, reasonWords: typed.reason_words } as const
    }),
}

const startQuestions: readonly Question[] = [
  { name: 'started_on', kind: 'day', label: 'When did it start?' },
  { name: 'first_reach', kind: 'number', label: 'How many people did it reach first?' },
]
const startFields = {
  started_on: day('Type the day on which it started, such as 27 3 2026'),
  first_reach: count('Type how many people, as a number'),
}

/** A change that an adopter made, with the practice's own parts to choose from. */
export function adaptationQuestions(core: readonly string[], adaptable: readonly string[]): readonly Question[] {
  const parts = [
    ...core.map((text) => ({ value: `core:${text}`, text: `${text} (core)` })),
    ...adaptable.map((text) => ({ value: `adaptable:${text}`, text: `${text} (adaptable)` })),
    { value: 'other:', text: 'Something that is not among its parts' },
  ]
  return [
    { name: 'component', kind: 'radios', label: 'Which part?', choices: parts },
    { name: 'change', kind: 'radios', label: 'What did you do with it?', choices: choicesOf(changes) },
    { name: 'what', kind: 'text', label: 'What is different now?', rows: 3 },
    { name: 'why', kind: 'text', label: 'Why?', rows: 3 },
    {
      name: 'planned',
      kind: 'radios',
      label: 'Was it planned?',
      choices: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No, it came about' },
      ],
    },
    {
      name: 'same_function',
      kind: 'radios',
      label: 'Does it still do what it was there for?',
      choices: choicesOf(sameFunction),
    },
    { name: 'decided_by', kind: 'line', label: 'Who decided?', hint: 'By what they do, not by name' },
    { name: 'made_on', kind: 'day', label: 'Since when?' },
  ]
}

/** See {@link adaptationQuestions}. */
export const adaptationSchema = z
  .object({
    component: z.string({ error: 'Choose which part' }).max(600),
    change: z.enum(['changed', 'left_out', 'added'], { error: 'Choose what you did with it' }),
    what: said('Say what is different now'),
    why: said('Say why'),
    planned: z.enum(['yes', 'no'], { error: 'Say whether it was planned' }),
    same_function: z.enum(['yes', 'no', 'unknown'], { error: 'Say whether it still does what it was there for' }),
    decided_by: said('Say who decided'),
    made_on: day('Type the day from which it was different, such as 27 3 2026'),
  })
  .transform((typed) => ({
    component: typed.component.replace(/^(?:core|adaptable|other):/, '') || 'Something else',
    isCore: typed.component.startsWith('core:'),
    change: typed.change,
    what: typed.what,
    why: typed.why,
    planned: typed.planned === 'yes',
    sameFunction: typed.same_function,
    decidedBy: typed.decided_by,
    madeOn: typed.made_on,
  }))

/** Forms of one step with no more than a day, a number or a reason. */
export const plainForms = {
  consider: {
    title: 'Consider it',
    button: 'We are considering it',
    questions: [],
    schema: z.object({}).transform(() => ({ event: 'consider' }) as const),
  },
  start: {
    title: 'Start',
    button: 'It has started',
    questions: startQuestions,
    schema: z
      .object(startFields)
      .transform((typed) => ({ event: 'start', startedOn: typed.started_on, firstReach: typed.first_reach }) as const),
  },
  confirm: {
    title: 'Is it so?',
    button: 'Yes, we use it',
    questions: startQuestions,
    schema: z
      .object(startFields)
      .transform(
        (typed) => ({ event: 'confirm', startedOn: typed.started_on, firstReach: typed.first_reach }) as const,
      ),
  },
  deny: {
    title: 'It is not so',
    button: 'No, we do not',
    questions: [],
    schema: z.object({}).transform(() => ({ event: 'deny' }) as const),
  },
  pause: {
    title: 'Pause it',
    button: 'Pause',
    questions: reasonQuestions,
    schema: z
      .object(reasonFields)
      .transform((typed) => ({ event: 'pause', reason: typed.reason, reasonWords: typed.reason_words }) as const),
  },
  resume: {
    title: 'Go on',
    button: 'Go on with it',
    questions: [],
    schema: z.object({}).transform(() => ({ event: 'resume' }) as const),
  },
  stop: {
    title: 'Stop it',
    button: 'Stop',
    questions: reasonQuestions,
    schema: z
      .object(reasonFields)
      .transform((typed) => ({ event: 'stop', reason: typed.reason, reasonWords: typed.reason_words }) as const),
  },
} as const satisfies Record<
  string,
  Readonly<{ title: string; button: string; questions: readonly Question[]; schema: z.ZodType }>
>

/** A review: reach, result, each core part, what people who use it say, what the next site should know. */
export function reviewQuestions(core: readonly string[]): readonly Question[] {
  return [
    { name: 'reach', kind: 'number', label: 'How many people does it reach now? (leave it empty if you do not know)' },
    { name: 'result', kind: 'text', label: 'What has come of it so far?', rows: 3 },
    ...core.map((part, at): Question => ({
      name: `core_${at}`,
      kind: 'radios',
      label: `The core part “${part}”`,
      choices: [
        { value: 'kept', text: 'Kept as it was' },
        { value: 'changed', text: 'Changed, and it still does what it was there for' },
        { value: 'changed_other', text: 'Changed, and it does something else now' },
        { value: 'left_out', text: 'Left out' },
      ],
    })),
    {
      name: 'said_by_people',
      kind: 'text',
      label: 'What do people who use it say?',
      hint: 'Ask them, and say how many you asked.',
      rows: 3,
    },
    { name: 'tell_the_next', kind: 'text', label: 'What would you tell the next place?', rows: 3 },
  ]
}

/** Reads a review of a practice with these core parts. */
export function reviewSchema(core: readonly string[]) {
  const parts = Object.fromEntries(
    core.map((part, at) => [
      `core_${at}`,
      z.enum(['kept', 'changed', 'changed_other', 'left_out'], { error: `Say what became of “${part}”` }),
    ]),
  )
  return z
    .object({
      reach: z
        .string()
        .trim()
        .regex(/^\d{0,7}$/, 'Type how many people, as a number')
        .optional(),
      result: said('Say what has come of it'),
      said_by_people: said('Say what people who use it say'),
      tell_the_next: said('Say what you would tell the next place'),
    })
    .and(z.object(parts))
    .transform((typed) => ({
      reach: typed.reach === undefined || typed.reach === '' ? undefined : Number(typed.reach),
      result: typed.result,
      saidByPeople: typed.said_by_people,
      tellTheNext: typed.tell_the_next,
      components: core.map((component, at) => {
        const verdict = Object.entries(typed).find(([name]) => name === `core_${at}`)?.[1]
        if (verdict === 'kept' || verdict === 'left_out')
          return { component, verdict, sameFunction: undefined } as const
        return { component, verdict: 'changed', sameFunction: verdict === 'changed' ? 'yes' : 'no' } as const
      }),
    }))
}
