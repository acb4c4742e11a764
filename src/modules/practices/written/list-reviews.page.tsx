import { dayInLondon, showDate } from '../../../core/iso-date.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { Card, Cards } from '../../../design-system/patterns/card.tsx'
import { Facts } from '../../../design-system/patterns/facts.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { practicePath } from '../practice.paths.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { reviewPath, reviewsPath, takePath } from './written-practice.paths.ts'

/** One practice in the queue, and what this reviewer may do about it. */
export type Waiting = Readonly<{ practice: WrittenPractice; ownerName: string; isOwn: boolean; isMine: boolean }>

/** What waits for a reviewer, the longest first: nothing else orders it. */
export function ListReviewsPage({
  site,
  waiting,
  mine,
  unreviewed,
}: Readonly<{
  site: PageParts['site']
  waiting: readonly Waiting[]
  mine: readonly Waiting[]
  unreviewed: readonly Waiting[]
}>) {
  return (
    <Page site={site} title="Reviews" path={reviewsPath} unlisted>
      <h1 class="govuk-heading-l">Practices to review</h1>
      <Queue title="You have taken up" empty="You have taken nothing up." items={mine} />
      <Queue title="Waiting for a reviewer" empty="Nothing waits. That is a good day." items={waiting} />
      <Queue
        title="Published, and not yet reviewed"
        empty="Everything that is published has been reviewed."
        items={unreviewed}
      />
    </Page>
  )
}

function Queue({ title, empty, items }: Readonly<{ title: string; empty: string; items: readonly Waiting[] }>) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {items.length === 0 ? (
        <p class="govuk-body">{empty}</p>
      ) : (
        <Cards>
          {items.map((item) => (
            <ToReview item={item} />
          ))}
        </Cards>
      )}
    </>
  )
}

function ToReview({ item: { practice, ownerName, isOwn, isMine } }: Readonly<{ item: Waiting }>) {
  const { id, profile, submittedAt, edition } = practice
  return (
    <Card title={profile.title} href={edition > 0 ? practicePath(id) : undefined}>
      {profile.summary !== '' && <p class="govuk-body">{profile.summary}</p>}
      <Facts
        items={[
          `Written by ${ownerName}`,
          submittedAt !== undefined && `sent on ${showDate(dayInLondon(submittedAt))}`,
          isOwn && 'you write for its owner, so somebody else reviews it',
        ]}
      />
      {!isOwn &&
        (isMine || edition > 0 ? (
          <p class="govuk-body">
            <a class="govuk-link" href={reviewPath(id)}>
              Review it<span class="govuk-visually-hidden">: {profile.title}</span>
            </a>
          </p>
        ) : (
          <Form action={takePath(id)} label={`Take up: ${profile.title}`}>
            <Button classes="govuk-button--secondary">
              Take it up<span class="govuk-visually-hidden">: {profile.title}</span>
            </Button>
          </Form>
        ))}
    </Card>
  )
}
