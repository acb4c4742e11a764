import type { IsoDate } from '../../core/iso-date.ts'
import { showDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { refuse } from '../../core/result.ts'
import { createCrisisFinder } from '../../engines/matching/query/crisis.ts'
import { sentenceCase } from '../../design-system/sentence-case/sentence-case.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { listOpenNeeds, needPath } from '../needs/index.ts'
import { countData } from '../open-data/index.ts'
import { placePath } from '../places/index.ts'
import type { PageParts } from '../site/index.ts'
import { answerNeed } from './answer.ts'
import { indexNotReady } from './match.api.ts'
import { exampleNeeds } from './example-needs.ts'
import { facetValueWords } from './facet-words.ts'
import { HomePage } from './home.page.tsx'
import { resultsTable } from './match.csv.ts'
import type { MatchAnswer, MatchList } from './match.schema.ts'
import type { Matcher } from './matcher.ts'
import { readResultsAddress, resultsPathFor, resultTabs, type ResultsState } from './results-address.ts'
import { ResultsMap } from './results-map.tsx'
import { ResultsPage, ResultsRefusedPage } from './results.page.tsx'
import type { BundledLists } from './word-lists.reader.ts'

/** What the pages of this module are made with beside what every page has. */
export type MatchingParts = PageParts &
  Readonly<{
    lists: BundledLists
    /** What to search now; `undefined` while the first index is being built. */
    matcher: () => Matcher | undefined
    /** The day that imported rows are read as at. */
    asAt: IsoDate
  }>

const onPage = 10
const inDownload = 100
const needsOnHome = 6

/** Home, results, and the results as a file. */
export function matchingRoutes(parts: MatchingParts): RouteTable {
  const examples = exampleNeeds.map(({ need, place }) => resultsPathFor(need, place))
  return [
    { kind: 'page', method: 'GET', name: 'home', path: '/', policy: anyone, handler: () => home(parts) },
    {
      kind: 'page',
      method: 'GET',
      name: 'results',
      path: '/results',
      policy: anyone,
      cost: 'expensive',
      examples: [
        ...examples,
        ...resultTabs.map(({ tab }) => `${examples[0]}&tab=${tab}`),
        resultsPathFor('how do I object to my neighbour’s loft extension'),
        resultsPathFor('lonly old peple in Bolton, my mum keeps falling'),
      ],
      handler: (context) => results(context, parts),
    },
    {
      kind: 'page',
      method: 'GET',
      name: 'results as a table',
      path: '/results.csv',
      policy: anyone,
      cost: 'expensive',
      examples: examples.slice(0, 1).map((address) => address.replace('/results?', '/results.csv?')),
      handler: (context) => download(context, parts),
    },
  ]
}

async function home({ site, database, asAt }: MatchingParts): Promise<PageAnswer> {
  const [counts, needs] = await Promise.all([countData(database), listOpenNeeds(database, { limit: needsOnHome, ofServiceAreas: true })])
  const next = needs.flatMap(({ id, title, buyer, closesOn }) =>
    closesOn === undefined
      ? []
      : [{ title: sentenceCase(title), path: needPath(id), buyer: sentenceCase(buyer), closes: showDate(closesOn) }],
  )
  return <HomePage site={site} counts={counts} needs={next} asAt={showDate(asAt)} />
}

function results(context: HttpContext, parts: MatchingParts): PageAnswer {
  const state = readResultsAddress(context.req.queries())
  if (state.need.trim() === '') return withoutNeed(context, state, parts)
  const matcher = parts.matcher()
  if (matcher === undefined) return refuse(indexNotReady())
  const asked = { text: state.need, place: state.place, asAt: parts.asAt, asTyped: state.asTyped, explain: true }
  const whole = answerNeed({ ...asked, kinds: resultTabs.map(({ kind }) => kind), limit: onPage }, matcher)
  if (!whole.ok) return refused(state, whole.problem, parts)
  const tab = state.tab ?? firstAnswered(whole.value)
  const open = openList(state, tab, whole.value, matcher, parts)
  if (!open.ok) return refused(state, open.problem, parts)
  const { site, titles, lists } = parts
  const place = whole.value.query.place
  const nation = place === null ? undefined : lists.places.register.places.get(place.code)?.nation
  return (
    <ResultsPage
      site={site}
      state={state}
      answer={whole.value}
      tab={tab}
      list={open.value}
      helpLines={helpLines(parts)(state.need, nation)}
      isAttempt={(id) => matcher.document(id)?.posting.facets?.['practice_kind']?.includes('attempt') === true}
      words={(name, value) => facetValueWords(name, value, (id) => titles.serviceArea(id))}
      map={<ResultsMap counts={open.value.facets['place'] ?? []} hexes={lists.hexes} here={place?.code} />}
    />
  )
}

/** The list of the open tab: that of the whole answer unless filters or a page ask for another. */
function openList(
  state: ResultsState,
  tab: (typeof resultTabs)[number]['tab'],
  whole: MatchAnswer,
  matcher: Matcher,
  { asAt }: MatchingParts,
  limit = onPage,
) {
  const kind = kindOf(tab)
  const unfiltered = whole.lists.find((list) => list.kind === kind)
  const filters = Object.fromEntries(Object.entries(state.filters).map(([name, values]) => [name, values ?? []]))
  const isPlain = Object.keys(filters).length === 0 && state.cursor === undefined && limit === onPage
  if (isPlain && unfiltered !== undefined) return { ok: true, value: unfiltered } as const
  const onlyStated = new Set(state.onlyStated ? Object.keys(filters) : [])
  const { need: text, place, cursor, asTyped } = state
  const answered = answerNeed(
    { text, place, kinds: [kind], limit, asAt, explain: true, asTyped, filters, onlyStated, cursor },
    matcher,
  )
  return answered.ok ? ({ ok: true, value: answered.value.lists[0] as MatchList } as const) : answered
}

const kindOf = (tab: string) => (resultTabs.find((one) => one.tab === tab) ?? resultTabs[0]).kind

/** The first tab that has an answer: the page opens there. */
function firstAnswered(answer: MatchAnswer) {
  const fits = (kind: string) => answer.lists.some((list) => list.kind === kind && !list.nothing_fits)
  const usable = resultTabs.find(({ kind }) => fits(kind) || (kind === 'practice' && answer.tried_elsewhere !== null))
  return (usable ?? resultTabs[0]).tab
}

/** With a place alone, the page of the place; with nothing, the form. */
function withoutNeed(context: HttpContext, state: ResultsState, parts: MatchingParts): PageAnswer {
  if (state.place === '') {
    const message = 'Say what you are trying to change'
    return refused(state, problem('invalid', 'need-missing', message, { fields: [{ field: 'need', message }] }), parts)
  }
  const found = parts.lists.places.findPlace(state.place)
  return found.ok ? context.redirect(placePath(found.value.code), 302) : refused(state, found.problem, parts)
}

/** The form again, with what was typed and what to mend. */
function refused(state: ResultsState, why: Problem, { site }: MatchingParts): PageAnswer {
  const field = why.code === 'unknown-place' ? 'place' : 'need'
  const errors = why.fields ?? [{ field, message: why.title }]
  return <ResultsRefusedPage site={site} state={state} errors={errors} suggestions={why.suggestions ?? []} />
}

function helpLines({ lists }: MatchingParts) {
  const find = createCrisisFinder(lists.crisisLines)
  return (need: string, nation: string | undefined) =>
    find(need, nation).map(({ line, source, checked }) => ({ text: line, source, checkedOn: checked }))
}

function download(context: HttpContext, parts: MatchingParts): PageAnswer {
  const state = readResultsAddress(context.req.queries())
  const matcher = parts.matcher()
  if (matcher === undefined) return refuse(indexNotReady())
  const asked = { text: state.need, place: state.place, asAt: parts.asAt, asTyped: state.asTyped, explain: false }
  const tab = state.tab ?? resultTabs[0].tab
  const whole = answerNeed({ ...asked, kinds: [kindOf(tab)], limit: 1 }, matcher)
  if (!whole.ok) return whole
  const open = openList(state, tab, whole.value, matcher, parts, inDownload)
  if (!open.ok) return open
  return context.body(resultsTable([open.value]), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${tab}.csv"`,
  })
}
