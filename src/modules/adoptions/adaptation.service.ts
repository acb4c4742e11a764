import { randomUUID } from 'node:crypto'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { decide, nowhere } from '../../core/state-machine.ts'
import { recordTransition } from '../../platform/audit/transition.repository.ts'
import { updateByClosure } from '../../platform/audit/update-by-closure.ts'
import type { Database } from '../../platform/database/database.ts'
import type { SignedIn } from '../../platform/http/policy.ts'
import { peopleHolding } from '../accounts/index.ts'
import { addEdge } from '../lineage/index.ts'
import { coresInQuestion, type Adaptation } from './adaptation.domain.ts'
import { adaptationStore, findAdaptation, insertAdaptation, listAdaptationsOf } from './adaptation.repository.ts'
import { isOwner, rolesIn, writersOf } from './adopters.ts'
import type { AdoptionTools } from './adoption-tools.ts'
import { setOfferClock } from './adoption.clocks.ts'
import type { Adoption } from './adoption.domain.ts'
import { adoptionPath } from './adoption.paths.ts'
import { findAdoption } from './adoption.repository.ts'
import { changeAdoption } from './adoption.service.ts'
import { adaptationStates } from './adoption.states.ts'

/** What an adopter says of a change. */
export type NewAdaptation = Pick<
  Adaptation,
  'component' | 'isCore' | 'change' | 'what' | 'why' | 'planned' | 'decidedBy' | 'sameFunction' | 'madeOn'
>

type Context = Readonly<{ who: SignedIn; now: Date; tools: AdoptionTools }>

/** Notes a change that an adopter made. The third adopter who changes one core part puts it in question, and its owner is asked. */
export async function noteAdaptation(
  transaction: Database,
  adoptionId: string,
  change: NewAdaptation,
  { who, now, tools, seen }: Context & Readonly<{ seen: number | undefined }>,
): Promise<Result<Adaptation, Problem>> {
  const changed = await changeAdoption(
    transaction,
    adoptionId,
    { event: 'adapt', change: true },
    { who, seen, now, tools },
  )
  if (!changed.ok) return changed
  const { practiceId } = changed.value
  const before = coresInQuestion(await listAdaptationsOf(transaction, practiceId))
  const adaptation: Adaptation = {
    ...change,
    id: `adaptation-${randomUUID()}`,
    version: 1,
    adoptionId,
    state: 'kept',
    createdAt: now,
    offeredAt: undefined,
    answeredAt: undefined,
    answerWords: undefined,
    edition: undefined,
  }
  await insertAdaptation(transaction, adaptation)
  const { id } = adaptation
  const by = { kind: 'person', id: who.personId } as const
  const subject = { kind: adaptationStore.kind, id }
  await recordTransition(transaction, { subject, event: 'note', from: nowhere, to: 'kept', by, at: now })
  const to = { kind: 'adaptation', id } as const
  await addEdge(transaction, { from: { kind: 'adoption', id: adoptionId }, to, by: who.personId, at: now })
  const after = coresInQuestion(await listAdaptationsOf(transaction, practiceId))
  if (after.length > before.length) {
    const title = 'Three adopters have changed the same core part of your practice. Is it still core?'
    await tellOwner(transaction, practiceId, `/practices/${encodeURIComponent(practiceId)}`, title, now, tools)
  }
  return ok(adaptation)
}

/** Offers a change to the practice that it was made in. */
export async function offerAdaptation(
  transaction: Database,
  id: string,
  { who, now, tools }: Context,
): Promise<Result<Adaptation, Problem>> {
  const adoption = await adoptionOf(transaction, id)
  if (adoption === undefined) return refuse(notThere)
  return await updateByClosure(
    transaction,
    adaptationStore,
    { id, by: { kind: 'person', id: who.personId }, now },
    (adaptation) => {
      const decided = decide(adaptationStates, {
        from: adaptation.state,
        event: 'offer',
        who: asAdaptationActors(who, adoption, undefined),
      })
      if (!decided.ok) return decided
      const thing: Adaptation = { ...adaptation, state: decided.value.to, offeredAt: now }
      const also = async (inside: Database) => {
        await setOfferClock(inside, thing, adoption.placeCode, tools)
        const title = 'An adopter offers you a change to your practice'
        await tellOwner(inside, adoption.practiceId, adoptionPath(adoption.id), title, now, tools)
      }
      return ok({ thing, steps: [{ event: 'offer', to: thing.state }], also })
    },
  )
}

/** The owner of the practice takes a change up, as a new edition with credit, or declines with a reason. */
export async function answerAdaptation(
  transaction: Database,
  id: string,
  answer: Readonly<{ takesUp: boolean; words: string; credit: string }>,
  { who, now, tools }: Context,
): Promise<Result<Adaptation, Problem>> {
  const adoption = await adoptionOf(transaction, id)
  const known = await findAdaptation(transaction, id)
  if (adoption === undefined || known === undefined) return refuse(notThere)
  const { practiceId } = adoption
  const actors = asAdaptationActors(who, adoption, await tools.practiceOwner(transaction, practiceId))
  const event = answer.takesUp ? 'accept' : 'decline'
  const allowed = decide(adaptationStates, { from: known.state, event, who: actors, reason: answer.words })
  if (!allowed.ok) return allowed
  const offered = { practiceId, component: known.component, what: known.what, credit: answer.credit }
  const edition = answer.takesUp ? await tools.takeUp(transaction, offered, who, now) : undefined
  if (edition?.ok === false) return edition
  return await updateByClosure(
    transaction,
    adaptationStore,
    { id, by: { kind: 'person', id: who.personId }, now },
    (adaptation) => {
      const decided = decide(adaptationStates, { from: adaptation.state, event, who: actors, reason: answer.words })
      if (!decided.ok) return decided
      const thing: Adaptation = {
        ...adaptation,
        state: decided.value.to,
        answeredAt: now,
        answerWords: answer.words,
        edition: edition?.value,
      }
      const also = async (inside: Database) => {
        if (edition !== undefined) {
          const to = { kind: 'edition', id: editionId(practiceId, edition.value) } as const
          await addEdge(inside, { from: { kind: 'adaptation', id }, to, by: who.personId, at: now })
        }
        const title = answer.takesUp
          ? 'Your change is part of the practice now, with credit to you'
          : 'The practice does not take your change up'
        for (const personId of await writersOf(inside, adoption.adopter)) {
          await tools.tell(inside, {
            personId,
            kind: 'change',
            title,
            href: adoptionPath(adoption.id),
            because: 'you write this adoption',
            at: now,
          })
        }
      }
      return ok({ thing, steps: [{ event, to: thing.state, reason: answer.words }], also })
    },
  )
}

/** An edition of a practice as a thing in the chain. */
export function editionId(practiceId: string, edition: number): string {
  return `${practiceId}~${edition}`
}

async function adoptionOf(transaction: Database, adaptationId: string): Promise<Adoption | undefined> {
  const adaptation = await findAdaptation(transaction, adaptationId)
  return adaptation && (await findAdoption(transaction, adaptation.adoptionId))
}

function asAdaptationActors(
  who: SignedIn,
  adoption: Adoption,
  owner: string | undefined,
): readonly ('adopter' | 'owner')[] {
  const isAdopter = rolesIn(who, adoption, undefined).includes('adopter')
  return [...(isAdopter ? (['adopter'] as const) : []), ...(isOwner(who, owner) ? (['owner'] as const) : [])]
}

async function tellOwner(
  transaction: Database,
  practiceId: string,
  href: string,
  title: string,
  at: Date,
  tools: AdoptionTools,
): Promise<void> {
  const owner = await tools.practiceOwner(transaction, practiceId)
  if (owner === undefined) return
  for (const personId of await peopleHolding(transaction, ['organisation-editor'], {
    kind: 'organisation',
    id: owner,
  })) {
    await tools.tell(transaction, { personId, kind: 'change', title, href, because: 'you write this practice', at })
  }
}

const notThere = problem('not-found', 'not-there', 'There is no such change')
