import { Details } from '../../design-system/components/details.tsx'
import { Timeline } from '../../design-system/charts/timeline.tsx'
import type { PaidRecord } from '../records/index.ts'
import { RecordTable } from '../records/pages.ts'

/** Rows in sight; the rest unfolds. */
const shownRecords = 10

/** What it was paid for, by year as a picture and one by one as a table. What came of it is not known here. */
export function OrganisationRecords({ records }: Readonly<{ records: readonly PaidRecord[] }>) {
  if (records.length === 0) {
    return (
      <p class="govuk-body">
        No grant or contract to it is listed here. That says nothing about what it has done: most payments are not
        published, or are not loaded here.
      </p>
    )
  }
  const dated = records.flatMap(({ awardedOn }) => (awardedOn === undefined ? [] : [Number(awardedOn.slice(0, 4))]))
  const years = [...new Set(dated)].map((year) => ({ year, value: dated.filter((one) => one === year).length }))
  return (
    <>
      <p class="govuk-body">What came of these is not recorded here.</p>
      {years.length > 1 && (
        <Timeline
          id="records-by-year"
          title="Grants and contracts by year"
          description={`${records.length} grants and contracts from ${Math.min(...dated)} to ${Math.max(...dated)}. Each is listed below.`}
          unit="Grants and contracts"
          years={years}
        />
      )}
      <RecordTable caption="What it was paid for, latest first" records={records.slice(0, shownRecords)} />
      {records.length > shownRecords && (
        <Details summaryText={`Show the other ${records.length - shownRecords}`}>
          <RecordTable caption="Earlier ones" records={records.slice(shownRecords)} />
        </Details>
      )}
    </>
  )
}
