import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { createCrisisFinder } from '../../engines/matching/query/crisis.ts'
import { answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { placePath } from '../places/index.ts'
import { answerNeed, type Need } from './answer.ts'
import { exampleNeeds } from './example-needs.ts'
import { facetValueWords } from './facet-words.ts'
import type { HelpLine } from './help-now.tsx'
import { indexNotReady } from './match.api.ts'
import { resultsTable } from './match.csv.ts'
import type { MatchAnswer, MatchList } from './match.schema.ts'
import type { Matcher } from './matcher.ts'
import type { MatchingParts } from './matching-parts.ts'
import {
  readResultsAddress,
  resultKinds,
  resultsPathFor,
  resultTabs,
  type ResultsState,
  type ResultTab,
} from './results-address.ts'
import { ResultsMap } from './results-map.tsx'
import { ResultsPage, ResultsRefusedPage } from './results.page.tsx'

const onPage = 10
const inDownload = 100

/** The results, and the open list of them as a file. */
export function resultsRoutes(parts: MatchingParts): RouteTable {
  const examples = exampleNeeds.map(({ need, place }) => resultsPathFor(need, place))
  const [first = resultsPathFor('loneliness')] = examples
  const helpLines = createHelpLines(parts)
  return [
    {
      kind: 'page',
      method: 'GET',
      name: 'results',
      path: '/results',
      policy: anyone,
      cost: 'expensive',
      examples: [
        ...examples,
        ...resultTabs.map(({ tab }) => `${first}&tab=${tab}`),
        resultsPathFor('how do I object to my neighbour’s loft extension'),
        resultsPathFor('lonly old peple in Bolton, my mum keeps falling'),
      ],
      handler: (context) => results(context, parts, helpLines),
    },
    {
      kind: 'page',
      method: 'GET',
      name: 'results as a table',
      path: '/results.csv',
      policy: anyone,
      cost: 'expensive',
      examples: [first.replace('/results?', '/results.csv?')],
      handler: (context) => download(context, parts),
    },
  ]
}

type HelpLines = (need: string, nation: string | undefined) => readonly HelpLine[]

function createHelpLines({ lists }: MatchingParts): HelpLines {
  const find = createCrisisFinder(lists.crisisLines)
  return (need, nation) => find(need, nation).map(({ line, source }) => ({ text: line, source }))
}

function results(context: HttpContext, parts: MatchingParts, helpLines: HelpLines): PageAnswer | Promise<Response> {
  const state = readResultsAddress(context.req.queries())
  if (state.need.trim() === '') return withoutNeed(context, state, parts)
  const matcher = parts.matcher()
  if (matcher === undefined) return refuse(indexNotReady())
  const counted = answerNeed({ ...needOf(state, parts), kinds: resultKinds, countedOnly: resultKinds }, matcher)
  if (!counted.ok) return refused(context, state, counted.problem, parts)
  const tab = state.tab ?? firstAnswered(counted.value)
  const opened = openTab(state, tab, parts, matcher, { limit: onPage, explain: true })
  if (!opened.ok) return refused(context, state, opened.problem, parts)
  const { answer, list } = opened.value
  const { site, titles, lists } = parts
  const place = answer.query.place?.code
  const nation = place === undefined ? undefined : lists.places.register.places.get(place)?.nation
  return (
    <ResultsPage
      site={site}
      state={state}
      answer={{ ...answer, lists: counted.value.lists }}
      tab={tab}
      list={list}
      helpLines={helpLines(state.need, nation)}
      isAttempt={(id) => matcher.document(id)?.posting.facets?.['practice_kind']?.includes('attempt') === true}
      words={(name, value) =>
        facetValueWords(name, value, { ...titles, concept: (code) => matcher.facts.concepts.tag(code) })
      }
      map={<ResultsMap counts={list.facets['place'] ?? []} hexes={lists.hexes} here={place} />}
    />
  )
}

function download(context: HttpContext, parts: MatchingParts): PageAnswer {
  const state = readResultsAddress(context.req.queries())
  const matcher = parts.matcher()
  if (matcher === undefined) return refuse(indexNotReady())
  const tab = state.tab ?? resultTabs[0].tab
  const opened = openTab({ ...state, cursor: undefined }, tab, parts, matcher, { limit: inDownload, explain: false })
  if (!opened.ok) return opened
  return context.body(resultsTable([opened.value.list]), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${tab}.csv"`,
  })
}

/** The need of an address, without filters: what decides which lists have an answer. */
function needOf({ need: text, place, asTyped }: ResultsState, { asAt }: MatchingParts): Need {
  return { text, place, asTyped, asAt, limit: onPage, explain: false }
}

/** One list in full, under the filters and on the page that the address names. */
function openTab(
  state: ResultsState,
  tab: ResultTab,
  parts: MatchingParts,
  matcher: Matcher,
  how: Pick<Need, 'limit' | 'explain'>,
): Result<Readonly<{ answer: MatchAnswer; list: MatchList }>, Problem> {
  const filters = Object.fromEntries(Object.entries(state.filters).map(([name, values]) => [name, values ?? []]))
  const onlyStated = new Set(state.onlyStated ? Object.keys(filters) : [])
  const kinds = resultTabs.filter((one) => one.tab === tab).map(({ kind }) => kind)
  const need = { ...needOf(state, parts), ...how, kinds, filters, onlyStated, cursor: state.cursor }
  const answered = answerNeed(need, matcher)
  if (!answered.ok) return answered
  const [list] = answered.value.lists
  if (list === undefined) throw new Error('An answer has a list for each kind that was asked for')
  return ok({ answer: answered.value, list })
}

/** The first tab that has an answer: the page opens there. */
function firstAnswered(answer: MatchAnswer): ResultTab {
  const fits = (kind: string) => answer.lists.some((list) => list.kind === kind && !list.nothing_fits)
  const usable = resultTabs.find(({ kind }) => fits(kind) || (kind === 'practice' && answer.tried_elsewhere !== null))
  return (usable ?? resultTabs[0]).tab
}

/** With a place alone, the page of the place; with nothing, the form. */
function withoutNeed(context: HttpContext, state: ResultsState, parts: MatchingParts): Response | Promise<Response> {
  if (state.place === '') {
    const message = 'Say what you are trying to change'
    const missing = problem('invalid', 'need-missing', message, { fields: [{ field: 'need', message }] })
    return refused(context, state, missing, parts)
  }
  const found = parts.lists.places.findPlace(state.place)
  if (!found.ok) return refused(context, state, found.problem, parts)
  return context.redirect(placePath(found.value.code), 302)
}

/** The form again, with what was typed and what to mend. */
function refused(context: HttpContext, state: ResultsState, why: Problem, { site }: MatchingParts): Promise<Response> {
  const field = why.code === 'unknown-place' ? 'place' : 'need'
  const errors = why.fields ?? [{ field, message: why.title }]
  const page = <ResultsRefusedPage site={site} state={state} errors={errors} suggestions={why.suggestions ?? []} />
  return answerPage(context, page, { status: 400 })
}
