import { Card, Cards } from '../../design-system/patterns/card.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { answersPath, comeBackPath, takePartPath, voicesPath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'

const examples = [
  { text: 'Somebody to look in on my mum', need: 'My mum is lonely and nobody comes round', place: '' },
  { text: 'Something for teenagers to do', need: 'Teenagers here have nothing to do in the evening', place: '' },
  { text: 'A lift to the hospital', need: 'There is no bus to the hospital', place: '' },
] as const

/** The door for those who use services, residents and staff: no search, no account, no word of the trade. */
export function TakePartPage({ parts }: Readonly<{ parts: VoiceParts }>) {
  return (
    <Page
      site={parts.site}
      title="Take part"
      path={takePartPath}
      description="Ask for something where you live, and be answered."
    >
      <h1 class="govuk-heading-l">I use a service or live here</h1>
      <p class="govuk-body-l">
        Ask for something where you live. Somebody with a name owes you an answer by a date. You say whether it settles
        the matter.
      </p>
      <h2 class="govuk-heading-m">Ask for something</h2>
      <p class="govuk-body">
        Start from an everyday example, choose what you would like, and press “I want this here”.
      </p>
      <Cards grid>
        {examples.map(({ text, need }) => (
          <Card title={text} href={parts.resultsPath(need)} boxed>
            <p class="govuk-body">See what has helped elsewhere.</p>
          </Card>
        ))}
      </Cards>
      <h2 class="govuk-heading-m">Follow what you asked for</h2>
      <ul class="govuk-list govuk-list--spaced">
        <li>
          <a class="govuk-link" href={comeBackPath}>
            Come back with your code
          </a>
          : read the answer and say whether it settles it.
        </li>
        <li>
          <a class="govuk-link" href={voicesPath}>
            What people ask for
          </a>
          : ask for it too.
        </li>
        <li>
          <a class="govuk-link" href={answersPath}>
            How bodies answer
          </a>
          : who is late, and what was not settled.
        </li>
      </ul>
    </Page>
  )
}
