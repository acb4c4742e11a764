import { z } from 'zod'
import { longestPassword, shortestPassword } from './password-length.ts'

/** A password to be set: long enough, of any characters. */
export const newPassword = z
  .string()
  .min(shortestPassword, `Use ${shortestPassword} characters or more`)
  .max(longestPassword, `Use ${longestPassword} characters or fewer`)
/** An e-mail address as people type it, in small letters. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Type your e-mail address')
  .max(254, 'That is too long for an e-mail address')
  .pipe(z.email('Type an e-mail address such as name@example.org'))

/** What a person wants to be called here. */
export const personName = z.string().trim().min(1, 'Type your name').max(100, 'Use 100 characters or fewer')
