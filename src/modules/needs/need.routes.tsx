import type { FieldError } from '../../core/problem.ts'
import type { Places } from '../../engines/matching/places/place-lookup.ts'
import { sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { answerNotFound, findNearMisses, readPageNumber, type PageParts, withHome } from '../site/index.ts'
import { needsTable } from './need.open-table.ts'
import { lookedUpText, type FindFittingPractices } from './fitting-practices.ts'
import { ListNeedsPage } from './list-needs.page.tsx'
import { noticeKindMeanings } from './need-words.ts'
import { browseOpenNeeds } from './need-list.repository.ts'
import { needPath, needsPath } from './need.paths.ts'
import { findNeed } from './need.repository.ts'
import { ShowNeedPage } from './show-need.page.tsx'

const needsOnPage = 20
const fittingPractices = 3

/** What the pages of needs are made with. */
export type NeedParts = PageParts &
  Readonly<{
    serviceAreas: readonly string[]
    places: () => Pick<Places, 'findPlace' | 'register'>
    findFittingPractices: FindFittingPractices
  }>

/** The pages of needs. */
export function needRoutes(parts: NeedParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'list needs',
      method: 'GET',
      path: needsPath,
      policy: anyone,
      examples: [needsPath, `${needsPath}?service=social-care&place=Leeds`],
      handler: (context) => listNeeds(context, parts),
    },
    {
      kind: 'page',
      name: 'show need',
      method: 'GET',
      path: `${needsPath}/:id`,
      policy: anyone,
      cost: 'expensive',
      examples: [needPath('need-FM001_2026')],
      handler: (context) => showNeed(context, parts),
    },
  ]
}

async function listNeeds(context: HttpContext, parts: NeedParts): Promise<PageAnswer> {
  const page = readPageNumber(context, needsOnPage)
  const given = (context.req.query('place') ?? '').trim()
  const service = parts.serviceAreas.find((area) => area === context.req.query('service'))
  const kind = Object.keys(noticeKindMeanings).find((one) => one === context.req.query('kind'))
  const { register, findPlace } = parts.places()
  const found = given === '' ? undefined : findPlace(given)
  const errors: readonly FieldError[] = found?.ok === false ? [{ field: 'place', message: found.problem.title }] : []
  const place = found?.ok === true ? register.places.get(found.value.code) : undefined
  const { needs, total } = await browseOpenNeeds(parts.database, {
    placeCodes: place === undefined ? undefined : [place.code, ...place.members],
    serviceArea: service,
    noticeKind: kind,
    offset: page.offset,
    limit: page.limit,
  })
  const list = (
    <ListNeedsPage
      parts={parts}
      filters={{ service: service ?? '', place: given, kind: kind ?? '' }}
      placeName={place?.name}
      errors={errors}
      areas={parts.serviceAreas}
      needs={needs}
      total={total}
      page={page}
    />
  )
  return errors.length === 0 ? list : await answerPage(context, list, { status: 400 })
}

async function showNeed(context: HttpContext, parts: NeedParts): Promise<PageAnswer> {
  const id = context.req.param('id') ?? ''
  const need = await findNeed(parts.database, id)
  if (need === undefined) {
    const near = await findNearMisses(parts.database, 'needs', id)
    return await answerNotFound(context, parts.site, {
      title: 'There is no need at this address',
      detail: 'It may have been taken out, or the address may have been cut off.',
      near: near.map((one) => ({ text: sentenceCase(one.title), href: needPath(one.id) })),
      list: { text: 'Look through all open needs', href: needsPath },
    })
  }
  const text = lookedUpText(need)
  const practices = parts.findFittingPractices({ text, place: need.placeCode }, fittingPractices)
  const resultsHref = parts.resultsPath(
    text,
    need.placeCode === undefined ? undefined : parts.titles.place(need.placeCode),
  )
  const own = await withHome(parts, needsTable, { id: need.id, path: context.req.path })
  return <ShowNeedPage parts={own} need={need} practices={practices} resultsHref={resultsHref} />
}
