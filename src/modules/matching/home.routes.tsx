import { showDate } from '../../core/iso-date.ts'
import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import { listOpenNeeds, needPath } from '../needs/index.ts'
import { countData } from '../open-data/index.ts'
import { HomePage, type HomeCounts, type HomeNeed } from './home.page.tsx'
import type { Matcher } from './matcher.ts'
import type { MatchingParts } from './matching-parts.ts'

const needsOnHome = 6
/** Some notices put their whole text into the title. */
const longestTitle = 120

type HomeFacts = Readonly<{ counts: HomeCounts; needs: readonly HomeNeed[] }>

/** The first page. */
export function homeRoutes(parts: MatchingParts): RouteTable {
  const { site, matcher } = parts
  // Nothing on this page changes before the data does, and then there is another index: what was read is kept with it.
  const kept = new WeakMap<Matcher, HomeFacts>()
  const facts = async (): Promise<HomeFacts> => {
    const index = matcher()
    const known = index && kept.get(index)
    if (known !== undefined) return known
    const read = await readFacts(parts)
    if (index !== undefined) kept.set(index, read)
    return read
  }
  return [
    {
      kind: 'page',
      method: 'GET',
      name: 'home',
      path: '/',
      policy: anyone,
      handler: async () => <HomePage site={site} asAt={showDate(parts.asAt)} {...await facts()} />,
    },
  ]
}

const clip = (title: string) => (title.length > longestTitle ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title)

async function readFacts({ database }: MatchingParts): Promise<HomeFacts> {
  const [counts, needs] = await Promise.all([
    countData(database),
    listOpenNeeds(database, { limit: needsOnHome, ofServiceAreas: true }),
  ])
  return {
    counts,
    needs: needs.flatMap(({ id, title, buyer, closesOn }) =>
      closesOn === undefined
        ? []
        : [
            {
              title: clip(sentenceCase(title)),
              path: needPath(id),
              buyer: nameCase(buyer),
              closes: showDate(closesOn),
            },
          ],
    ),
  }
}
