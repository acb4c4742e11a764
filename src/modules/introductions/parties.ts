import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { Database } from '../../platform/database/database.ts'
import { holds, type Role, type RoleScope, type SignedIn, type Who } from '../../platform/http/policy.ts'
import { peopleHolding, peopleNames } from '../accounts/index.ts'
import { findOrganisation, organisationPath } from '../organisations/index.ts'
import { placePath } from '../places/index.ts'
import { findPractice, practicePath } from '../practices/index.ts'
import type { Introduction } from './introduction.domain.ts'
import type { IntroductionActor } from './introduction.states.ts'
import type { Party } from './party.ts'

const speakers: readonly Role[] = ['organisation-editor', 'adopter', 'commissioner']

/** Whether somebody speaks for a party: holds a role there, or is the person. Nobody speaks for a practice that has no owner. */
export function speaksFor(who: Who, { kind, id }: Party): boolean {
  if (who.kind === 'visitor') return false
  if (kind === 'person') return who.personId === id
  return (
    kind !== 'practice' && who.holdings.some(({ role, scope }) => speakers.includes(role) && isAt(scope, { kind, id }))
  )
}

function isAt(scope: RoleScope, { kind, id }: Readonly<{ kind: 'organisation' | 'place'; id: string }>): boolean {
  return scope.kind === kind && scope.id === id
}

/** The parties that somebody speaks for: each body they hold a role in, and themself last. */
export function partiesOf(who: SignedIn): readonly Party[] {
  const held = who.holdings.flatMap(({ role, scope }) =>
    speakers.includes(role) && scope.kind !== 'everywhere' ? [{ kind: scope.kind, id: scope.id }] : [],
  )
  const unique = new Map(held.map((party) => [`${party.kind} ${party.id}`, party]))
  return [...unique.values(), { kind: 'person', id: who.personId }]
}

/** Whether somebody is broker for an introduction: of the place of one of its sides, or everywhere. */
export function isBrokerOf(who: Who, placeCode: string | undefined): boolean {
  return placeCode === undefined
    ? holds(who, 'broker', { kind: 'everywhere' })
    : holds(who, 'broker', { kind: 'place', id: placeCode })
}

/** All that somebody is to an introduction. */
export function rolesIn(who: Who, introduction: Introduction): readonly IntroductionActor[] {
  const { first, second, placeCode } = introduction
  return [
    ...(speaksFor(who, first.party) ? (['first'] as const) : []),
    ...(speaksFor(who, second.party) ? (['second'] as const) : []),
    ...(isBrokerOf(who, placeCode) ? (['broker'] as const) : []),
  ]
}

/** The people who speak for a party, to be told. */
export async function speakersOf(database: Database, { kind, id }: Party): Promise<readonly string[]> {
  if (kind === 'person') return [id]
  return kind === 'practice' ? [] : await peopleHolding(database, speakers, { kind, id })
}

/** Brokers of a place, else those of everywhere, else the administrators. */
export async function brokersOf(database: Database, placeCode: string | undefined): Promise<readonly string[]> {
  const here =
    placeCode === undefined ? [] : await peopleHolding(database, ['broker'], { kind: 'place', id: placeCode })
  if (here.length > 0) return here
  const everywhere = await peopleHolding(database, ['broker'], { kind: 'everywhere' })
  return everywhere.length > 0 ? everywhere : await peopleHolding(database, ['administrator'], { kind: 'everywhere' })
}

/** What a party is called, where its page is, and the place whose working days it keeps. */
export type NamedParty = Readonly<{
  party: Party
  name: string
  path: string | undefined
  placeCode: string | undefined
}>

/** Looks a party up; `undefined` for one that is not here, or an organisation that no longer exists. */
export async function nameParty(database: Database, titles: CodeTitles, party: Party): Promise<NamedParty | undefined> {
  const { kind, id } = party
  switch (kind) {
    case 'organisation': {
      const organisation = await findOrganisation(database, id)
      if (organisation === undefined || organisation.status === 'dissolved') return undefined
      return { party, name: organisation.name, path: organisationPath(id), placeCode: organisation.placeCode }
    }
    case 'place': {
      const name = titles.place(id)
      return name === undefined ? undefined : { party, name, path: placePath(id), placeCode: id }
    }
    case 'practice': {
      const practice = (await findPractice(database, id))?.practice
      if (practice === undefined) return undefined
      const name = `those who do “${practice.title}”`
      return { party, name, path: practicePath(id), placeCode: practice.placeCodes[0] }
    }
    case 'person':
    default: {
      const names = await peopleNames(database, [id])
      return { party, name: names.get(id) ?? 'a person who has left', path: undefined, placeCode: undefined }
    }
  }
}
