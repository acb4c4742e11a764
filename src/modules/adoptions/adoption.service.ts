import { randomUUID } from 'node:crypto'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { nowhere } from '../../core/state-machine.ts'
import { recordTransition } from '../../platform/audit/transition.repository.ts'
import { updateByClosure } from '../../platform/audit/update-by-closure.ts'
import type { Database } from '../../platform/database/database.ts'
import type { SignedIn } from '../../platform/http/policy.ts'
import { addEdge, originsOf, type NodeRef } from '../lineage/index.ts'
import { rolesIn, writersOf } from './adopters.ts'
import type { AdoptionTools } from './adoption-tools.ts'
import { setReviewClocks } from './adoption.clocks.ts'
import { changedAdoption, type Adopter, type Adoption, type HeardBy, type WantedAdoption } from './adoption.domain.ts'
import { adoptionPath } from './adoption.paths.ts'
import { adoptionStore, insertAdoption } from './adoption.repository.ts'
import { keepReview, listReviews, type Review } from './review.repository.ts'

/** A practice that somebody takes up, or is said to. */
export type NewAdoption = Readonly<{
  practiceId: string
  adopter: Adopter
  placeCode: string | undefined
  by: SignedIn
  /** What it began with: an introduction, a need. */
  began: readonly NodeRef[]
}>

type Begun = NewAdoption & Readonly<{ state: Adoption['state']; heardBy: HeardBy | undefined; steps: readonly Step[] }>
type Step = Readonly<{ event: 'hear' | 'consider' | 'claim'; to: Adoption['state'] }>

/** Begins an adoption for its adopter: heard of, and considered at once where an introduction led to it. */
export async function beginAdoption(
  transaction: Database,
  adoption: NewAdoption & Readonly<{ heardBy: HeardBy; considers: boolean }>,
  now: Date,
  tools: AdoptionTools,
): Promise<Result<Adoption, Problem>> {
  if (!rolesIn(adoption.by, adoption, undefined).includes('adopter')) return refuse(notTheAdopter)
  const heard: Step = { event: 'hear', to: 'aware' }
  const considered: readonly Step[] = adoption.considers ? [heard, { event: 'consider', to: 'considering' }] : [heard]
  return ok(
    await write(
      transaction,
      { ...adoption, steps: considered, state: adoption.considers ? 'considering' : 'aware' },
      now,
      tools,
    ),
  )
}

/** An adoption that an introduction led to. The introduction's other side may be the adopter, so no role is asked for. */
export async function beginFromIntroduction(
  transaction: Database,
  adoption: NewAdoption,
  now: Date,
  tools: AdoptionTools,
): Promise<Adoption> {
  const steps: readonly Step[] = [
    { event: 'hear', to: 'aware' },
    { event: 'consider', to: 'considering' },
  ]
  return await write(transaction, { ...adoption, heardBy: 'introduction', state: 'considering', steps }, now, tools)
}

/** The owner of a practice says that somebody uses it. Shown apart until the one named confirms. */
export async function claimAdoption(
  transaction: Database,
  adoption: NewAdoption,
  now: Date,
  tools: AdoptionTools,
): Promise<Result<Adoption, Problem>> {
  const owner = await tools.practiceOwner(transaction, adoption.practiceId)
  if (!rolesIn(adoption.by, adoption, owner).includes('owner')) return refuse(notTheOwner)
  const claimed: Begun = {
    ...adoption,
    heardBy: undefined,
    state: 'claimed',
    steps: [{ event: 'claim', to: 'claimed' }],
  }
  const written = await write(transaction, claimed, now, tools)
  const title = 'The owner of a practice says that you use it. Is it so?'
  for (const personId of await writersOf(transaction, adoption.adopter)) {
    const because = 'you write the adoptions of the body named'
    await tools.tell(transaction, { personId, kind: 'change', title, href: adoptionPath(written.id), because, at: now })
  }
  return ok(written)
}

async function write(
  transaction: Database,
  { practiceId, adopter, placeCode, by, began, state, heardBy, steps }: Begun,
  now: Date,
  tools: AdoptionTools,
): Promise<Adoption> {
  const id = `adoption-${randomUUID()}`
  const adoption: Adoption = {
    id,
    version: 1,
    state,
    practiceId,
    adopter,
    placeCode,
    heardBy,
    createdBy: by.personId,
    createdAt: now,
    edition: await tools.editionOf(transaction, practiceId),
    decision: undefined,
    startedOn: undefined,
    firstReach: undefined,
    lastConfirmedOn: undefined,
    reason: undefined,
    reasonWords: undefined,
    changedAt: now,
  }
  await insertAdoption(transaction, adoption)
  let from: string = nowhere
  for (const { event, to } of steps) {
    const subject = { kind: adoptionStore.kind, id }
    await recordTransition(transaction, { subject, event, from, to, by: { kind: 'person', id: by.personId }, at: now })
    from = to
  }
  // Where an introduction led to it, the practice stands behind that.
  const origins = began.length > 0 ? began : [{ kind: 'practice', id: practiceId } as const]
  for (const origin of origins) {
    await addEdge(transaction, { from: origin, to: { kind: 'adoption', id }, by: by.personId, at: now })
  }
  return adoption
}

/** Does what somebody wants to an adoption, in the caller's transaction, which a refusal must undo. */
export async function changeAdoption(
  transaction: Database,
  id: string,
  wanted: Omit<WantedAdoption, 'who'> & Readonly<{ given?: Omit<Review, 'months'> | undefined }>,
  context: Readonly<{ who: SignedIn; seen: number | undefined; now: Date; tools: AdoptionTools }>,
): Promise<Result<Adoption, Problem>> {
  const { who, seen, now, tools } = context
  const { given, ...rest } = wanted
  const by = { kind: 'person', id: who.personId } as const
  return await updateByClosure(transaction, adoptionStore, { id, by, now, seen }, (adoption) => {
    const next = changedAdoption(adoption, { ...rest, who: rolesIn(who, adoption, undefined) }, now)
    if (!next.ok) return next
    const thing = next.value
    const also = async (inside: Database) => {
      if (given !== undefined && rest.review !== undefined) {
        await keepReview(inside, id, { ...given, months: rest.review }, now)
      }
      if (thing.state === 'in_use' || thing.state === 'sustained') await setReviewClocks(inside, thing, tools)
      const begins = thing.state === 'in_use' && adoption.startedOn === undefined
      if (begins) await tellUpstream(inside, thing, now, tools)
    }
    const reason = [rest.reason, rest.reasonWords].filter((part) => part !== undefined).join(': ')
    return ok({ thing, steps: [{ event: rest.event, to: thing.state, ...(reason !== '' && { reason }) }], also })
  })
}

/** Everybody from whom an adoption began is told once, when it comes into use. */
async function tellUpstream(transaction: Database, adoption: Adoption, now: Date, tools: AdoptionTools): Promise<void> {
  const origins = await originsOf(transaction, { kind: 'adoption', id: adoption.id })
  const news = {
    title: 'What you asked for, or helped with, is in use now',
    href: adoptionPath(adoption.id),
    key: `${adoption.id} in use`,
    at: now,
  }
  for (const { kind, tell } of tools.upstream) {
    const ids = origins.filter((origin) => origin.kind === kind).map((origin) => origin.id)
    if (ids.length > 0) await tell(transaction, ids, news)
  }
}

/** The months of the reviews that an adoption has had. */
export async function reviewsDone(database: Database, id: string): Promise<readonly number[]> {
  return (await listReviews(database, id)).map(({ months }) => months)
}

const notTheAdopter = problem('forbidden', 'not-the-adopter', 'Only the one who adopts may say so', {
  detail: 'Somebody who is adopter, commissioner or editor of that body writes its adoptions.',
})
const notTheOwner = problem('forbidden', 'not-the-owner', 'Only the owner of the practice may claim this', {
  detail: 'Somebody who edits for the organisation that owns the practice can claim that others use it.',
})
