import type { Calendars } from '../../platform/calendars/read-calendars.ts'
import type { Database } from '../../platform/database/database.ts'

/** Something to tell a person: one sentence that may go by e-mail, where it is, and why it is told to this person. */
export type Telling = Readonly<{
  personId: string
  kind: 'introduction' | 'deadline'
  title: string
  href: string
  because: string
  at: Date
}>

/** What introductions need besides the database: working days, a way to tell people, and a way to do something later. */
export type IntroductionTools = Readonly<{
  calendars: Calendars
  tell: (transaction: Database, telling: Telling) => Promise<void>
  /** The organisation that owns a practice; `undefined` while nobody has claimed it. */
  practiceOwner: (database: Database, practiceId: string) => Promise<string | undefined>
  schedule: (
    transaction: Database,
    job: Readonly<{ kind: string; key: string; runAt: Date; data: unknown }>,
  ) => Promise<void>
}>
