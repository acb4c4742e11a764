import { problem, type Problem } from './core/problem.ts'
import { ok, refuse, type Result } from './core/result.ts'
import { adoptionJobs, adoptionNamers, beginFromIntroduction, type AdoptionTools } from './modules/adoptions/index.ts'
import {
  introductionJobs,
  introductionNamer,
  peopleOfIntroductions,
  type Conclude,
  type Introduction,
  type IntroductionTools,
} from './modules/introductions/index.ts'
import { notify, type MailAddresses } from './modules/notifications/index.ts'
import { bundledDataFolder } from './modules/open-data/index.ts'
import { findOrganisation } from './modules/organisations/index.ts'
import { editionOf, practiceOwner } from './modules/practices/index.ts'
import type { LineageNamer } from './modules/lineage/index.ts'
import type { CodeTitles } from './platform/bundled-files/code-titles.ts'
import { readCalendars } from './platform/calendars/read-calendars.ts'
import { scheduleJob } from './platform/jobs/job.repository.ts'
import type { JobHandler } from './platform/jobs/job.ts'

/** What introductions and adoptions are made with, beside what every page has. */
export type ChainTools = AdoptionTools & IntroductionTools & Readonly<{ concludeWith: Conclude }>

/** Makes what reaches over more than one module of the chain. `addresses` are those that messages lead to. */
export function chainTools(addresses: MailAddresses): ChainTools {
  const tell: AdoptionTools['tell'] & IntroductionTools['tell'] = async (transaction, telling) =>
    await notify(transaction, addresses, telling)
  const tools: AdoptionTools = {
    calendars: readCalendars(bundledDataFolder),
    tell,
    schedule: scheduleJob,
    practiceOwner,
    editionOf,
    takeUp: async () => refuse(nobodysPractice),
    upstream: [
      {
        kind: 'introduction',
        async tell(transaction, ids, { title, href, at }) {
          for (const personId of await peopleOfIntroductions(transaction, ids)) {
            await tell(transaction, {
              personId,
              kind: 'change',
              title,
              href,
              because: 'you had a part in the introduction',
              at,
            })
          }
        },
      },
    ],
  }
  return { ...tools, tell, concludeWith: concluding(tools) }
}

/** What is left for later in the chain. */
export function chainJobs(tools: ChainTools): readonly JobHandler[] {
  return [...introductionJobs(tools), ...adoptionJobs(tools)]
}

/** What introductions, adoptions, changes and editions are called in the chain. */
export function chainNamers(titles: CodeTitles): readonly LineageNamer[] {
  return [
    introductionNamer,
    ...adoptionNamers(async (database, { kind, id }) =>
      kind === 'place' ? titles.place(id) : (await findOrganisation(database, id))?.name,
    ),
  ]
}

/** An introduction that ends with looking into taking a practice up makes an adoption of the side that would. */
function concluding(tools: AdoptionTools): Conclude {
  return async (transaction, introduction, by, now) => {
    if (introduction.outcome !== 'adoption') return ok(undefined)
    const adopter = adopterOf(introduction)
    if (!adopter.ok) return adopter
    const { practiceId, id } = introduction
    if (practiceId === undefined) return refuse(noPractice)
    const began = [{ kind: 'introduction', id } as const]
    const placeCode = adopter.value.kind === 'place' ? adopter.value.id : introduction.placeCode
    await beginFromIntroduction(transaction, { practiceId, adopter: adopter.value, placeCode, by, began }, now, tools)
    return ok(undefined)
  }
}

function adopterOf({
  first,
  second,
}: Introduction): Result<Readonly<{ kind: 'organisation' | 'place'; id: string }>, Problem> {
  for (const { kind, id } of [first.party, second.party]) {
    if (kind === 'place' || kind === 'organisation') return ok({ kind, id })
  }
  return refuse(noBody)
}

const said = (message: string) => ({ fields: [{ field: 'outcome', message }] })
const noPractice = problem(
  'invalid',
  'no-practice',
  'It was about no practice',
  said('Choose something else: the introduction was about no practice, so there is nothing to take up yet'),
)
const noBody = problem(
  'invalid',
  'no-body',
  'Only a body can take a practice up',
  said('Choose something else: both sides are people, and only a body can take a practice up'),
)
const nobodysPractice = problem('conflict', 'nobodys-practice', 'Nobody owns this practice here', {
  detail: 'It is described from a published source. Once its owner has claimed it, changes can be taken up.',
})
