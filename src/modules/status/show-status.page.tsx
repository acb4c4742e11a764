import { parseIsoDate, showDate } from '../../core/iso-date.ts'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Table } from '../../design-system/components/table.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import type { Status } from './status.schema.ts'

/** The address of the status page. */
export const statusPagePath = '/status'

const databases: Readonly<Record<Status['database'], string>> = {
  pglite: 'Inside the program (PGlite)',
  postgresql: 'A PostgreSQL server',
}

/** Tables in words; one that is not here shows its own name. */
const tableWords: Readonly<Record<string, string>> = {
  practices: 'Practices',
  practice_findings: 'Results of practices',
  organisations: 'Organisations',
  needs: 'Needs, open and closed',
  records: 'Grants and awards, one row for each who was paid',
  buyers: 'Names that buy',
  datasets: 'Files loaded',
  homes: 'Other exchanges whose data is read here',
  home_rows: 'Rows read from other exchanges',
  published_rows: 'Rows published as open data, those that went too',
  loads: 'Loads so far',
  load_errors: 'Rows refused',
  settings: 'Settings',
  people: 'People with an account',
  sessions: 'Sessions',
  sign_in_methods: 'Ways to sign in',
  verifications: 'Links and codes on their way',
  failed_sign_ins: 'Sign-ins that failed lately',
  role_holdings: 'Roles held, now and before',
  submitted_forms: 'Forms taken',
  jobs: 'Work for later, waiting and done',
  mails: 'Messages, sent and waiting',
  notifications: 'What people were told',
  notification_settings: 'Choices of how often to write',
  invitations: 'Invitations to roles',
  kept_forms: 'Forms kept for who was signed out',
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
          { text: tableWords[table] ?? table },
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
