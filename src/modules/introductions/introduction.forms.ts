import { z } from 'zod'
import { readTypedDate } from '../../core/typed-date.ts'
import type { Question } from '../../design-system/form/fields.tsx'
import type { Doing } from './answer.service.ts'
import { waysToSpeak } from './conversation.repository.ts'
import { declineReasons, mostCharacters, outcomes } from './introduction.domain.ts'

/** A form that does something to an introduction: its questions and how what was typed is read. */
export type DoingForm = Readonly<{
  event: Doing['event']
  title: string
  button: string
  /** A sentence on what happens then. */
  note?: string
  questions: readonly Question[]
  schema: z.ZodType<Doing>
}>

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** Words of a form: not empty, and not longer than somebody reads. */
const said = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(mostCharacters, 'Use 2,000 characters or fewer')
const perhaps = z.string().trim().max(mostCharacters, 'Use 2,000 characters or fewer').optional()
const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names, message: string) =>
  z.enum(names, { error: message })

/** A day that has come. */
export const dayTyped = (message: string) =>
  z.string({ error: message }).transform((text, context) => {
    const day = readTypedDate(text)
    if (day !== undefined) return day
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** Nobody under 18 is introduced to anybody. */
export const adultQuestion: Question = {
  name: 'adult',
  kind: 'tick',
  label: 'Your age',
  hint: 'Nobody under 18 is introduced here. If you are under 18, ask somebody you trust to do this with you.',
  choices: [{ value: 'yes', text: 'I am 18 or over' }],
}
/** See {@link adultQuestion}. */
export const adultTicked = z.literal('yes', {
  error: 'Only people of 18 or over can be introduced. If you are, tick the box',
})

/** How somebody can be reached: asked for where it opens when both agree. */
export const reachQuestion: Question = {
  name: 'reach',
  kind: 'line',
  label: 'How can they reach you?',
  hint: 'An e-mail address or a telephone number. Nobody can read it before both have agreed.',
}
/** See {@link reachQuestion}. */
export const reachTyped = z
  .string({ error: 'Say how they can reach you' })
  .trim()
  .min(5, 'Say how they can reach you')
  .max(200, 'Use 200 characters or fewer')

/** Every form that the page of an introduction can show. */
export const doingForms: readonly DoingForm[] = [
  {
    event: 'accept',
    title: 'Agree to meet',
    button: 'Agree',
    note: 'You are shown how to reach each other once everybody who was asked has agreed. It is no promise and no contract.',
    questions: [reachQuestion, adultQuestion],
    schema: z.object({ reach: reachTyped, adult: adultTicked }).transform(({ reach }) => ({ event: 'accept', reach })),
  },
  {
    event: 'decline',
    title: 'Say no',
    button: 'Decline',
    note: 'A no counts as a reply as good as a yes. They are told kindly, in words that are always the same.',
    questions: [
      {
        name: 'why',
        kind: 'radios',
        label: 'Why not?',
        hint: 'They never see this.',
        choices: choicesOf(declineReasons),
      },
      {
        name: 'words',
        kind: 'text',
        label: 'Anything to remember (you need not)',
        hint: 'Only your side can read this.',
        rows: 2,
      },
    ],
    schema: z
      .object({
        why: oneOf(
          ['no_time', 'not_our_work', 'too_far', 'money', 'known', 'too_small', 'too_large', 'other'],
          'Choose a reason',
        ),
        words: perhaps,
      })
      .transform(({ why, words }) => ({ event: 'decline', why, words })),
  },
  {
    event: 'withdraw',
    title: 'Take it back',
    button: 'Take it back',
    questions: [],
    schema: z.object({}).transform(() => ({ event: 'withdraw' })),
  },
  {
    event: 'log',
    title: 'Note a conversation',
    button: 'Note it',
    questions: [
      { name: 'held_on', kind: 'day', label: 'When did you speak?' },
      { name: 'how', kind: 'radios', label: 'How?', choices: choicesOf(waysToSpeak) },
      {
        name: 'joined',
        kind: 'line',
        label: 'Who joined?',
        hint: 'By what they do, such as: a commissioner and two members of the group',
      },
      {
        name: 'service_users',
        kind: 'radios',
        label: 'Were people there who use the service?',
        choices: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      },
    ],
    schema: z
      .object({
        held_on: dayTyped('Type the day on which you spoke, such as 27 3 2026'),
        how: oneOf(['met', 'visit', 'call', 'video', 'letters'], 'Choose how you spoke'),
        joined: said('Say who joined'),
        service_users: oneOf(['yes', 'no'], 'Say whether people were there who use the service'),
      })
      .transform(({ held_on, how, joined, service_users }) => ({
        event: 'log',
        conversation: { heldOn: held_on, how, joined, serviceUsers: service_users === 'yes' },
      })),
  },
  {
    event: 'not_yet',
    title: 'Not spoken yet',
    button: 'We have not spoken yet',
    questions: [],
    schema: z.object({}).transform(() => ({ event: 'not_yet' })),
  },
  {
    event: 'close',
    title: 'No longer needed',
    button: 'We will not speak',
    questions: [],
    schema: z.object({}).transform(() => ({ event: 'close' })),
  },
  {
    event: 'conclude',
    title: 'Say what came of it',
    button: 'Close it',
    note: 'The other side can add its view beside yours. Nobody can change what the other said.',
    questions: [
      { name: 'outcome', kind: 'radios', label: 'What came of it?', choices: choicesOf(outcomes) },
      { name: 'words', kind: 'text', label: 'Say it in your own words', rows: 3 },
      { name: 'revisit_on', kind: 'day', label: 'If it is “not now”: when should we ask again?' },
    ],
    schema: z
      .object({
        outcome: oneOf(['adoption', 'write_up', 'learning', 'not_now', 'not_suitable'], 'Choose what came of it'),
        words: said('Say what came of it in your own words'),
        revisit_on: z.string().optional(),
      })
      .transform(({ outcome, words, revisit_on }, context) => {
        const revisitOn = readTypedDate(revisit_on ?? '')
        if (outcome === 'not_now' && revisitOn === undefined) {
          context.addIssue({
            code: 'custom',
            path: ['revisit_on'],
            message: 'Type the day to ask again, such as 27 3 2027',
          })
          return z.NEVER
        }
        return { event: 'conclude', outcome, words, revisitOn: outcome === 'not_now' ? revisitOn : undefined }
      }),
  },
  {
    event: 'add_view',
    title: 'Add your view',
    button: 'Add it',
    questions: [{ name: 'words', kind: 'text', label: 'What came of it, as you see it?', rows: 3 }],
    schema: z
      .object({ words: said('Say what came of it, as you see it') })
      .transform(({ words }) => ({ event: 'add_view', words })),
  },
  {
    event: 'answer_after',
    title: 'How did it go?',
    button: 'Answer',
    questions: [
      {
        name: 'worth',
        kind: 'radios',
        label: 'Was it worth your time?',
        choices: [
          { value: 'yes', text: 'Yes' },
          { value: 'partly', text: 'Partly' },
          { value: 'no', text: 'No' },
        ],
      },
      { name: 'came_of_it', kind: 'text', label: 'What has come of it since?', rows: 3 },
    ],
    schema: z
      .object({
        worth: oneOf(['yes', 'partly', 'no'], 'Say whether it was worth your time'),
        came_of_it: said('Say what has come of it since'),
      })
      .transform(({ worth, came_of_it }) => ({ event: 'answer_after', worth, cameOfIt: came_of_it })),
  },
  {
    event: 'look',
    title: 'You looked for them',
    button: 'Tell the one who asked',
    questions: [
      {
        name: 'found',
        kind: 'text',
        label: 'What did you find?',
        hint: 'The one who asked reads this. Leave out addresses and telephone numbers.',
        rows: 3,
      },
    ],
    schema: z.object({ found: said('Say what you found') }).transform(({ found }) => ({ event: 'look', found })),
  },
]

/** The form for an event of an address; `undefined` for what has none. */
export function doingForm(event: string): DoingForm | undefined {
  return doingForms.find((form) => form.event === event)
}
