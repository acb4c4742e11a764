import { showDate } from '../../core/iso-date.ts'
import { showPounds } from '../../core/money.ts'
import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { Table } from '../../design-system/components/table.tsx'
import { Scroll } from '../../design-system/patterns/scroll.tsx'
import type { PaidRecord } from './record.domain.ts'
import { recordPath } from './record.paths.ts'

/** What was paid for, by whom, when and how much, in the order given. */
export function RecordTable({ caption, records }: Readonly<{ caption: string; records: readonly PaidRecord[] }>) {
  return (
    <Scroll label={caption}>
      <Table
        classes="app-payments"
        caption={caption}
        captionClasses="govuk-table__caption--s"
        head={[
          { text: 'What for' },
          { text: 'Paid by' },
          { text: 'When' },
          { text: 'As published', format: 'numeric' },
        ]}
        rows={records.map((record) => [
          {
            text: (
              <a class="govuk-link" href={recordPath(record.id)}>
                {sentenceCase(record.title)}
              </a>
            ),
          },
          { text: nameCase(record.buyer) },
          { text: record.awardedOn === undefined ? 'Not stated' : showDate(record.awardedOn) },
          { text: record.amount === undefined ? 'Not stated' : showPounds(record.amount), format: 'numeric' },
        ])}
      />
    </Scroll>
  )
}
