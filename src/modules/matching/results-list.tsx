import { InsetText } from '../../design-system/components/inset-text.tsx'
import { Pagination } from '../../design-system/components/pagination.tsx'
import { Cards } from '../../design-system/patterns/card.tsx'
import type { PostingKind } from '../../engines/matching/posting.ts'
import type { MatchAnswer, MatchList, MatchResult } from './match.schema.ts'
import { ResultCard } from './result-card.tsx'
import { resultsPath, type ResultsState, type ResultTab } from './results-address.ts'

type ListProps = Readonly<{
  list: MatchList
  state: ResultsState
  tab: ResultTab
  isAttempt: (id: string) => boolean
}>

/** One list: what fits, page by page. */
export function ResultsList({ list, state, tab, isAttempt }: ListProps) {
  const next = list.next === null ? undefined : { href: resultsPath(state, { tab, cursor: list.next }) }
  const isLater = state.cursor !== undefined
  const previous = isLater ? { href: resultsPath(state, { tab }), text: 'First page' } : undefined
  return (
    <>
      <ResultCards results={list.results} kind={list.kind} isAttempt={isAttempt} />
      {(next !== undefined || previous !== undefined) && (
        <Pagination previous={previous} next={next} landmarkLabel="Pages of results" />
      )}
    </>
  )
}

const nothing: Readonly<Record<PostingKind, string>> = {
  practice: 'Nobody has written up a practice for this here yet.',
  organisation: 'No organisation here says that it does this.',
  need: 'No open need like this is listed.',
  record: 'No grant or contract for this is listed.',
  voice: 'Nobody has said this in public.',
}

/** A list in which nothing fits says so, and is never filled with near misses. */
export function NothingFits({
  list,
  answer,
  isAttempt,
  otherTab,
}: Readonly<{
  list: MatchList
  answer: MatchAnswer
  isAttempt: (id: string) => boolean
  /** The first tab that has an answer, if there is one. */
  otherTab: Readonly<{ href: string; title: string }> | undefined
}>) {
  const { unmatched, tried_elsewhere: tried } = answer
  return (
    <>
      <InsetText>
        <p class="govuk-body govuk-!-font-weight-bold" data-app-announce>
          {nothing[list.kind]}
        </p>
        {unmatched.length > 0 && (
          <p class="govuk-body">No text here has the words: {unmatched.slice(0, 8).join(', ')}.</p>
        )}
        {otherTab === undefined ? (
          <p class="govuk-body">
            Try plainer or fewer words, such as who it is for and what should change. What the library holds is on its{' '}
            <a class="govuk-link" href="/library">
              own page
            </a>
            .
          </p>
        ) : (
          <p class="govuk-body">
            There are answers under{' '}
            <a class="govuk-link" href={otherTab.href}>
              {otherTab.title}
            </a>
            .
          </p>
        )}
      </InsetText>
      {list.kind === 'practice' && tried !== null && (
        <section aria-labelledby="tried-elsewhere">
          <h2 class="govuk-heading-m" id="tried-elsewhere">
            Projects that were paid for to do this
          </h2>
          <p class="govuk-body">What came of them is not recorded here.</p>
          <ResultCards results={tried.results} kind="record" isAttempt={isAttempt} />
        </section>
      )}
      {list.near.length > 0 && (
        <section aria-labelledby="near">
          <h2 class="govuk-heading-s" id="near">
            Not a fit, but near
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {list.near.map((result) => (
              <li>
                <a class="govuk-link" href={result.path}>
                  {result.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function ResultCards({
  results,
  kind,
  isAttempt,
}: Readonly<{
  results: readonly MatchResult[]
  kind: PostingKind
  isAttempt: (id: string) => boolean
}>) {
  return (
    <Cards>
      {results.map((result) => (
        <ResultCard result={result} kind={kind} isAttempt={isAttempt(result.id)} />
      ))}
    </Cards>
  )
}
