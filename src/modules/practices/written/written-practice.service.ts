import type { FieldError, Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { clock } from '../../../core/state-machine.ts'
import { nameCase } from '../../../core/sentence-case/sentence-case.ts'
import type { Doer } from '../../../platform/audit/transition.repository.ts'
import { updateByClosure } from '../../../platform/audit/update-by-closure.ts'
import type { Database } from '../../../platform/database/database.ts'
import { findOrganisation } from '../../organisations/index.ts'
import { findEdition, insertEdition } from './edition.repository.ts'
import { answersPrint, withAnswers, type Typed } from './profile-form.ts'
import type { Step } from './profile-step.ts'
import type { Profile } from './profile.schema.ts'
import { tellPeople } from './people-to-tell.ts'
import { wind } from './practice-clock.ts'
import { putOnShelf, takeOffShelf } from './shelf.repository.ts'
import { syncInvolvements } from './involvement.repository.ts'
import type { Acting, Decided, WrittenPractice } from './written-practice.domain.ts'
import { findingsOf, practiceOf } from './written-practice.projection.ts'
import { practiceStore, saveProfile } from './written-practice.repository.ts'
import { isOfferedState } from './written-practice.states.ts'
import type { ChangeParts, WritingParts } from './writing-parts.ts'

/** What somebody does to a practice: who, to which version, and what they say changed in a new edition. */
export type Deed = Readonly<{
  id: string
  acting: Acting
  /** The version that their form was opened at. */
  seen?: number | undefined
  whatChanged?: string | undefined
  /** Whose change it was, by name, where it was not the owner's. */
  credit?: string | undefined
  /** What else happens in the same transaction. */
  also?: (transaction: Database, practice: WrittenPractice) => Promise<void>
}>

/**
 * Lets a rule change a practice and does all that follows in the same transaction: keeps the edition, puts it on the shelf or
 * takes it off, and tells the index. Refuses what the rule refuses, and a form that is older than the practice.
 */
export async function changePractice(
  parts: ChangeParts,
  database: Database,
  deed: Deed,
  rule: (practice: WrittenPractice, acting: Acting, now: Date) => Decided,
): Promise<Result<WrittenPractice, Problem>> {
  const { id, acting, seen } = deed
  const by: Doer = acting === clock ? { kind: 'clock' } : { kind: 'person', id: acting.personId }
  return await updateByClosure(database, practiceStore, { id, by, now: parts.now(), seen }, (before, now) => {
    const decided = rule(before, acting, now)
    if (!decided.ok) return decided
    const after = decided.value.thing
    return ok({
      ...decided.value,
      also: async (transaction) => {
        await keepEdition(transaction, { before, after, deed, at: now })
        await bringShelfUpToDate(parts, transaction, { before, after })
        if (after.state !== before.state || after.lapsesOn !== before.lapsesOn) await wind(parts, transaction, after)
        for (const { event } of decided.value.steps) {
          await tellPeople(parts, transaction, { event, practice: after, whatChanged: deed.whatChanged, at: now })
        }
        await deed.also?.(transaction, after)
      },
    })
  })
}

type Moved = Readonly<{ before: WrittenPractice; after: WrittenPractice }>

async function keepEdition(
  transaction: Database,
  { before, after, deed, at }: Moved & Readonly<{ deed: Deed; at: Date }>,
): Promise<void> {
  if (after.edition === before.edition) return
  await insertEdition(transaction, {
    practiceId: after.id,
    number: after.edition,
    profile: after.profile,
    whatChanged: deed.whatChanged,
    credit: deed.credit,
    publishedBy: deed.acting === clock ? undefined : deed.acting.personId,
    publishedAt: at,
  })
  await syncInvolvements(transaction, after.id, after.profile)
}

async function bringShelfUpToDate(parts: ChangeParts, transaction: Database, { before, after }: Moved): Promise<void> {
  if (!isOfferedState(after.state)) {
    if (isOfferedState(before.state)) await takeOffShelf(transaction, after.id)
    return
  }
  const isNew = after.edition !== before.edition || after.confirmedOn !== before.confirmedOn
  if (isNew || !isOfferedState(before.state)) await shelve(parts, transaction, after)
}

/** Puts the newest edition of a practice on the shelf. */
async function shelve(parts: ChangeParts, transaction: Database, practice: WrittenPractice): Promise<void> {
  const edition = await findEdition(transaction, practice.id, practice.edition)
  if (edition === undefined) throw new Error(`Edition ${practice.edition} of ${practice.id} was not kept`)
  const shown = practiceOf(practice, edition.profile, await projectionParts(parts, transaction, practice))
  await putOnShelf(transaction, shown, findingsOf(practice.id, edition.profile))
}

/** What an edition is shown with: its owner's name, concepts, and the published source that it grew out of. */
export async function projectionParts(
  parts: Pick<WritingParts, 'concepts'>,
  database: Database,
  practice: WrittenPractice,
) {
  return {
    codesOf: (text: string) =>
      parts
        .concepts()
        .find(text)
        .map(({ code }) => code),
    ownerName: await ownerNameOf(database, practice.organisationId),
    attributed: practice.attributed,
  }
}

/** The name of an organisation as pages show it. */
export async function ownerNameOf(database: Database, organisationId: string): Promise<string> {
  const organisation = await findOrganisation(database, organisationId)
  return organisation === undefined ? organisationId : nameCase(organisation.name)
}

/** Why the answers of a step were not saved. */
export type NotSaved =
  | Readonly<{ why: 'refused'; problem: Problem }>
  | Readonly<{ why: 'wrong'; fields: readonly FieldError[] }>
  | Readonly<{ why: 'changed meanwhile'; practice: WrittenPractice }>

/**
 * Saves the answers of one step. Refused if somebody else has saved other answers to the same step since the form was opened:
 * `print` names those that it was opened with.
 */
export async function saveAnswers(
  parts: WritingParts,
  asked: Readonly<{ id: string; step: Step; typed: Typed; print: string }>,
): Promise<Result<WrittenPractice, NotSaved>> {
  const { id, step, typed, print } = asked
  return await parts.database.transaction().execute(async (transaction) => {
    const practice = await practiceStore.lock(transaction, id)
    const closed = practice === undefined ? undefined : notToBeChanged(practice)
    if (practice === undefined || closed !== undefined) {
      return refuse<NotSaved>({ why: 'refused', problem: closed ?? notThere })
    }
    const answered = withAnswers(practice.profile, step, typed)
    if (!answered.ok) return refuse<NotSaved>({ why: 'wrong', fields: answered.fields })
    const saved = answersPrint(step, practice.profile)
    // What was sent twice, or typed alike by two people, is no conflict.
    if (saved !== print && saved !== answersPrint(step, answered.profile)) {
      return refuse<NotSaved>({ why: 'changed meanwhile', practice })
    }
    const profile: Profile = withPlaces(parts, answered.profile)
    await saveProfile(transaction, { id, profile, at: parts.now() })
    return ok({ ...practice, profile, version: practice.version + 1 })
  })
}

/** The codes of the places that are named as this installation knows them; others stay words. */
function withPlaces({ findPlace }: WritingParts, profile: Profile): Profile {
  const codes = profile.places.flatMap((name) => findPlace(name) ?? [])
  return { ...profile, placeCodes: [...new Set(codes)] }
}

const notThere: Problem = {
  kind: 'not-found',
  code: 'not-there',
  title: 'There is no such practice',
}

/** Why the words of a practice cannot be changed now; `undefined` where they can. */
export function notToBeChanged({ state }: Pick<WrittenPractice, 'state'>): Problem | undefined {
  if (state === 'submitted' || state === 'in_review') {
    return {
      kind: 'conflict',
      code: 'with-reviewers',
      title: 'It is with the reviewers now',
      detail: 'You can change it again when a reviewer has answered.',
    }
  }
  if (state !== 'withdrawn' && state !== 'retired') return undefined
  return { kind: 'conflict', code: 'ended', title: 'It has ended', detail: 'Its page stays as it was.' }
}
