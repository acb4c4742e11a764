import { nameCase } from '../../../core/sentence-case/sentence-case.ts'
import { problem } from '../../../core/problem.ts'
import { refuse } from '../../../core/result.ts'
import { answerPage } from '../../../platform/http/answer.ts'
import type { HttpContext } from '../../../platform/http/environment.ts'
import { formToken, readRawForm, textOf, tokenField, type RawForm } from '../../../platform/http/form.ts'
import { holding, holds, signedIn } from '../../../platform/http/policy.ts'
import { redirectTo } from '../../../platform/http/redirect.ts'
import type { PageAnswer, RouteTable } from '../../../platform/http/route.ts'
import { submitOnce } from '../../../platform/http/submitted-form.repository.ts'
import { signedInOf } from '../../../platform/http/who.ts'
import { isOffered, type Organisation } from '../organisation.domain.ts'

import { findOrganisation } from '../organisation.repository.ts'
import { ClaimOrganisationPage, EnterCodePage } from './claim-organisation.page.tsx'
import { ownDomain, refusedAddress } from './claim.domain.ts'
import { claimsPath, codePath, profilePath } from './claim.paths.ts'
import { claimStore, findClaimOf, listClaimsToDecide } from './claim.repository.ts'
import {
  beginClaim,
  makeLetter,
  sayNoCode,
  takeCode,
  takeDecision,
  type Asked,
  type ClaimParts,
} from './claim.service.ts'
import { LetterPage, ListClaimsPage } from './list-claims.page.tsx'

const administrator = holding('administrator')

/** The pages on which somebody claims an organisation, and those of the administrator. */
export function claimRoutes(parts: ClaimParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'ask how to claim an organisation',
      method: 'GET',
      path: '/organisations/:id/claim',
      policy: signedIn,
      examples: [],
      handler: (context) => askHow(context, parts),
    },
    {
      kind: 'page',
      name: 'claim an organisation',
      method: 'POST',
      path: '/organisations/:id/claim',
      policy: signedIn,
      cost: 'expensive',
      handler: (context) => takeClaim(context, parts),
    },
    {
      kind: 'page',
      name: 'show where a claim stands',
      method: 'GET',
      path: '/organisations/:id/claim/code',
      policy: signedIn,
      examples: [],
      handler: (context) => showClaim(context, parts),
    },
    {
      kind: 'page',
      name: 'type the code of a claim',
      method: 'POST',
      path: '/organisations/:id/claim/code',
      policy: signedIn,
      cost: 'expensive',
      handler: (context) => typeTheCode(context, parts),
    },
    {
      kind: 'page',
      name: 'list claims of organisations',
      method: 'GET',
      path: claimsPath,
      policy: administrator,
      handler: (context) => listClaims(context, parts),
    },
    {
      kind: 'page',
      name: 'make the letter of a claim',
      method: 'POST',
      path: `${claimsPath}/:id/letter`,
      policy: administrator,
      handler: (context) => showLetter(context, parts),
    },
    {
      kind: 'page',
      name: 'decide a claim',
      method: 'POST',
      path: `${claimsPath}/:id/decision`,
      policy: administrator,
      handler: (context) => decide(context, parts),
    },
  ]
}

const noOrganisation = problem('not-found', 'organisation-not-found', 'There is no organisation at this address')
const noClaim = problem('not-found', 'claim-not-found', 'There is no such claim')

async function organisationOf(context: HttpContext, { database }: ClaimParts): Promise<Organisation | undefined> {
  const organisation = await findOrganisation(database, context.req.param('id') ?? '')
  return organisation !== undefined && isOffered(organisation) ? organisation : undefined
}

const named = ({ id, name }: Organisation) => ({ id, name: nameCase(name) })
const tokenOf = (raw: RawForm) =>
  /^[\w-]{20,64}$/.test(textOf(raw, tokenField)) ? textOf(raw, tokenField) : formToken()
const typedOf = (raw: RawForm) => Object.fromEntries(Object.keys(raw).map((name) => [name, textOf(raw, name)]))

async function askHow(context: HttpContext, parts: ClaimParts): Promise<PageAnswer> {
  const organisation = await organisationOf(context, parts)
  if (organisation === undefined) return refuse(noOrganisation)
  const { id } = organisation
  if (holds(context.get('who'), 'organisation-editor', { kind: 'organisation', id })) return redirectTo(profilePath(id))
  return (
    <ClaimOrganisationPage
      site={parts.site}
      organisation={named(organisation)}
      web={ownDomain(organisation)}
      token={formToken()}
    />
  )
}

async function takeClaim(context: HttpContext, parts: ClaimParts): Promise<PageAnswer> {
  const organisation = await organisationOf(context, parts)
  if (organisation === undefined) return refuse(noOrganisation)
  const raw = await readRawForm(context)
  const web = ownDomain(organisation)
  const read = readAsked(raw, web)
  const token = tokenOf(raw)
  if ('field' in read) {
    const view = {
      site: parts.site,
      organisation: named(organisation),
      web,
      token,
      typed: typedOf(raw),
      errors: [read],
    }
    return await answerPage(context, <ClaimOrganisationPage {...view} />, { status: 400 })
  }
  const who = signedInOf(context)
  const address = await parts.database.transaction().execute((transaction) =>
    submitOnce(transaction, { token, route: 'claim an organisation' }, async () => {
      await beginClaim(parts, transaction, { who, organisation, asked: read })
      return codePath(organisation.id)
    }),
  )
  return redirectTo(address)
}

function readAsked(raw: RawForm, web: string | undefined): Asked | Readonly<{ field: string; message: string }> {
  const way = textOf(raw, 'way')
  if (way === 'e-mail') {
    const address = textOf(raw, 'address').trim()
    const refused = refusedAddress(web, address)
    return refused === undefined ? { way, address } : { field: 'address', message: refused }
  }
  if (way === 'post') return { way }
  if (way !== 'decision') return { field: 'way', message: 'Choose how to show that you may speak for it' }
  const why = textOf(raw, 'why').trim().slice(0, 2_000)
  return why === '' ? { field: 'why', message: 'Say how we can check it' } : { way, why }
}

async function showClaim(context: HttpContext, parts: ClaimParts): Promise<PageAnswer> {
  const organisation = await organisationOf(context, parts)
  if (organisation === undefined) return refuse(noOrganisation)
  const { personId } = signedInOf(context)
  const claim = await findClaimOf(parts.database, { organisationId: organisation.id, personId })
  if (claim === undefined) return refuse(noClaim)
  if (claim.state === 'proved') return redirectTo(profilePath(organisation.id))
  return <EnterCodePage {...{ site: parts.site, organisation: named(organisation), claim, token: formToken() }} />
}

async function typeTheCode(context: HttpContext, parts: ClaimParts): Promise<PageAnswer> {
  const organisation = await organisationOf(context, parts)
  if (organisation === undefined) return refuse(noOrganisation)
  const who = signedInOf(context)
  const { id: organisationId } = organisation
  const claim = await findClaimOf(parts.database, { organisationId, personId: who.personId })
  if (claim === undefined) return refuse(noClaim)
  const raw = await readRawForm(context)
  const again = async (field: string, message: string, now = claim) => {
    const view = {
      site: parts.site,
      organisation: named(organisation),
      claim: now,
      token: tokenOf(raw),
      typed: typedOf(raw),
    }
    return await answerPage(context, <EnterCodePage {...view} errors={[{ field, message }]} />, { status: 400 })
  }
  if (textOf(raw, 'none') === 'yes') {
    const why = textOf(raw, 'why').trim().slice(0, 2_000)
    if (why === '') return await again('why', 'Say how else we can check it')
    const asked = await sayNoCode(parts, { who, claim, why })
    return asked.ok ? redirectTo(codePath(organisationId)) : asked
  }
  const code = textOf(raw, 'code').trim()
  if (code === '') return await again('code', 'Type the code')
  const done = await takeCode(parts, { who, claim, code })
  if (!done.ok) return done.problem.code === 'code-too-old' ? await again('code', done.problem.title) : done
  if (done.value.state === 'proved') return redirectTo(profilePath(organisationId))
  if (done.value.state === 'used_up') return redirectTo(codePath(organisationId))
  return await again('code', 'This is not the code. Look at it again', done.value)
}

async function listClaims(context: HttpContext, parts: ClaimParts): Promise<PageAnswer> {
  const { personId } = signedInOf(context)
  const claims = await listClaimsToDecide(parts.database)
  const shown = await Promise.all(
    claims.map(async (claim) => {
      const organisation = await findOrganisation(parts.database, claim.organisationId)
      const name = organisation === undefined ? claim.organisationId : nameCase(organisation.name)
      return { claim, name, isOwn: claim.personId === personId }
    }),
  )
  return <ListClaimsPage site={parts.site} claims={shown} />
}

async function claimOf(context: HttpContext, { database }: ClaimParts) {
  const id = context.req.param('id') ?? ''
  return await database.transaction().execute((transaction) => claimStore.lock(transaction, id))
}

async function showLetter(context: HttpContext, parts: ClaimParts): Promise<PageAnswer> {
  const claim = await claimOf(context, parts)
  const organisation = claim && (await findOrganisation(parts.database, claim.organisationId))
  if (claim === undefined || organisation === undefined) return refuse(noClaim)
  const code = await makeLetter(parts, { who: signedInOf(context), claim })
  if (!code.ok) return code
  const address = new URL(codePath(organisation.id), parts.addresses.publicUrl).href
  return <LetterPage {...{ site: parts.site, claim, name: nameCase(organisation.name), code: code.value, address }} />
}

async function decide(context: HttpContext, parts: ClaimParts): Promise<PageAnswer> {
  const claim = await claimOf(context, parts)
  if (claim === undefined) return refuse(noClaim)
  const raw = await readRawForm(context)
  const how = textOf(raw, 'how') === 'accept' ? 'accept' : 'refuse'
  const done = await takeDecision(parts, { who: signedInOf(context), claim, how, reason: textOf(raw, 'reason') })
  return done.ok ? redirectTo(claimsPath) : done
}
