import { dayInLondon } from '../../core/iso-date.ts'
import { listTransitions, type RecordedTransition } from '../../platform/audit/transition.repository.ts'
import type { Who } from '../../platform/http/policy.ts'
import { findPractice, type Practice } from '../practices/index.ts'
import { coresInQuestion, type Adaptation } from './adaptation.domain.ts'
import { listAdaptations, listAdaptationsOf } from './adaptation.repository.ts'
import { nameAdopter, rolesIn, type NamedAdopter } from './adopters.ts'
import { isConfirmed, nextReview, type Adoption, type DueReview } from './adoption.domain.ts'
import type { AdoptionParts } from './adoption-parts.ts'
import { findAdoption } from './adoption.repository.ts'
import type { AdoptionActor } from './adoption.states.ts'
import { listReviews, type Review } from './review.repository.ts'

/** An adoption with everything that its page shows. */
export type AdoptionView = Readonly<{
  adoption: Adoption
  practice: Practice | undefined
  adopter: NamedAdopter | undefined
  roles: readonly AdoptionActor[]
  reviews: readonly Review[]
  due: DueReview | undefined
  isConfirmed: boolean
  adaptations: readonly Adaptation[]
  inQuestion: readonly Readonly<{ component: string; adopters: number }>[]
  steps: readonly RecordedTransition[]
}>

/** Whether everybody may see an adoption: from the decision on. What a body only thinks about is its own. */
export function isPublic({ state }: Pick<Adoption, 'state'>): boolean {
  return state !== 'aware' && state !== 'considering' && state !== 'denied'
}

/** An adoption as somebody may see it; `undefined` for one that is not there or not theirs to see yet. */
export async function viewAdoption(parts: AdoptionParts, id: string, who: Who): Promise<AdoptionView | undefined> {
  const { database, titles, calendars } = parts
  const adoption = await findAdoption(database, id)
  if (adoption === undefined) return undefined
  const roles = rolesIn(who, adoption, await parts.practiceOwner(database, adoption.practiceId))
  if (!isPublic(adoption) && !roles.includes('adopter')) return undefined
  const reviews = await listReviews(database, id)
  const done = reviews.map(({ months }) => months)
  const isRunning = adoption.state === 'in_use' || adoption.state === 'sustained'
  return {
    adoption,
    practice: (await findPractice(database, adoption.practiceId))?.practice,
    adopter: await nameAdopter(database, titles, adoption.adopter),
    roles,
    reviews,
    due:
      isRunning && adoption.startedOn !== undefined
        ? nextReview(adoption.startedOn, done, calendars(adoption.placeCode))
        : undefined,
    isConfirmed: isConfirmed(adoption, dayInLondon(parts.now())),
    adaptations: await listAdaptations(database, id),
    inQuestion: coresInQuestion(await listAdaptationsOf(database, adoption.practiceId)),
    steps: await listTransitions(database, { kind: 'adoption', id }),
  }
}
