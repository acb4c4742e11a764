import { redactText } from '../../../platform/bulk-load/redaction.ts'
import type { Profile } from './profile.schema.ts'

/** Something in public words that a person should look at before it is published by the clock. */
export type Held = Readonly<{ field: string; why: string }>

/**
 * What the checks of public words find: an e-mail address or a telephone number. Opinions, criticism and campaigning are no
 * ground and are not looked for.
 */
export function heldWords(profile: Profile): readonly Held[] {
  return Object.entries(profile).flatMap(([field, value]) =>
    holdsContact(JSON.stringify(value)) ? [{ field, why: 'It holds an e-mail address or a telephone number' }] : [],
  )
}

const holdsContact = (text: string) => /\[(?:e-mail|telephone) removed\]/.test(redactText(text))
