import { otherServiceArea } from '../../platform/bundled-files/code-titles.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { answerNotFound, findNearMisses, readPageNumber, withHome } from '../site/index.ts'
import { practicesTable } from './practice.open-table.ts'
import { evidenceSteps } from './evidence-design.ts'
import { kindWords } from './evidence-words.ts'
import { countBeingWritten, libraryAreas, libraryCells } from './library.repository.ts'
import { ListPracticesPage, type PracticeFilters } from './list-practices.page.tsx'
import { browsePractices } from './practice-list.repository.ts'
import { libraryPath, practicePath, practicesPath } from './practice.paths.ts'
import type { Practice } from './practice.domain.ts'
import { findPractice } from './practice.repository.ts'
import { ShowLibraryPage } from './show-library.page.tsx'
import { ShowPracticePage } from './show-practice.page.tsx'
import { attributedClaimRoutes } from './written/attributed-claim.routes.tsx'
import { involvementRoutes } from './written/involvement.routes.tsx'
import { reviewingRoutes } from './written/reviewing.routes.tsx'
import { findWrittenView, listLapsed } from './written/written-view.ts'
import { writingRoutes } from './written/writing.routes.tsx'
import type { WritingParts } from './written/writing-parts.ts'

const practicesOnPage = 20

/** What the pages of practices are made with. */
export type PracticeParts = WritingParts

/** The pages of practices and of the library. */
export function practiceRoutes(parts: PracticeParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'list practices',
      method: 'GET',
      path: practicesPath,
      policy: anyone,
      examples: [
        practicesPath,
        `${practicesPath}?service=older-people&kind=attempt`,
        `${practicesPath}?page=2`,
        `${practicesPath}?lapsed=yes`,
      ],
      handler: (context) => listPractices(context, parts),
    },
    {
      kind: 'page',
      name: 'show practice',
      method: 'GET',
      path: `${practicesPath}/:id`,
      policy: anyone,
      examples: ['lib-citizens-curriculum-rochdale', 'lib-early-legal-advice-pilot', 'speech-novas'].map(practicePath),
      handler: (context) => showPractice(context, parts),
    },
    {
      kind: 'page',
      name: 'show library',
      method: 'GET',
      path: libraryPath,
      policy: anyone,
      handler: () => showLibrary(parts),
    },
    ...writingRoutes(parts),
    ...reviewingRoutes(parts),
    ...involvementRoutes(parts),
    ...attributedClaimRoutes(parts),
  ]
}

async function showPractice(context: HttpContext, parts: PracticeParts): Promise<PageAnswer> {
  const id = context.req.param('id') ?? ''
  const found = await findPractice(parts.database, id)
  const written = await findWrittenView(parts, id)
  if (found !== undefined) {
    const own = await withHome(parts, practicesTable, { id, path: context.req.path })
    return <ShowPracticePage parts={own} {...found} written={written} />
  }
  // It is offered no more; its page stays.
  if (written !== undefined) return <ShowPracticePage parts={parts} {...written.asWas} written={written} />
  const near = await findNearMisses(parts.database, 'practices', id)
  return await answerNotFound(context, parts.site, {
    title: 'There is no practice at this address',
    detail: 'It may have been taken out, or the address may have been cut off.',
    near: near.map(({ id: other, title }) => ({ text: title, href: practicePath(other) })),
    list: { text: 'Look through all practices', href: practicesPath },
  })
}

async function listPractices(context: HttpContext, parts: PracticeParts): Promise<PageAnswer> {
  const page = readPageNumber(context, practicesOnPage)
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === context.req.query(name))
  const known = [...parts.serviceAreas, otherServiceArea]
  const service = oneOf('service', known)
  const kind = oneOf('kind', Object.keys(kindWords) as Practice['kind'][])
  const step = oneOf('evidence', evidenceSteps)
  const first = oneOf('first', ['yes'])
  const lapsed = oneOf('lapsed', ['yes'])
  const browse = lapsed === undefined ? browsePractices : listLapsed(parts)
  const { practices, total } = await browse(parts.database, {
    ...(first === undefined ? { serviceArea: service } : { firstArea: service }),
    kind,
    step,
    offset: page.offset,
    limit: page.limit,
  })
  const filters: PracticeFilters = {
    service: service ?? '',
    kind: kind ?? '',
    evidence: step ?? '',
    first: first ?? '',
    lapsed: lapsed ?? '',
  }
  return (
    <ListPracticesPage parts={parts} filters={filters} areas={known} practices={practices} total={total} page={page} />
  )
}

async function showLibrary(parts: PracticeParts): Promise<PageAnswer> {
  const cells = await libraryCells(parts.database)
  const ages = await libraryAreas(parts.database)
  const hasOther = cells.some(({ serviceArea }) => serviceArea === otherServiceArea)
  const areas = hasOther ? [...parts.serviceAreas, otherServiceArea] : parts.serviceAreas
  const beingWritten = await countBeingWritten(parts.database)
  return <ShowLibraryPage {...{ parts, areas, cells, ages, beingWritten }} />
}
