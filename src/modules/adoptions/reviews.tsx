import { showDate } from '../../core/iso-date.ts'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import type { AdoptionView } from './adoption.view.ts'
import type { ReviewedComponent } from './review.repository.ts'

/** What the adopter found when looking back, and what people who use it say. */
export function Reviews({ view: { reviews } }: Readonly<{ view: AdoptionView }>) {
  if (reviews.length === 0) return null
  return (
    <PageSection id="reviews" title="What the reviews found">
      {reviews.map((review) => (
        <>
          <h3 class="govuk-heading-s">
            After {review.months} months, on {showDate(review.heldOn)}
          </h3>
          <SummaryList
            rows={[
              summaryRow('People reached', review.reach?.toLocaleString('en-GB') ?? 'Not known'),
              summaryRow('What came of it', review.result),
              ...review.components.map((one) => summaryRow(one.component, verdictWords(one))),
              summaryRow('What people who use it say', review.saidByPeople),
              summaryRow('For the next place', review.tellTheNext),
            ]}
          />
        </>
      ))}
    </PageSection>
  )
}

function verdictWords({ verdict, sameFunction }: ReviewedComponent): string {
  if (verdict === 'kept') return 'Kept as it was'
  if (verdict === 'left_out') return 'Left out'
  return sameFunction === 'yes' ? 'Changed, and does what it was there for' : 'Changed, and does something else now'
}
