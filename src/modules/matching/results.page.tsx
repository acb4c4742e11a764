import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../core/problem.ts'
import { Chips } from '../../design-system/patterns/chips.tsx'
import { Beside } from '../../design-system/patterns/beside.tsx'
import { TabLinks } from '../../design-system/patterns/tab-links.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { facetTitles } from './facet-words.ts'
import { HelpNow, type HelpLine } from './help-now.tsx'
import type { MatchAnswer, MatchList } from './match.schema.ts'
import { NeedForm } from './need-form.tsx'
import {
  filterNames,
  resultsDownloadPath,
  resultsPath,
  resultTabs,
  withoutFilter,
  type FilterName,
  type ResultsState,
  type ResultTab,
} from './results-address.ts'
import { countWords, ResultsFilters } from './results-filters.tsx'
import { NothingFits, ResultsList } from './results-list.tsx'
import { Understood } from './understood.tsx'

/** What the page shows of an answer. */
export type ResultsView = Readonly<{
  site: Site
  state: ResultsState
  answer: MatchAnswer
  /** The tab that is open, and its list under the filters. */
  tab: ResultTab
  list: MatchList
  helpLines: readonly HelpLine[]
  isAttempt: (id: string) => boolean
  words: (name: FilterName, value: string) => string
  /** The map of this list by council, with its table; nothing where no result states a place. */
  map: ComponentChildren
}>

const quoted = (need: string) => (need.length > 60 ? `${need.slice(0, 57).trimEnd()}…` : need)

/** What answers a need: four lists, each judged by itself. */
export function ResultsPage(view: ResultsView) {
  const { site, state, answer, tab } = view
  const title = resultTabs.find((one) => one.tab === tab)?.title ?? 'Results'
  return (
    <Page
      site={site}
      title={`${title}: ${quoted(state.need)}`}
      path="/results"
      unlisted
      mainClasses="app-main--results"
    >
      <h1 class="govuk-visually-hidden">What works: {quoted(state.need)}</h1>
      <div class="app-panel app-panel--quiet govuk-!-margin-bottom-4">
        <NeedForm need={state.need} place={state.place} tab={state.tab} compact />
      </div>
      <HelpNow lines={view.helpLines} />
      <div id="results">
        <Understood query={answer.query} state={state} />
        <TabLinks
          label="What was found"
          items={resultTabs.map((one) => ({
            text: one.title,
            href: resultsPath(state, { tab: one.tab, filters: {}, onlyStated: false }),
            current: one.tab === tab,
            count: totalOf(answer, one.kind),
          }))}
        />
        <OpenList view={view} title={title} />
      </div>
    </Page>
  )
}

function OpenList({ view, title }: Readonly<{ view: ResultsView; title: string }>) {
  const { state, answer, tab, list, isAttempt, words } = view
  const filtered = filterNames.flatMap((name) => (state.filters[name] ?? []).map((value) => ({ name, value })))
  if (list.nothing_fits && filtered.length === 0) {
    const other = resultTabs.find((one) => one.tab !== tab && totalOf(answer, one.kind) > 0)
    const otherTab = other && { href: resultsPath(state, { tab: other.tab }), title: other.title }
    return <NothingFits list={list} answer={answer} isAttempt={isAttempt} otherTab={otherTab} />
  }
  return (
    <Beside label="Filters" aside={<ResultsFilters list={list} state={state} tab={tab} words={words} />}>
      <h2 class="govuk-heading-m" data-app-announce>
        {title}: {countWords(list.total)}
      </h2>
      <Chips
        label="Filters that are on"
        items={filtered.map(({ name, value }) => ({
          text: `${facetTitles[name]}: ${words(name, value)}`,
          removeHref: resultsPath(state, { tab, filters: withoutFilter(state, name, value) }),
        }))}
      />
      {list.nothing_fits ? (
        <p class="govuk-body">Nothing is left under these filters. Take one off to see more.</p>
      ) : (
        <ResultsList list={list} state={state} tab={tab} isAttempt={isAttempt} />
      )}
      {view.map}
      <p class="govuk-body">
        <a class="govuk-link" href={resultsDownloadPath(state, tab)}>
          Download this list as a table (CSV)
        </a>
      </p>
    </Beside>
  )
}

/** The results page when the need could not be looked up: the form with what was typed and what to mend. */
export function ResultsRefusedPage({
  site,
  state,
  errors,
  suggestions,
}: Readonly<{
  site: Site
  state: ResultsState
  errors: readonly FieldError[]
  /** Places that were perhaps meant, each a link that keeps all else. */
  suggestions: readonly string[]
}>) {
  return (
    <Page site={site} title="Find what works" path="/results" hasErrors unlisted>
      <FormErrors errors={errors} />
      <h1 class="govuk-heading-l">Find what works</h1>
      {suggestions.length > 0 && (
        <>
          <p class="govuk-body">Did you mean:</p>
          <ul class="govuk-list">
            {suggestions.map((place) => (
              <li>
                <a class="govuk-link" href={resultsPath(state, { place })}>
                  {place}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <NeedForm need={state.need} place={state.place} errors={errors} />
    </Page>
  )
}

function totalOf(answer: MatchAnswer, kind: MatchList['kind']): number {
  const list = answer.lists.find((one) => one.kind === kind)
  return list === undefined || list.nothing_fits ? 0 : list.total
}
