import { sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { anyone, holds } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { findOrganisation, isOffered } from '../organisations/index.ts'
import { answerNotFound, findNearMisses, type PageParts, withHome } from '../site/index.ts'
import { recordsTable } from './record.open-table.ts'
import { recordPath } from './record.paths.ts'
import { findRecord } from './record.repository.ts'
import { ShowRecordPage } from './show-record.page.tsx'

/** How many of those who were paid are looked up for a page of their own. */
const mostLookedUp = 50

/** The pages of past grants and awards. */
export function recordRoutes(parts: PageParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'show record',
      method: 'GET',
      path: '/records/:id',
      policy: anyone,
      examples: ['grant-360G-LBFEW-114001', 'award-LPOOL001-DN487930-70314473'].map(recordPath),
      handler: (context) => showRecord(context, parts),
    },
  ]
}

async function showRecord(context: HttpContext, parts: PageParts): Promise<PageAnswer> {
  const { database } = parts
  const id = context.req.param('id') ?? ''
  const found = await findRecord(database, id)
  if (found === undefined) {
    const near = await findNearMisses(database, 'records', id)
    return await answerNotFound(context, parts.site, {
      title: 'There is no grant or contract at this address',
      detail: 'It may have been taken out, or the address may have been cut off.',
      near: near.map((one) => ({ text: sentenceCase(one.title), href: recordPath(one.id) })),
      list: { text: 'Find payments by place', href: '/places' },
    })
  }
  const ids = new Set(found.sameNotice.flatMap(({ organisationId }) => organisationId ?? []))
  const organisations = await Promise.all([...ids].slice(0, mostLookedUp).map((one) => findOrganisation(database, one)))
  const known = new Set(organisations.flatMap((one) => (one !== undefined && isOffered(one) ? [one.id] : [])))
  const own = await withHome(parts, recordsTable, { id: found.record.id, path: context.req.path })
  const { organisationId } = found.record
  const who = context.get('who')
  const mayWriteUp =
    organisationId !== undefined && holds(who, 'organisation-editor', { kind: 'organisation', id: organisationId })
  return <ShowRecordPage parts={own} {...found} known={known} writeUpFor={mayWriteUp ? organisationId : undefined} />
}
