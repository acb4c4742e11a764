import { randomUUID } from 'node:crypto'
import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { dayInLondon } from '../../../core/iso-date.ts'
import { recordTransition } from '../../../platform/audit/transition.repository.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { SignedIn } from '../../../platform/http/policy.ts'
import type { Practice } from '../practice.domain.ts'
import { findPractice } from '../practice.repository.ts'
import { insertEdition } from './edition.repository.ts'
import { wind } from './practice-clock.ts'
import { emptyProfile, longestLine, type Profile } from './profile.schema.ts'
import { putOnShelf } from './shelf.repository.ts'
import { lapseDay } from './trust-clock.ts'
import { practiceOf } from './written-practice.projection.ts'
import { findWritten, practiceStore, practiceSubject } from './written-practice.repository.ts'
import { projectionParts } from './written-practice.service.ts'
import type { ChangeParts } from './writing-parts.ts'

/** An organisation says that a practice described from a published source is its own. */
export type PracticeClaim = Readonly<{
  id: string
  practiceId: string
  organisationId: string
  why: string
  askedBy: string
}>

/** Asks for it, in the caller's transaction; asked twice by one organisation it is one claim. */
export async function askForPractice(
  transaction: Database,
  asked: Omit<PracticeClaim, 'id'> & Readonly<{ at: Date }>,
): Promise<void> {
  const { practiceId, organisationId, why, askedBy, at } = asked
  const open = transaction
    .selectFrom('practice_claims')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('organisation_id', '=', organisationId)
    .where('state', '<>', 'refused')
  if ((await open.executeTakeFirst()) !== undefined) return
  const row = { practice_id: practiceId, organisation_id: organisationId, state: 'asked' as const, why }
  await transaction
    .insertInto('practice_claims')
    .values({ id: randomUUID(), ...row, asked_by: askedBy, asked_at: at })
    .execute()
}

/** Claims of practices that wait for an administrator, the oldest first. */
export async function listPracticeClaims(database: Database): Promise<readonly PracticeClaim[]> {
  const rows = await database
    .selectFrom('practice_claims')
    .selectAll()
    .where('state', '=', 'asked')
    .orderBy('asked_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    practiceId: row.practice_id,
    organisationId: row.organisation_id,
    why: row.why,
    askedBy: row.asked_by,
  }))
}

/** An administrator decides, with a reason and never about a claim of their own. Accepted, the practice is its owner's to write. */
export async function decidePracticeClaim(
  parts: ChangeParts,
  database: Database,
  asked: Readonly<{ id: string; who: SignedIn; accepted: boolean; reason: string }>,
): Promise<Result<undefined, Problem>> {
  const { id, who, accepted, reason } = asked
  const at = parts.now()
  return await database.transaction().execute(async (transaction) => {
    const claim = (await listPracticeClaims(transaction)).find((one) => one.id === id)
    if (claim === undefined) return refuse(noClaim)
    if (claim.askedBy === who.personId) return refuse(ownClaim)
    if (reason.trim() === '') return refuse(noReason)
    const found = await findPractice(transaction, claim.practiceId)
    if (accepted && (found === undefined || (await findWritten(transaction, claim.practiceId)) !== undefined)) {
      return refuse(noClaim)
    }
    await transaction
      .updateTable('practice_claims')
      .set({
        state: accepted ? 'accepted' : 'refused',
        decided_by: who.personId,
        decided_at: at,
        reason: reason.trim(),
      })
      .where('id', '=', id)
      .execute()
    if (accepted && found !== undefined)
      await handOver(parts, transaction, { claim, practice: found.practice, who, reason })
    return ok(undefined)
  })
}

async function handOver(
  parts: ChangeParts,
  transaction: Database,
  given: Readonly<{ claim: PracticeClaim; practice: Practice; who: SignedIn; reason: string }>,
): Promise<void> {
  const { claim, practice, who, reason } = given
  const at = parts.now()
  const profile = profileOf(practice)
  const day = dayInLondon(at)
  await transaction
    .insertInto('written_practices')
    .values({
      id: practice.id,
      organisation_id: claim.organisationId,
      state: 'published',
      version: 1,
      profile: JSON.stringify(profile),
      edition: 1,
      reviewed: true,
      lapses_on: lapseDay(day),
      attributed: JSON.stringify(practice),
      created_by: claim.askedBy,
      created_at: at,
      changed_at: at,
    })
    .execute()
  const first = { practiceId: practice.id, number: 1, profile, whatChanged: undefined, credit: practice.source }
  await insertEdition(transaction, { ...first, publishedBy: undefined, publishedAt: at })
  const by = { kind: 'person', id: who.personId } as const
  const subject = { kind: practiceSubject, id: practice.id }
  await recordTransition(transaction, { subject, event: 'claim', from: 'published', to: 'published', by, at, reason })
  const written = await practiceStore.lock(transaction, practice.id)
  if (written === undefined) throw new Error('A practice that was just handed over is not there')
  await putOnShelf(transaction, practiceOf(written, profile, await projectionParts(parts, transaction, written)), [])
  await wind(parts, transaction, written)
}

const line = (text: string | undefined) => (text ?? '').slice(0, longestLine)

/** What a published source says of a practice, as a first edition that its owner can go on from. */
function profileOf(practice: Practice): Profile {
  const part = (role: 'core' | 'adaptable') => (what: string) => ({ what: line(what), role, serves: '', variants: '' })
  return {
    ...emptyProfile,
    title: line(practice.title),
    summary: line(practice.summary),
    kind: practice.kind,
    licence: line(practice.licence),
    serviceArea: practice.serviceArea,
    problem: practice.problem ?? '',
    people: practice.people ?? '',
    places: practice.places.map(line).slice(0, 30),
    placeCodes: practice.placeCodes.slice(0, 30),
    outcomes: practice.outcomes.map(line).slice(0, 30),
    whatIsDone: practice.whatIsDone ?? '',
    components: [...practice.core.map(part('core')), ...practice.adaptable.map(part('adaptable'))].slice(0, 30),
    wouldNotWork: practice.whereItWouldNotWork ?? '',
    saidAs: practice.saidAs.map(line).slice(0, 30),
    doNow: practice.kind === 'attempt' ? (practice.lesson ?? '') : '',
  }
}

const noClaim = problem('not-found', 'claim-not-found', 'There is no such claim', {
  detail: 'It may have been decided, or the practice has an owner already.',
})
const ownClaim = problem('forbidden', 'own-claim', 'Another administrator must decide this', {
  detail: 'The claim is your own.',
})
const noReason = problem('invalid', 'reason-missing', 'Give a reason', {
  fields: [{ field: 'reason', message: 'Give a reason' }],
})
