import { showDate } from '../../core/iso-date.ts'
import { showPounds } from '../../core/money.ts'
import { Button } from '../../design-system/components/button.tsx'
import { Details } from '../../design-system/components/details.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Beside } from '../../design-system/patterns/beside.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { Form } from '../../design-system/form/form.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { organisationPath } from '../organisations/index.ts'
import { formToken } from '../../platform/http/form.ts'
import { practicesOfPath } from '../practices/index.ts'
import { placePath } from '../places/index.ts'
import type { PageParts } from '../site/index.ts'
import { showProcedure } from './procedure-words.ts'
import { recordPath } from './record.paths.ts'
import type { PaidRecord } from './record.domain.ts'

/** What the page of a grant or an award shows. */
export type RecordView = Readonly<{
  parts: PageParts
  record: PaidRecord
  /** Everybody paid under the same notice, this record among them. */
  sameNotice: readonly PaidRecord[]
  /** Which of those who were paid have a page here. */
  known: ReadonlySet<string>
  /** The organisation that was paid, if the reader writes for it: they may write it up as a practice. */
  writeUpFor: string | undefined
}>

const mostSuppliers = 12

/** One past grant or award: what for, by whom, to whom, when and how much. What came of it is not known. */
export function ShowRecordPage({ parts, record, sameNotice, known, writeUpFor }: RecordView) {
  const title = sentenceCase(record.title)
  const need = record.description === undefined ? title : `${title}. ${record.description}`
  return (
    <Page site={parts.site} title={title} path={recordPath(record.id)}>
      <p class="app-card__kicker">
        {record.kind === 'grant' ? 'A grant that was paid' : 'A contract that was awarded'}
      </p>
      <h1 class="govuk-heading-l">{title}</h1>
      <Beside
        side="end"
        label="What you can do"
        aside={
          <section class="app-panel app-panel--quiet" aria-labelledby="ways-on">
            <h2 class="govuk-heading-m" id="ways-on">
              Ways on
            </h2>
            <p class="govuk-body">
              <a class="govuk-link" href={parts.resultsPath(shortened(need))}>
                See practices for a need like this
              </a>
            </p>
            {writeUpFor !== undefined && (
              <Form
                action={practicesOfPath(writeUpFor)}
                hidden={{ record: record.id, token: formToken() }}
                label="Write it up as a practice"
              >
                <p class="govuk-body">
                  You were paid for this. Write up what came of it: some answers are filled in from here.
                </p>
                <Button preventDoubleClick>Write it up</Button>
              </Form>
            )}
          </section>
        }
      >
        {record.description !== undefined && record.description !== record.title && (
          <p class="govuk-body app-own-words">{sentenceCase(record.description)}</p>
        )}
        <InsetText>What came of it is not recorded here.</InsetText>
        <RecordFacts parts={parts} record={record} sameNotice={sameNotice} known={known} />
        <h2 class="govuk-heading-m">Where this comes from</h2>
        <p class="govuk-body">
          {record.source}, where its reference is {record.sourceId}.{' '}
          {record.sourceUrl !== undefined && /^https?:\/\//.test(record.sourceUrl) && (
            <a class="govuk-link" href={record.sourceUrl}>
              Read it as it was published
            </a>
          )}
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="/attribution">
            See the licence of this source
          </a>
        </p>
      </Beside>
    </Page>
  )
}

function shortened(text: string): string {
  return text.length <= 300 ? text : text.slice(0, text.lastIndexOf(' ', 300))
}

function RecordFacts({ parts, record, sameNotice, known }: Omit<RecordView, 'writeUpFor'>) {
  const { titles } = parts
  const { amount, awardedOn, placeCode, district, region, programme, procedure, procurementCodes } = record
  const place = placeCode === undefined ? undefined : titles.place(placeCode)
  const where = [district, region].filter(Boolean).join(', ')
  return (
    <SummaryList
      rows={[
        summaryRow('Paid by', nameCase(record.buyer)),
        summaryRow('Paid to', <Recipients records={sameNotice} known={known} />),
        summaryRow('When', awardedOn === undefined ? <NotStated /> : showDate(awardedOn)),
        summaryRow(
          'How much, as published',
          amount === undefined ? (
            <NotStated />
          ) : record.recipientCount > 1 ? (
            `${showPounds(amount)} for all ${record.recipientCount.toLocaleString('en-GB')} together`
          ) : (
            showPounds(amount)
          ),
        ),
        summaryRow(
          'Where',
          placeCode !== undefined && place !== undefined ? (
            <>
              <a class="govuk-link" href={placePath(placeCode)}>
                {place}
              </a>
              {where !== '' && ` (${where})`}
            </>
          ) : where === '' ? (
            <NotStated />
          ) : (
            where
          ),
        ),
        programme !== undefined && summaryRow('Programme', programme),
        showProcedure(procedure) !== undefined && summaryRow('How it was awarded', showProcedure(procedure)),
        procurementCodes.length > 0 &&
          summaryRow('What was bought', procurementWords(procurementCodes, titles.procurement)),
      ]}
    />
  )
}

function NotStated() {
  return <span class="app-quiet">Not stated</span>
}

/** The names of procurement codes, each once; codes without a name are left out. */
function procurementWords(codes: readonly string[], title: (code: string) => string | undefined): string {
  const names = codes.map((code) => title(code)).filter((name) => name !== undefined)
  return names.length === 0 ? codes.join(', ') : [...new Set(names)].slice(0, 8).join('; ')
}

function Recipients({ records, known }: Readonly<{ records: readonly PaidRecord[]; known: ReadonlySet<string> }>) {
  const names = records.map((record) => <Recipient record={record} known={known} />)
  if (names.length <= 1) return <>{names}</>
  return (
    <>
      <ul class="govuk-list">
        {names.slice(0, mostSuppliers).map((name) => (
          <li>{name}</li>
        ))}
      </ul>
      {names.length > mostSuppliers && (
        <Details summaryText={`Show the other ${names.length - mostSuppliers}`}>
          <ul class="govuk-list">
            {names.slice(mostSuppliers).map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

function Recipient({ record, known }: Readonly<{ record: PaidRecord; known: ReadonlySet<string> }>) {
  const { organisationId, recipient } = record
  const name = recipient === undefined ? 'Not named' : nameCase(recipient)
  const flag = record.voluntaryAsPublished === true ? ' (voluntary or social enterprise, as published)' : ''
  if (organisationId === undefined || !known.has(organisationId)) return <>{`${name}${flag}`}</>
  return (
    <>
      <a class="govuk-link" href={organisationPath(organisationId)}>
        {name}
      </a>
      {flag}
    </>
  )
}
