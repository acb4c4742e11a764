import { z } from 'zod'
import { longestPassword, shortestPassword } from './password-length.ts'

/** A password to be set: long enough, of any characters. */
export const newPassword = z
  .string()
  .min(shortestPassword, `Use ${shortestPassword} characters or more`)
  .max(longestPassword, `Use ${longestPassword} characters or fewer`)
