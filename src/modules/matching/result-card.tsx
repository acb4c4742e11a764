import { Details } from '../../design-system/components/details.tsx'
import { Tag } from '../../design-system/components/tag.tsx'
import { Highlight } from '../../design-system/highlight.tsx'
import { Card } from '../../design-system/patterns/card.tsx'
import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { Facts, Missing, Reasons } from '../../design-system/patterns/facts.tsx'
import type { PostingKind } from '../../engines/matching/posting.ts'
import type { MatchResult } from './match.schema.ts'
import { WhyThis } from './why-this.tsx'

/** Where a result is, unless a reason says so already. */
function placeWords({ place, reasons }: MatchResult): string | undefined {
  if (place === null || reasons.some(({ kind }) => kind === 'place')) return undefined
  return place.km === null || place.km === 0 ? place.name : `${place.name}, ${place.km} km away`
}

/** One thing found: what it is, why it is here, and what is missing. */
export function ResultCard({
  result,
  kind,
  isAttempt,
}: Readonly<{ result: MatchResult; kind: PostingKind; isAttempt: boolean }>) {
  const { highlight } = result
  const title = kind === 'organisation' ? nameCase(result.title) : sentenceCase(result.title)
  const payment = [result.payer && `Paid by ${nameCase(result.payer)}`, result.year].filter(Boolean).join(', ')
  const wanted = [result.payer && `Wanted by ${nameCase(result.payer)}`, result.year].filter(Boolean).join(', ')
  // "Place not stated" may be both; it is said once, where it is missed.
  const reasons = result.reasons.filter(({ kind: sort, text }) => sort !== 'missing' && !result.missing.includes(text))
  return (
    <Card title={title} href={result.path} id={`result-${result.rank}`}>
      {isAttempt && <Tag classes="govuk-tag--orange">Tried, and did not work</Tag>}
      {highlight !== null && (
        <p class="govuk-body">
          <Highlight
            text={sentenceCase(highlight.text)}
            marks={highlight.marks.map(([start, end]) => ({ start, end }))}
          />
        </p>
      )}
      <Reasons items={reasons.slice(0, 3).map(({ text }) => text)} />
      <Missing items={result.missing} />
      <Facts
        items={[
          placeWords(result),
          kind === 'record' && payment !== '' && payment,
          kind === 'need' && wanted !== '' && wanted,
          (kind === 'record' || kind === 'need') && result.source,
        ]}
      />
      {result.trace !== undefined && (
        <Details
          summaryText={
            <>
              Why this<span class="govuk-visually-hidden">: {title}</span>?
            </>
          }
          classes="app-why"
        >
          <WhyThis result={result} />
        </Details>
      )}
    </Card>
  )
}
