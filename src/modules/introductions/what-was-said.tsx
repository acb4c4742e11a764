import { showDate } from '../../core/iso-date.ts'
import { Table } from '../../design-system/components/table.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { Quote } from '../../design-system/patterns/quote.tsx'
import { waysToSpeak } from './conversation.repository.ts'
import { outcomes } from './introduction.domain.ts'
import type { IntroductionView } from './introduction.view.ts'

const worthWords = {
  yes: 'It was worth the time',
  partly: 'It was partly worth the time',
  no: 'It was not worth the time',
}

/** The conversations of two, and what each says came of them; neither can change the other's words. */
export function WhatWasSaid({
  view,
  names,
}: Readonly<{ view: IntroductionView; names: Readonly<{ first: string; second: string }> }>) {
  const { introduction, conversations, views } = view
  if (conversations.length === 0 && views.length === 0 && introduction.outcome === undefined) return null
  return (
    <PageSection id="said" title="What was said">
      {conversations.length > 0 && (
        <Table
          caption="Conversations"
          head={['When', 'How', 'Who joined', 'People who use it'].map((text) => ({ text }))}
          rows={conversations.map((one) => [
            { text: showDate(one.heldOn) },
            { text: waysToSpeak[one.how] },
            { text: one.joined },
            { text: one.serviceUsers ? 'Were there' : 'Were not there' },
          ])}
        />
      )}
      {introduction.outcome !== undefined && (
        <p class="govuk-body">What came of it: {outcomes[introduction.outcome]}.</p>
      )}
      {introduction.revisitOn !== undefined && (
        <p class="govuk-body">To be asked again on {showDate(introduction.revisitOn)}.</p>
      )}
      {views.map((one) => (
        <Quote source={`${names[one.side]}${one.worth === undefined ? '' : `. ${worthWords[one.worth]}`}`}>
          {one.cameOfIt}
        </Quote>
      ))}
    </PageSection>
  )
}
