import { parseIsoDate, showDate } from '../../core/iso-date.ts'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Table } from '../../design-system/components/table.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import type { Status } from './status.schema.ts'
import { wordsForTable } from './table-words.ts'

/** The address of the status page. */
export const statusPagePath = '/status'

const databases: Readonly<Record<Status['database'], string>> = {
  pglite: 'Inside the program (PGlite)',
  postgresql: 'A PostgreSQL server',
}

const number = (value: number) => value.toLocaleString('en-GB')

/** How this installation is doing: its version, its data, its index. */
export function ShowStatusPage({ site, status }: Readonly<{ site: Site; status: Status }>) {
  const { index, jobs, mail } = status
  const asAt = status.asAt === null ? undefined : parseIsoDate(status.asAt)
  return (
    <Page site={site} title="Status" path={statusPagePath} unlisted>
      <h1 class="govuk-heading-l">Status</h1>
      <p class="govuk-body-l">
        {index === null ? 'The exchange works. Its search index is being built.' : 'The exchange works.'}
      </p>
      <SummaryList
        rows={[
          summaryRow('Version', status.version),
          summaryRow('Database', databases[status.database]),
          summaryRow('Last change to its tables', `Number ${status.migration}`),
          summaryRow('Data is read as at', asAt === undefined ? 'Today' : showDate(asAt)),
          summaryRow(
            'Search index',
            index === null ? 'Not ready yet' : `${number(index.documents)} documents, built ${moment(index.builtAt)}`,
          ),
          summaryRow(
            'Work waiting',
            jobs.waiting === 0 ? 'None' : `${number(jobs.waiting)}, of which ${number(jobs.overdue)} overdue`,
          ),
          summaryRow(
            'Work given up',
            jobs.failed === 0 ? 'None' : `${number(jobs.failed)}: tell whoever runs this exchange`,
          ),
          summaryRow(
            'E-mail',
            `${mail.server ? 'Sent by a mail server' : 'No mail server: messages wait for the administrator'}, ${number(mail.waiting)} waiting`,
          ),
        ]}
      />
      <Table
        caption="What is stored"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'What' }, { text: 'Rows', format: 'numeric' }]}
        firstCellIsHeader
        rows={Object.entries(status.rows).map(([table, count]) => [
          { text: wordsForTable(table) },
          { text: number(count), format: 'numeric' },
        ])}
      />
      <p class="govuk-body">
        Programs read the same at{' '}
        <a class="govuk-link" href="/api/v1/status">
          /api/v1/status
        </a>
        .
      </p>
    </Page>
  )
}

function moment(text: string): string {
  const when = new Date(text)
  const day = parseIsoDate(text.slice(0, 10))
  return day === undefined ? text : `${showDate(day)} at ${when.toISOString().slice(11, 16)} (universal time)`
}
