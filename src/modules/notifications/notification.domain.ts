/** What people are told about. Only the first three may come at once; the rest waits for the digest. */
export const notificationKinds = ['answer', 'introduction', 'deadline', 'change', 'follow'] as const

/** One of {@link notificationKinds}. */
export type NotificationKind = (typeof notificationKinds)[number]

/** How often somebody is written to about a kind. */
export const frequencies = ['instant', 'daily', 'weekly', 'off'] as const

/** One of {@link frequencies}. */
export type Frequency = (typeof frequencies)[number]

/** The kinds in words. */
export const kindWords: Readonly<Record<NotificationKind, string>> = {
  answer: 'An answer to you',
  introduction: 'An introduction to you',
  deadline: 'A deadline of yours',
  change: 'A change to something of yours',
  follow: 'News of what you follow',
}

/** The frequencies in words. */
export const frequencyWords: Readonly<Record<Frequency, string>> = {
  instant: 'At once',
  daily: 'Once a day',
  weekly: 'Once a week',
  off: 'Never by e-mail',
}

const atOnce: readonly NotificationKind[] = ['answer', 'introduction', 'deadline']

/** How often each kind comes unless the person chose otherwise. */
export function usualFrequency(kind: NotificationKind): Frequency {
  return atOnce.includes(kind) ? 'instant' : 'weekly'
}

/** What may be chosen for a kind: only answers, introductions and deadlines come at once. */
export function possibleFrequencies(kind: NotificationKind): readonly Frequency[] {
  return atOnce.includes(kind) ? frequencies : frequencies.filter((frequency) => frequency !== 'instant')
}

/** Reads a kind from text that came from outside. */
export function notificationKindOf(text: string): NotificationKind | undefined {
  return notificationKinds.find((kind) => kind === text)
}

/** The frequencies whose turn a day is: daily every day, weekly on Mondays. */
export function dueFrequencies(day: Date): readonly Frequency[] {
  return day.getUTCDay() === 1 ? ['daily', 'weekly'] : ['daily']
}
