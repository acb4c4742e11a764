import { nameCase } from '../../../core/sentence-case/sentence-case.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Result } from '../../../core/result.ts'
import { updateByClosure } from '../../../platform/audit/update-by-closure.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { SignedIn } from '../../../platform/http/policy.ts'
import { writeMail } from '../../../platform/mail/mail.repository.ts'
import { addHolding } from '../../accounts/index.ts'
import { notify, type MailAddresses } from '../../notifications/index.ts'
import type { PageParts } from '../../site/index.ts'
import type { Organisation } from '../organisation.domain.ts'
import { organisationPath } from '../organisation.paths.ts'
import { decideClaim, doubt, mailDomainOf, postLetter, typeCode, type Claim } from './claim.domain.ts'
import { claimPath, codePath, profilePath } from './claim.paths.ts'
import { claimStore, hashOfCode, insertClaim, newCode } from './claim.repository.ts'
import { openOrganisationProfile } from './organisation-profile.repository.ts'

/** What claims are made with. */
export type ClaimParts = PageParts &
  Readonly<{
    addresses: MailAddresses
    now: () => Date
  }>

const dayMs = 24 * 60 * 60 * 1_000
const mailedCodeDays = 7
const postedCodeDays = 60

/** How somebody wants to prove it. An address was checked before; it is written to and not kept. */
export type Asked =
  | Readonly<{ way: 'e-mail'; address: string }>
  | Readonly<{ way: 'post' }>
  | Readonly<{ way: 'decision'; why: string }>

/** Begins a claim in the caller's transaction, and sends the code where it goes by e-mail. */
export async function beginClaim(
  { addresses, now }: ClaimParts,
  transaction: Database,
  { who, organisation, asked }: Readonly<{ who: SignedIn; organisation: Organisation; asked: Asked }>,
): Promise<void> {
  const at = now()
  const code = asked.way === 'e-mail' ? newCode() : undefined
  const states = { 'e-mail': 'code_sent', post: 'letter_to_post', decision: 'to_decide' } as const
  await insertClaim(transaction, {
    organisationId: organisation.id,
    personId: who.personId,
    way: asked.way,
    state: states[asked.way],
    mailDomain: asked.way === 'e-mail' ? mailDomainOf(asked.address) : undefined,
    code,
    codeUntil: code === undefined ? undefined : new Date(at.getTime() + mailedCodeDays * dayMs),
    why: asked.way === 'decision' ? asked.why : undefined,
    askedAt: at,
  })
  if (asked.way !== 'e-mail' || code === undefined) return
  await writeMail(transaction, {
    email: asked.address,
    subject: `Your code for ${nameCase(organisation.name)}`,
    words: [
      `Somebody wants to speak for ${nameCase(organisation.name)} on the Innovation Exchange. They gave this address.`,
      `The code is ${code}. It holds for ${mailedCodeDays} days. Type it here:`,
      new URL(codePath(organisation.id), addresses.publicUrl).href,
      'If you know nothing of this, do nothing: without the code nobody can.',
    ].join('\n\n'),
    at,
  })
}

const actorOf = (who: SignedIn) => ({
  personId: who.personId,
  isAdministrator: who.holdings.some(({ role }) => role === 'administrator'),
})

/** A code was typed. The claim that comes back says whether it was right. */
export async function takeCode(
  parts: ClaimParts,
  { who, claim, code }: Readonly<{ who: SignedIn; claim: Claim; code: string }>,
): Promise<Result<Claim, Problem>> {
  const typed = hashOfCode(claim.id, code)
  return await change(parts, { who, claim }, (before, now) => typeCode(before, actorOf(who), typed, now))
}

/** No code came. */
export async function sayNoCode(
  parts: ClaimParts,
  { who, claim, why }: Readonly<{ who: SignedIn; claim: Claim; why: string }>,
): Promise<Result<Claim, Problem>> {
  return await change(parts, { who, claim }, (before) => doubt(before, actorOf(who), why))
}

/** Makes the letter's code, which is shown this once; the claim then waits for it to be typed. */
export async function makeLetter(
  parts: ClaimParts,
  { who, claim }: Readonly<{ who: SignedIn; claim: Claim }>,
): Promise<Result<string, Problem>> {
  const code = newCode()
  const codeUntil = new Date(parts.now().getTime() + postedCodeDays * dayMs)
  const done = await change(parts, { who, claim }, (before) =>
    postLetter(before, actorOf(who), { codeHash: hashOfCode(claim.id, code), codeUntil }),
  )
  return done.ok ? { ok: true, value: code } : done
}

/** An administrator decides; the claimant is told, with the reason. */
export async function takeDecision(
  parts: ClaimParts,
  { who, claim, how, reason }: Readonly<{ who: SignedIn; claim: Claim; how: 'accept' | 'refuse'; reason: string }>,
): Promise<Result<Claim, Problem>> {
  return await change(parts, { who, claim, reason }, (before) => decideClaim(before, actorOf(who), how, reason))
}

async function change(
  parts: ClaimParts,
  { who, claim, reason }: Readonly<{ who: SignedIn; claim: Claim; reason?: string }>,
  rule: (before: Claim, now: Date) => ReturnType<typeof typeCode>,
): Promise<Result<Claim, Problem>> {
  const update = { id: claim.id, by: { kind: 'person', id: who.personId } as const, now: parts.now() }
  return await updateByClosure(parts.database, claimStore, update, (before, now) => {
    const decided = rule(before, now)
    if (!decided.ok) return decided
    const { thing: after } = decided.value
    return {
      ok: true,
      value: {
        ...decided.value,
        also: async (transaction) => {
          if (after.state === 'proved') await open(transaction, { after, who, now })
          if (who.personId !== after.personId && after.state !== before.state)
            await tell(parts, transaction, { after, now, reason })
        },
      },
    }
  })
}

/** Whoever proved it writes for the organisation from now on. The role lets in what others asked of it meanwhile. */
async function open(
  transaction: Database,
  { after, who, now }: Readonly<{ after: Claim; who: SignedIn; now: Date }>,
): Promise<void> {
  const { organisationId, personId } = after
  await addHolding(transaction, {
    personId,
    holding: { role: 'organisation-editor', scope: { kind: 'organisation', id: organisationId } },
    by: who.personId === personId ? undefined : who.personId,
    at: now,
    reason: 'The claim of its profile was proved',
  })
  await openOrganisationProfile(transaction, { organisationId, by: personId, at: now })
}

async function tell(
  { addresses }: ClaimParts,
  transaction: Database,
  { after, now, reason }: Readonly<{ after: Claim; now: Date; reason: string | undefined }>,
): Promise<void> {
  const { organisationId, personId, state } = after
  const told = {
    letter_posted: { title: 'A letter with your code is posted', href: codePath(organisationId) },
    proved: { title: 'You may speak for your organisation now', href: profilePath(organisationId) },
    refused: { title: `Your claim was refused: ${reason ?? ''}`, href: claimPath(organisationId) },
  }
  const said =
    state in told
      ? told[state as keyof typeof told]
      : { title: 'Your claim has moved on', href: organisationPath(organisationId) }
  await notify(transaction, addresses, {
    personId,
    kind: 'answer',
    ...said,
    because: 'you claimed its profile',
    at: now,
  })
}
