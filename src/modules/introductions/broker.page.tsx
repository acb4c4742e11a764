import { Page } from '../../design-system/page/page.tsx'
import { Cards } from '../../design-system/patterns/card.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { brokerPath } from './introduction.paths.ts'
import { IntroductionCard, type ListedIntroduction } from './list-introductions.page.tsx'
import type { IntroductionParts } from './introduction-parts.ts'

/** What waits for a broker: those to be found, those that are late, those that went quiet. Names, and no private reasons. */
export function BrokerPage({
  parts,
  listed,
}: Readonly<{ parts: IntroductionParts; listed: readonly ListedIntroduction[] }>) {
  const of = (test: (one: ListedIntroduction) => boolean) => listed.filter(test)
  const groups = [
    {
      id: 'to-find',
      title: 'To be found',
      note: 'Somebody asks for an organisation that has not joined. Look for it within ten working days, or say that you did not find it.',
      list: of(({ introduction }) => introduction.state === 'waiting'),
    },
    {
      id: 'overdue',
      title: 'Answers overdue',
      note: 'Six working days have passed without an answer.',
      list: of(({ introduction }) => introduction.state === 'proposed' && introduction.rung.includes('fall_due')),
    },
    {
      id: 'quiet',
      title: 'Gone quiet',
      note: 'Both agreed, and no conversation is noted after twenty working days.',
      list: of(({ introduction }) => introduction.state === 'stalled'),
    },
  ]
  return (
    <Page site={parts.site} title="Introductions for the broker" path={brokerPath} unlisted>
      <h1 class="govuk-heading-l">Introductions for the broker</h1>
      {groups.map(({ id, title, note, list }) => (
        <PageSection id={id} title={`${title}: ${list.length}`}>
          <p class="govuk-body">{list.length === 0 ? 'Nothing waits here.' : note}</p>
          {list.length > 0 && (
            <Cards>
              {list.map((one) => (
                <IntroductionCard one={one} parts={parts} />
              ))}
            </Cards>
          )}
        </PageSection>
      ))}
    </Page>
  )
}
