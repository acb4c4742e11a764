import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { Database } from '../../platform/database/database.ts'
import type { SignedIn, Who } from '../../platform/http/policy.ts'
import { peopleHolding } from '../accounts/index.ts'
import { findOrganisation, organisationPath } from '../organisations/index.ts'
import { placePath } from '../places/index.ts'
import type { Adopter, Adoption } from './adoption.domain.ts'
import type { AdoptionActor } from './adoption.states.ts'

const adopting = ['adopter', 'commissioner', 'organisation-editor'] as const

/** The bodies for which somebody may write adoptions. */
export function adoptersOf(who: SignedIn): readonly Adopter[] {
  const held = who.holdings.flatMap(({ role, scope }) =>
    adopting.some((one) => one === role) && scope.kind !== 'everywhere' ? [{ kind: scope.kind, id: scope.id }] : [],
  )
  return [...new Map(held.map((adopter) => [`${adopter.kind} ${adopter.id}`, adopter])).values()]
}

/** Whether somebody writes the adoptions of a body. */
export function writesFor(who: Who, { kind, id }: Adopter): boolean {
  return who.kind === 'signed-in' && adoptersOf(who).some((one) => one.kind === kind && one.id === id)
}

/** Whether somebody edits for the organisation that owns a practice. */
export function isOwner(who: Who, ownerId: string | undefined): boolean {
  return (
    who.kind === 'signed-in' &&
    ownerId !== undefined &&
    who.holdings.some(
      ({ role, scope }) => role === 'organisation-editor' && scope.kind === 'organisation' && scope.id === ownerId,
    )
  )
}

/** All that somebody is to an adoption. */
export function rolesIn(
  who: Who,
  adoption: Pick<Adoption, 'adopter'>,
  ownerId: string | undefined,
): readonly AdoptionActor[] {
  return [
    ...(writesFor(who, adoption.adopter) ? (['adopter'] as const) : []),
    ...(isOwner(who, ownerId) ? (['owner'] as const) : []),
  ]
}

/** The people who write the adoptions of a body. */
export async function writersOf(database: Database, { kind, id }: Adopter): Promise<readonly string[]> {
  return await peopleHolding(database, adopting, { kind, id })
}

/** What an adopter is called, where its page is, and its place. */
export type NamedAdopter = Readonly<{ adopter: Adopter; name: string; path: string; placeCode: string | undefined }>

/** Looks an adopter up; `undefined` for one that is not here. */
export async function nameAdopter(
  database: Database,
  titles: CodeTitles,
  adopter: Adopter,
): Promise<NamedAdopter | undefined> {
  const { kind, id } = adopter
  if (kind === 'place') {
    const name = titles.place(id)
    return name === undefined ? undefined : { adopter, name, path: placePath(id), placeCode: id }
  }
  const organisation = await findOrganisation(database, id)
  return (
    organisation && { adopter, name: organisation.name, path: organisationPath(id), placeCode: organisation.placeCode }
  )
}
