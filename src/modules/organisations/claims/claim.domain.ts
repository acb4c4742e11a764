import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { decide } from '../../../core/state-machine.ts'
import type { Change } from '../../../platform/audit/update-by-closure.ts'
import { webAddress } from '../organisation-words.ts'
import { claimStates, type ClaimState } from './claim.states.ts'

/** Somebody says that they may speak for an organisation. */
export type Claim = Readonly<{
  id: string
  organisationId: string
  personId: string
  way: 'e-mail' | 'post' | 'decision'
  state: ClaimState
  version: number
  /** The part of the address after the @. The whole address is not kept. */
  mailDomain: string | undefined
  codeHash: string | undefined
  codeUntil: Date | undefined
  tries: number
  why: string | undefined
  askedAt: Date
}>

/** Somebody who acts on a claim. */
export type ClaimActor = Readonly<{ personId: string; isAdministrator: boolean }>

type Event = keyof typeof claimStates.events
type Decided = Result<Change<Claim>, Problem>

/** Wrong codes after which a claim ends. */
const mostTries = 5

/** Sites on which many have a page: an address there shows nothing. */
const sharedSites =
  /(?:^|\.)(?:facebook|instagram|twitter|x|linkedin|youtube|wordpress|blogspot|wixsite|weebly|google|gmail|outlook|hotmail|yahoo|btconnect|btinternet|aol|icloud)\.(?:com|co\.uk)$/

/** The web domain that an organisation's register names for it; `undefined` without one of its own. */
export function ownDomain(organisation: Readonly<{ web: string | undefined }>): string | undefined {
  const address = webAddress(organisation)
  if (address === undefined) return undefined
  const host = new URL(address).hostname.toLowerCase().replace(/^www\./, '')
  return host.includes('.') && !sharedSites.test(host) ? host : undefined
}

/** The part of an e-mail address after the @, in small letters; `undefined` for what is no address. */
export function mailDomainOf(address: string): string | undefined {
  return /^[^\s@]+@(?<domain>[a-z\d-]+(?:\.[a-z\d-]+)+)$/i.exec(address.trim())?.groups?.['domain']?.toLowerCase()
}

/** Why a code cannot be sent to an address; `undefined` where the address is at the organisation's own domain. */
export function refusedAddress(web: string | undefined, address: string): string | undefined {
  const domain = mailDomainOf(address)
  if (domain === undefined) return 'Type an e-mail address, such as name@example.org'
  if (web === undefined) return 'Its register names no web address of its own. Ask for a letter'
  return domain === web || domain.endsWith(`.${web}`) ? undefined : `Use an address that ends in @${web}`
}

function follow(
  claim: Claim,
  actor: ClaimActor,
  event: Event,
  effect: Readonly<{ change?: Partial<Claim>; reason?: string; codeProblem?: Problem | undefined }> = {},
): Decided {
  const isClaimant = actor.personId === claim.personId
  const decided = decide(claimStates, {
    from: claim.state,
    event,
    who: [...(isClaimant ? ['claimant' as const] : []), ...(actor.isAdministrator ? ['administrator' as const] : [])],
    reason: effect.reason,
    guard: (name) => {
      if (name === 'not-own') return isClaimant ? ownClaim : undefined
      return name === 'code' ? effect.codeProblem : undefined
    },
  })
  if (!decided.ok) return decided
  const { to } = decided.value
  return ok({
    thing: { ...claim, ...effect.change, state: to },
    steps: [{ event, to, ...(effect.reason !== undefined && { reason: effect.reason.trim() }) }],
  })
}

/** The administrator makes the letter and posts it; `codeHash` is that of the code in it. */
export function postLetter(claim: Claim, actor: ClaimActor, code: Pick<Claim, 'codeHash' | 'codeUntil'>): Decided {
  return follow(claim, actor, 'post', { change: code })
}

/** A code was typed. A wrong one is counted, and the fifth ends the claim; one that came too late is refused. */
export function typeCode(claim: Claim, actor: ClaimActor, typedHash: string, now: Date): Decided {
  if (claim.codeUntil !== undefined && claim.codeUntil < now) return refuse(codeTooOld)
  if (typedHash === claim.codeHash) return follow(claim, actor, 'prove', { change: { codeHash: undefined } })
  const tries = claim.tries + 1
  return follow(claim, actor, tries < mostTries ? 'try' : 'use_up', { change: { tries } })
}

/** No code came: an administrator decides. */
export function doubt(claim: Claim, actor: ClaimActor, why: string): Decided {
  return follow(claim, actor, 'doubt', { change: { why }, reason: why })
}

/** An administrator decides, with the reason. */
export function decideClaim(claim: Claim, actor: ClaimActor, how: 'accept' | 'refuse', reason: string): Decided {
  return follow(claim, actor, how, { reason })
}

const ownClaim = problem('forbidden', 'own-claim', 'Another administrator must decide this', {
  detail: 'The claim is your own.',
})

const codeTooOld = problem('invalid', 'code-too-old', 'The code is too old', {
  detail: 'Begin again, and a new one is sent.',
  fields: [{ field: 'code', message: 'This code is too old. Begin again, and a new one is sent' }],
})
