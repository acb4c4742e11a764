import type { Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import type { Calendars } from '../../platform/calendars/read-calendars.ts'
import type { Database } from '../../platform/database/database.ts'
import type { SignedIn } from '../../platform/http/policy.ts'
import type { NodeRef } from '../lineage/index.ts'

/** Something to tell a person: one sentence that may go by e-mail, where it is, and why it is told to this person. */
export type Telling = Readonly<{
  personId: string
  kind: 'deadline' | 'change'
  title: string
  href: string
  because: string
  at: Date
}>

/** News of an adoption for those from whom it began. */
export type News = Readonly<{ title: string; href: string; key: string; at: Date }>

/** Tells those who stand behind things of one kind: the askers of voices, the people of an introduction. */
export type Upstream = Readonly<{
  kind: NodeRef['kind']
  tell: (transaction: Database, ids: readonly string[], news: News) => Promise<void>
}>

/** A change that an adopter offers to a practice, with whose it was. */
export type OfferedChange = Readonly<{ practiceId: string; component: string; what: string; credit: string }>

/** What adoptions need besides the database. */
export type AdoptionTools = Readonly<{
  calendars: Calendars
  tell: (transaction: Database, telling: Telling) => Promise<void>
  schedule: (
    transaction: Database,
    job: Readonly<{ kind: string; key: string; runAt: Date; data: unknown }>,
  ) => Promise<void>
  /** The organisation that owns a practice; `undefined` while nobody has claimed it. */
  practiceOwner: (database: Database, practiceId: string) => Promise<string | undefined>
  /** The edition of a practice that is read now. */
  editionOf: (database: Database, practiceId: string) => Promise<number>
  /** Takes a change up into a practice as its next edition, and answers which that is. */
  takeUp: (transaction: Database, change: OfferedChange, by: SignedIn, now: Date) => Promise<Result<number, Problem>>
  /** Who is told when an adoption is in use, by the kind of thing it began with. */
  upstream: readonly Upstream[]
}>
