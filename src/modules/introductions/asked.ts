import type { Database } from '../../platform/database/database.ts'
import { findOrganisation } from '../organisations/index.ts'
import { findPractice } from '../practices/index.ts'
import type { IntroductionParts } from './introduction-parts.ts'
import { nameParty, speakersOf, type NamedParty } from './parties.ts'
import { readParty, writeParty, type Party } from './party.ts'
import { registerPage } from './register-page.ts'

/** Whom somebody wants to meet, about what, and whether there is anybody to answer. */
export type Asked = Readonly<{
  second: NamedParty
  hasJoined: boolean
  practiceId: string | undefined
  needId: string | undefined
  recordId: string | undefined
  /** The title of the practice. */
  about: string | undefined
  /** Where an organisation that has not joined can be reached by its own public page. */
  web: string | undefined
  register: string | undefined
  /** What the form carries on. */
  hidden: Readonly<Record<string, string>>
}>

/** What an address or a form says of whom to meet. */
export type AskedFor = Readonly<{
  organisation?: string
  place?: string
  practice?: string
  need?: string
  record?: string
}>

/** Finds whom somebody wants to meet; `undefined` where there is nobody of that name, or an organisation is dissolved. */
export async function findAsked(
  database: Database,
  { titles, practiceOwner }: Pick<IntroductionParts, 'titles' | 'practiceOwner'>,
  asked: AskedFor,
): Promise<Asked | undefined> {
  const practice = asked.practice === undefined ? undefined : (await findPractice(database, asked.practice))?.practice
  const owner = practice === undefined ? undefined : await practiceOwner(database, practice.id)
  const party = partyOf(asked, owner)
  const second = party === undefined ? undefined : await nameParty(database, titles, party)
  if (second === undefined) return undefined
  const organisation =
    second.party.kind === 'organisation' ? await findOrganisation(database, second.party.id) : undefined
  return {
    second,
    hasJoined: (await speakersOf(database, second.party)).length > 0,
    practiceId: practice?.id,
    needId: asked.need,
    recordId: asked.record,
    about: practice?.title,
    web: organisation?.web,
    register: organisation === undefined ? undefined : registerPage(organisation.id),
    hidden: {
      second: writeParty(second.party),
      ...(practice !== undefined && { practice: practice.id }),
      ...(asked.need !== undefined && { need: asked.need }),
      ...(asked.record !== undefined && { record: asked.record }),
    },
  }
}

function partyOf({ organisation, place, practice }: AskedFor, owner: string | undefined): Party | undefined {
  if (organisation !== undefined) return { kind: 'organisation', id: organisation }
  if (place !== undefined) return { kind: 'place', id: place }
  if (practice === undefined) return undefined
  return owner === undefined ? { kind: 'practice', id: practice } : { kind: 'organisation', id: owner }
}

/** What a form that was sent says of whom to meet. */
export function askedOfForm(
  form: Readonly<{
    second: string
    practice?: string | undefined
    need?: string | undefined
    record?: string | undefined
  }>,
): AskedFor {
  const party = readParty(form.second)
  return {
    ...(party?.kind === 'organisation' && { organisation: party.id }),
    ...(party?.kind === 'place' && { place: party.id }),
    ...(party?.kind === 'practice' && form.practice === undefined && { practice: party.id }),
    ...(form.practice !== undefined && { practice: form.practice }),
    ...(form.need !== undefined && { need: form.need }),
    ...(form.record !== undefined && { record: form.record }),
  }
}
