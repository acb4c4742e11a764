import { SummaryList } from '../../../design-system/components/summary-list.tsx'
import { summaryRow } from '../../../design-system/patterns/summary-row.ts'
import { labelOf, type Review } from './review.domain.ts'

/** What a reviewer said to each question; `onlyNo` leaves out what is fine. */
export function ReviewAnswers({ review, onlyNo = false }: Readonly<{ review: Review; onlyNo?: boolean }>) {
  const answers = review.answers.filter(({ yes }) => !onlyNo || !yes)
  return (
    <SummaryList
      rows={answers.map(({ question, yes, reason }) =>
        summaryRow(labelOf(question), yes ? 'Yes' : `No: ${reason ?? ''}`),
      )}
    />
  )
}
