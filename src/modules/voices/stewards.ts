import type { Database } from '../../platform/database/database.ts'
import { holds, type Who } from '../../platform/http/policy.ts'
import { listHoldersAt } from '../accounts/index.ts'
import type { Commissioner } from './who-commissions.ts'
import type { Asker, Owner, Voice } from './voice.domain.ts'
import type { VoiceActor } from './voice.states.ts'

/** Who looks after what is asked at a place now. */
export type Stewards = Readonly<{
  /** Somebody of the body answers there. */
  takesPart: boolean
  /** Somebody passes words on where the body does not answer: the broker of the place, else the administrator. */
  passesOn: boolean
}>

/** Asks who holds the roles that a voice at a place needs. */
export async function findStewards(database: Database, placeCode: string, bodyPlaceCode: string): Promise<Stewards> {
  const [commissioners, brokers, administrators] = await Promise.all([
    listHoldersAt(database, 'commissioner', [bodyPlaceCode]),
    listHoldersAt(database, 'broker', [placeCode, bodyPlaceCode]),
    listHoldersAt(database, 'administrator', []),
  ])
  return { takesPart: commissioners.length > 0, passesOn: brokers.length > 0 || administrators.length > 0 }
}

/** Why voices are off at a place; `undefined` if they are not. */
export function whyOff({ takesPart, passesOn }: Stewards): string | undefined {
  if (takesPart || passesOn) return undefined
  return 'Nobody looks after what people ask for here yet: no body answers, and no broker or administrator is named who could pass words on.'
}

/** Who owes what at first: the body an answer, or the broker a note of what was passed on, or first the name of the body. */
export function firstOwner(commissioner: Commissioner | undefined, { takesPart }: Stewards, place: string): Owner {
  if (commissioner === undefined) return { duty: 'find-owner', post: `The broker for ${place}`, personId: undefined }
  if (takesPart) return { duty: 'answer', post: `The commissioner at ${commissioner.body}`, personId: undefined }
  return { duty: 'pass-on', post: `The broker for ${place}`, personId: undefined }
}

/** All that somebody is to a voice. An owner by post is whoever holds the role of commissioner at the body's place. */
export function actorsOf(voice: Voice, who: Who, asker: Asker | undefined): readonly VoiceActor[] {
  const actors: VoiceActor[] = ['anyone']
  if (asker !== undefined && asker.withdrewAt === undefined) actors.push('asker')
  if (who.kind === 'visitor') return actors
  const there = { kind: 'place', id: voice.bodyPlaceCode } as const
  const here = { kind: 'place', id: voice.placeCode } as const
  const answers =
    voice.owner.personId === undefined ? holds(who, 'commissioner', there) : voice.owner.personId === who.personId
  if (voice.owner.duty === 'answer' && answers) actors.push('owner')
  if (voice.handedTo?.personId === who.personId) actors.push('receiver')
  if (
    holds(who, 'broker', here) ||
    holds(who, 'broker', there) ||
    holds(who, 'administrator', { kind: 'everywhere' })
  ) {
    actors.push('broker')
  }
  // A body's own staff do not moderate what is said about it.
  if (holds(who, 'moderator', here) && !holds(who, 'commissioner', there)) actors.push('moderator')
  return actors
}
