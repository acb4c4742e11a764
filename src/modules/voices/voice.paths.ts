/** The public list of what people ask for. */
export const voicesPath = '/voices'

/** The door for those who use services, residents and staff. */
export const takePartPath = '/take-part'

/** How every body answers. */
export const answersPath = '/answers'

/** Where somebody comes back with the code of a voice. */
export const comeBackPath = '/voices/come-back'

/** What waits for those who answer, pass on or moderate. */
export const voiceQueuePath = '/voices/queue'

/** The page of one voice. */
export function voicePath(id: string): string {
  return `${voicesPath}/${encodeURIComponent(id)}`
}

/** The letter that anybody may print and hand in. */
export function letterPath(id: string): string {
  return `${voicePath(id)}/letter`
}

/** Where somebody asks for a practice in their place. */
export function wantPath(practiceId: string): string {
  return `/practices/${encodeURIComponent(practiceId)}/want`
}
