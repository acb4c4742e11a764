import { Table } from '../../design-system/components/table.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { Scroll } from '../../design-system/patterns/scroll.tsx'
import { clockDays } from './introduction.clocks.ts'
import { ratesPath } from './introduction.paths.ts'
import type { IntroductionParts } from './introduction-parts.ts'
import type { BodyRate } from './rates.service.ts'
import type { ReplyRate } from './reply-rates.ts'

/** How everybody replies, those who buy and those who provide alike. */
export function RatesPage({ parts, rates }: Readonly<{ parts: IntroductionParts; rates: readonly BodyRate[] }>) {
  return (
    <Page
      site={parts.site}
      title="How everybody replies"
      path={ratesPath}
      description="How many answers to those who ask to meet came in time, for every body alike."
    >
      <h1 class="govuk-heading-l">How everybody replies</h1>
      <p class="govuk-body">
        Whoever is asked to meet somebody has {clockDays.due} working days to answer. A no counts as an answer as good
        as a yes. Councils, other public bodies and organisations are counted alike, over the last twelve months.
      </p>
      {rates.length === 0 ? (
        <p class="govuk-body">Nobody has been asked yet. The first rates are shown once somebody has received five.</p>
      ) : (
        <Scroll label="How everybody replies">
          <Table
            caption="By name"
            head={[{ text: 'Who' }, { text: 'Received', format: 'numeric' }, { text: 'How they reply' }]}
            rows={rates.map(({ name, path, rate }) => [
              {
                text:
                  path === undefined ? (
                    name
                  ) : (
                    <a class="govuk-link" href={path}>
                      {name}
                    </a>
                  ),
              },
              { text: rate.received?.toLocaleString('en-GB') ?? 'Fewer than 5', format: 'numeric' },
              { text: rateSentence(rate) },
            ])}
          />
        </Scroll>
      )}
    </Page>
  )
}

/** A reply rate in one sentence; below five received it says that it is too early. */
export function rateSentence({ received, inTime, medianDays }: ReplyRate): string {
  if (inTime === undefined) return 'Not enough yet'
  const days =
    medianDays === undefined ? '' : `, most often after ${medianDays} working day${medianDays === 1 ? '' : 's'}`
  return `${inTime} of ${received} answered in time${days}`
}
