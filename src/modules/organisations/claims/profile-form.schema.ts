import { z } from 'zod'
import type { OrganisationProfile } from './organisation-profile.repository.ts'

/** Longest that an organisation may say of what it does, in characters. */
export const longestOwnWords = 2_000

const short = 'Make it shorter'
const isDays = (days: string) => days === '' || (/^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= 20)

/** The form as it is typed. */
export const profileFormSchema = z.object({
  ownWords: z.string().trim().max(longestOwnWords, short).default(''),
  worksIn: z.string().trim().max(200, short).default(''),
  wouldComeTo: z.string().trim().max(1_000, short).default(''),
  anywhere: z.enum(['yes', '']).default(''),
  introductions: z.enum(['open', 'closed'], 'Choose yes or not now').default('open'),
  replyDays: z.string().trim().refine(isDays, 'Type a number from 1 to 20').default(''),
  seen: z.string().default(''),
})

/** What stands in the form. */
export type ProfileForm = z.output<typeof profileFormSchema>

/** A saved profile as the form shows it. */
export function formOf(profile: OrganisationProfile): ProfileForm {
  return {
    ownWords: profile.ownWords ?? '',
    worksIn: profile.worksIn ?? '',
    wouldComeTo: profile.wouldComeTo.join('\n'),
    anywhere: profile.wouldComeAnywhere ? 'yes' : '',
    introductions: profile.introductions,
    replyDays: profile.replyDays === undefined ? '' : String(profile.replyDays),
    seen: String(profile.version),
  }
}

const said = (text: string) => (text === '' ? undefined : text)

/** What was typed, over a profile. */
export function withForm(profile: OrganisationProfile, form: ProfileForm): OrganisationProfile {
  return {
    ...profile,
    ownWords: said(form.ownWords),
    worksIn: said(form.worksIn),
    wouldComeTo: form.wouldComeTo
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    wouldComeAnywhere: form.anywhere === 'yes',
    introductions: form.introductions,
    replyDays: form.replyDays === '' ? undefined : Number(form.replyDays),
  }
}
