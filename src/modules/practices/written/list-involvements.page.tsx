import { Button } from '../../../design-system/components/button.tsx'
import { InsetText } from '../../../design-system/components/inset-text.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { Card, Cards } from '../../../design-system/patterns/card.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import type { Involvement } from './involvement.repository.ts'
import { choiceWords, involvementChoices, stageChoices } from './profile-choices.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { involvedPath, writePath } from './written-practice.paths.ts'

const answers = { yes: 'They have confirmed it.', no: 'They say that this is not so.' }

/** Who was involved, each with a link by which they themselves confirm it. */
export function ListInvolvementsPage({
  site,
  practice,
  involvements,
  made,
}: Readonly<{
  site: PageParts['site']
  practice: WrittenPractice
  involvements: readonly Involvement[]
  /** The link that was made just now; it is shown once. */
  made: Readonly<{ id: string; link: string }> | undefined
}>) {
  const { id, profile } = practice
  return (
    <Page
      site={site}
      title="Ask who was involved to confirm it"
      path={involvedPath(id)}
      breadcrumbs={[{ text: profile.title, href: writePath(id) }, { text: 'Who was involved' }]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Ask who was involved to confirm it</h1>
          <p class="govuk-body">
            You say who was involved. They say whether that is so, with a link of their own. Until then the page says
            that they have not confirmed it.
          </p>
          {involvements.length === 0 && <p class="govuk-body">The newest edition names nobody who was involved.</p>}
          <Cards>
            {involvements.map((one) => (
              <Card title={one.people}>
                <p class="govuk-body">
                  {choiceWords(stageChoices, one.stage)}: {choiceWords(involvementChoices, one.how).toLowerCase()}.{' '}
                  {one.answer === undefined ? 'Not confirmed yet.' : answers[one.answer]}
                </p>
                {made?.id === one.id && (
                  <InsetText>
                    <p class="govuk-body">Give this link to them. It is shown only now.</p>
                    <p class="govuk-body app-own-words">{made.link}</p>
                  </InsetText>
                )}
                {one.answer === undefined && (
                  <Form action={involvedPath(id)} hidden={{ involvement: one.id }} label={`Link for ${one.people}`}>
                    <Button classes="govuk-button--secondary">
                      {one.isAsked ? 'Make a new link' : 'Make a link'}
                      <span class="govuk-visually-hidden"> for {one.people}</span>
                    </Button>
                  </Form>
                )}
              </Card>
            ))}
          </Cards>
        </div>
      </div>
    </Page>
  )
}
