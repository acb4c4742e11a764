import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { nowhere } from '../../../core/state-machine.ts'
import { recordTransition } from '../../../platform/audit/transition.repository.ts'
import type { Store } from '../../../platform/audit/update-by-closure.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { OrganisationClaimsTable } from '../../../platform/database/schema.generated.ts'
import type { Claim } from './claim.domain.ts'

/** What the audit calls a claim. */
export const claimSubject = 'claim of an organisation'

// Without letters and digits that look alike on paper.
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

const signsOf = (length: number) => Array.from({ length }, () => signs[randomInt(signs.length)]).join('')

/** A new code of ten signs, in two groups. */
export function newCode(): string {
  return `${signsOf(5)}-${signsOf(5)}`
}

/** What is kept of a code: typed in small letters or without the dash it is the same. */
export function hashOfCode(claimId: string, code: string): string {
  const plain = code.toUpperCase().replaceAll(/[^A-Z\d]/g, '')
  return createHash('sha256').update(`${claimId} ${plain}`).digest('base64url')
}

function toClaim(row: Selectable<OrganisationClaimsTable>): Claim {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    way: row.way,
    state: row.state,
    version: row.version,
    mailDomain: row.mail_domain ?? undefined,
    codeHash: row.code_hash ?? undefined,
    codeUntil: row.code_until ?? undefined,
    tries: row.tries,
    why: row.why ?? undefined,
    askedAt: row.asked_at,
  }
}

/** How the one way to change things with states locks and writes a claim. */
export const claimStore: Store<Claim> = {
  kind: claimSubject,
  async lock(transaction, id) {
    const row = await transaction
      .selectFrom('organisation_claims')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    return row && toClaim(row)
  },
  async save(transaction, { id, state, version, codeHash, codeUntil, tries, why }) {
    await transaction
      .updateTable('organisation_claims')
      .set({ state, version, tries, code_hash: codeHash ?? null, code_until: codeUntil ?? null, why: why ?? null })
      .where('id', '=', id)
      .execute()
  },
}

/** Begins a claim, inside the caller's transaction. A claim of the same person that is still open is taken up instead. */
export async function insertClaim(
  transaction: Database,
  claim: Omit<Claim, 'id' | 'version' | 'tries' | 'codeHash'> & Readonly<{ code: string | undefined }>,
): Promise<string> {
  const id = randomUUID()
  const { code, organisationId, personId, way, state, askedAt } = claim
  await transaction
    .insertInto('organisation_claims')
    .values({
      id,
      organisation_id: organisationId,
      person_id: personId,
      way,
      state,
      version: 1,
      mail_domain: claim.mailDomain ?? null,
      code_hash: code === undefined ? null : hashOfCode(id, code),
      code_until: claim.codeUntil ?? null,
      tries: 0,
      why: claim.why ?? null,
      asked_at: askedAt,
    })
    .execute()
  const event = { 'e-mail': 'ask_by_mail', post: 'ask_by_post', decision: 'ask_decision' }[way]
  const by = { kind: 'person', id: personId } as const
  const subject = { kind: claimSubject, id }
  await recordTransition(transaction, { subject, event, from: nowhere, to: state, by, at: askedAt, reason: claim.why })
  return id
}

/** The newest claim of a person on an organisation; `undefined` if there is none. */
export async function findClaimOf(
  database: Database,
  { organisationId, personId }: Readonly<{ organisationId: string; personId: string }>,
): Promise<Claim | undefined> {
  const row = await database
    .selectFrom('organisation_claims')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toClaim(row)
}

/** Claims that wait for an administrator: to post a letter, or to decide; the oldest first. */
export async function listClaimsToDecide(database: Database): Promise<readonly Claim[]> {
  const rows = await database
    .selectFrom('organisation_claims')
    .selectAll()
    .where('state', 'in', ['letter_to_post', 'letter_posted', 'to_decide'])
    .orderBy('asked_at')
    .execute()
  return rows.map(toClaim)
}
