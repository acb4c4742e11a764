import type { ConceptMatcher } from '../../../engines/matching/concepts/concept-matcher.ts'
import type { Calendars } from '../../../platform/calendars/read-calendars.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { MailAddresses } from '../../notifications/index.ts'
import type { PageParts } from '../../site/index.ts'
import type { Choice } from './profile-choices.ts'

/** What writing, reviewing and confirming practices is made with. */
export type WritingParts = PageParts &
  Readonly<{
    serviceAreas: readonly string[]
    concepts: () => Pick<ConceptMatcher, 'find'>
    /** The address under which people reach this installation. */
    home: string
    addresses: MailAddresses
    /** The people to tell when a practice has a new edition: those who answer for places that use it. */
    adoptersOf?: ((database: Database, practiceId: string) => Promise<readonly string[]>) | undefined
    calendars: Calendars
    /** The code of a council, county or authority by its name; `undefined` for a name that is none. */
    findPlace: (name: string) => string | undefined
    now: () => Date
  }>

/** The service areas as an answer can pick them. */
export function serviceChoices({
  serviceAreas,
  titles,
}: Pick<WritingParts, 'serviceAreas' | 'titles'>): readonly Choice[] {
  return serviceAreas.map((area) => ({ value: area, text: titles.serviceArea(area) ?? area }))
}

/** What changing a practice needs of that: to shelve it, to wind its clock and to tell people. */
export type ChangeParts = Pick<WritingParts, 'concepts' | 'calendars' | 'addresses' | 'adoptersOf' | 'now'>
