import { z } from 'zod'
import { readReturnCode } from './return-code.ts'

const longestWords = 2_000

/** Somebody's own words. */
export const wordsField = z
  .string()
  .trim()
  .max(longestWords, `Use ${longestWords.toLocaleString('en-GB')} characters or fewer`)
  .default('')

const yes = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

/** What an asker tells of themselves; four fields and no account. */
export const askerFields = {
  name: z.string().trim().max(100, 'Use 100 characters or fewer').default(''),
  nameShown: z.enum(['nobody', 'officials', 'public'], 'Choose who may see your name').default('nobody'),
  email: z
    .string()
    .trim()
    .max(254, 'That is too long for an e-mail address')
    .default('')
    .refine(
      (text) => text === '' || z.email().safeParse(text).success,
      'Write an e-mail address such as name@example.org, or leave it empty',
    ),
  isUnder18: yes,
  channel: z.enum(['web', 'paper', 'telephone', 'in person']).default('web'),
  code: z.string().transform((typed, context) => {
    const code = readReturnCode(typed)
    if (code !== undefined) return code
    context.addIssue({ code: 'custom', message: 'Send the form from its own page' })
    return z.NEVER
  }),
}

/** “I want this here” as it is sent, from the check and from the end. */
export const wantSchema = z
  .object({
    place: z.string().trim().min(1, 'Write a postcode or the name of a council').max(100),
    words: wordsField,
    ...askerFields,
  })
  .refine(({ nameShown, name }) => nameShown === 'nobody' || name !== '', {
    path: ['name'],
    message: 'Write the name, or ask without one',
  })

/** A want as the form was parsed. */
export type WantForm = z.output<typeof wantSchema>
