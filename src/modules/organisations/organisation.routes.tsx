import type { ConceptMatcher } from '../../engines/matching/concepts/concept-matcher.ts'
import { nameCase } from '../../core/sentence-case/sentence-case.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { anyone, holds } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { listRecordsOfOrganisation } from '../records/index.ts'
import { answerNotFound, findNearMisses, withHome } from '../site/index.ts'
import { organisationsTable } from './organisation.open-table.ts'
import { claimRoutes } from './claims/claim.routes.tsx'
import type { ClaimParts } from './claims/claim.service.ts'
import { findOrganisationProfile } from './claims/organisation-profile.repository.ts'
import { profileRoutes } from './claims/profile.routes.tsx'
import { conceptText, isOffered } from './organisation.domain.ts'
import { findJoined } from './joined-organisations.repository.ts'
import { organisationPath } from './organisation.paths.ts'
import { findServices } from './listed-service.repository.ts'
import { findOrganisation } from './organisation.repository.ts'
import { ShowDissolvedPage } from './show-dissolved.page.tsx'
import { ShowOrganisationPage } from './show-organisation.page.tsx'

/** What the pages of organisations are made with. */
export type OrganisationParts = ClaimParts & Readonly<{ concepts: () => Pick<ConceptMatcher, 'find'> }>

/** The pages of organisations. */
export function organisationRoutes(parts: OrganisationParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'show organisation',
      method: 'GET',
      path: '/organisations/:id',
      policy: anyone,
      examples: ['GB-CHC-1000003', 'GB-CHC-1000116'].map(organisationPath),
      handler: (context) => showOrganisation(context, parts),
    },
    ...claimRoutes(parts),
    ...profileRoutes(parts),
  ]
}

async function showOrganisation(context: HttpContext, parts: OrganisationParts): Promise<PageAnswer> {
  const id = context.req.param('id') ?? ''
  const organisation = await findOrganisation(parts.database, id)
  if (organisation === undefined) return await notFound(context, parts, id)
  const standsFor = await findJoined(parts.database, id)
  if (standsFor !== undefined) return context.redirect(organisationPath(standsFor), 301)
  if (!isOffered(organisation)) return <ShowDissolvedPage site={parts.site} organisation={organisation} />
  const records = await listRecordsOfOrganisation(parts.database, id)
  const services = (await findServices(parts.database, [id])).get(id) ?? []
  const concepts = organisation.knownFrom === 'grants' ? [] : parts.concepts().find(conceptText(organisation))
  const profile = await findOrganisationProfile(parts.database, id)
  const mayWrite = holds(context.get('who'), 'organisation-editor', { kind: 'organisation', id })
  const home = await withHome(parts, organisationsTable, { id, path: context.req.path })
  return <ShowOrganisationPage {...{ parts: home, organisation, concepts, records, services, profile, mayWrite }} />
}

/** People type the number alone, or in small letters. */
function likelyId(id: string): string {
  const upper = id.trim().toUpperCase()
  if (/^\d{5,7}$/.test(upper)) return `GB-CHC-${upper}`
  if (/^SC\d{4,6}$/.test(upper)) return `GB-SC-${upper}`
  if (/^NIC?\d{6}$/.test(upper)) return `GB-NIC-${upper.replace(/^NIC?/, '')}`
  return upper
}

async function notFound(context: HttpContext, parts: OrganisationParts, id: string): Promise<Response> {
  const near = await findNearMisses(parts.database, 'organisations', likelyId(id))
  return await answerNotFound(context, parts.site, {
    title: 'There is no organisation at this address',
    detail: 'Organisations stand here under the number of their register, such as GB-CHC-1000003.',
    near: near.map((one) => ({ text: `${nameCase(one.title)} (${one.id})`, href: organisationPath(one.id) })),
    list: { text: 'Find organisations by place', href: '/places' },
  })
}
