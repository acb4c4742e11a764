import { Button } from '../../design-system/components/button.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Card, Cards } from '../../design-system/patterns/card.tsx'
import { Facts } from '../../design-system/patterns/facts.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { FieldError } from '../../core/problem.ts'
import type { PageParts } from '../site/index.ts'
import { attributionPath } from './attribution.paths.ts'
import { ourLicence } from './data-package.ts'
import { dataPath, downloadPath } from './download.paths.ts'
import { openTables } from './open-tables.ts'
import { packageFile, servicesFile, wholeFile, type Publication } from './publication.ts'

type DataPageProps = Readonly<{
  parts: PageParts
  /** What was made last; `undefined` where nobody has asked yet. */
  publication: Publication | undefined
  /** Rows by table, counted now. */
  rows: Readonly<Record<string, number>>
  /** The day typed into the form of changes, and what is wrong with it. */
  since: string
  errors: readonly FieldError[]
}>

/** Everything that can be taken away, in which forms and under which licence. */
export function ShowDataPage({ parts, publication, rows, since, errors }: DataPageProps) {
  return (
    <Page
      site={parts.site}
      title="Take the data"
      path={dataPath}
      hasErrors={errors.length > 0}
      description="All open data of this exchange: practices, organisations, needs and records, as tables and as one package."
    >
      <FormErrors errors={errors} />
      <h1 class="govuk-heading-l">Take the data</h1>
      <p class="govuk-body-l">
        All that you can find here, you can take away and use. It is free and needs no account.
      </p>
      <p class="govuk-body">
        <a class="govuk-button" href={downloadPath(wholeFile)} download>
          Download it all
          {publication !== undefined && ` (${size(publication.bytes[wholeFile] ?? 0)})`}
        </a>
      </p>
      <p class="govuk-body">
        One zip file: a table for each kind, and{' '}
        <a class="govuk-link" href={downloadPath(packageFile)}>
          a file that says what each column means
        </a>
        . {madeWords(publication)}
      </p>
      <Tables publication={publication} rows={rows} />
      <Services publication={publication} />
      <Changes since={since} errors={errors} />
      <Licences />
      <h2 class="govuk-heading-m">For programs</h2>
      <p class="govuk-body">
        Programs can ask for the same rows a page at a time, filtered by place and service.{' '}
        <a class="govuk-link" href="/api/v1/openapi.json">
          The description of the API
        </a>{' '}
        says how. No key is needed.
      </p>
    </Page>
  )
}

function madeWords(publication: Publication | undefined): string {
  if (publication === undefined) return 'It is made when somebody first asks for it, which takes some seconds.'
  const made = new Date(publication.madeAt)
  const day = made.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `It was last made on ${day} at ${publication.madeAt.slice(11, 16)} (universal time), and is made again when the data has changed.`
}

function Tables({ publication, rows }: Pick<DataPageProps, 'publication' | 'rows'>) {
  return (
    <section>
      <h2 class="govuk-heading-m">Or one table</h2>
      <p class="govuk-body">CSV opens in a spreadsheet. JSON Lines is for programs: it has one row on each line.</p>
      <Cards>
        {openTables.map(({ name, title, about }) => (
          <Card title={title}>
            <p class="govuk-body">{about}</p>
            <Facts
              items={[
                `${(rows[name] ?? 0).toLocaleString('en-GB')} rows`,
                <FileLink file={`${name}.csv`} form="CSV" of={title} publication={publication} />,
                <FileLink file={`${name}.jsonl`} form="JSON Lines" of={title} publication={publication} />,
              ]}
            />
          </Card>
        ))}
      </Cards>
    </section>
  )
}

type FileLinkProps = Readonly<{ file: string; form: string; of: string }> & Pick<DataPageProps, 'publication'>

function FileLink({ file, form, of, publication }: FileLinkProps) {
  const bytes = publication?.bytes[file]
  return (
    <a class="govuk-link" href={downloadPath(file)} download>
      {form}
      <span class="govuk-visually-hidden"> of {of}</span>
      {bytes !== undefined && ` (${size(bytes)})`}
    </a>
  )
}

function Services({ publication }: Pick<DataPageProps, 'publication'>) {
  return (
    <section>
      <h2 class="govuk-heading-m">For directories of services</h2>
      <p class="govuk-body">
        Directories of services share one form, the Human Services Data Specification (HSDS 3.0). What organisations say
        they do is here in that form:{' '}
        <FileLink file={servicesFile} form="HSDS" of="what organisations do" publication={publication} />. There are no
        telephone numbers or addresses in it, because none are kept here.
      </p>
    </section>
  )
}

function Changes({ since, errors }: Pick<DataPageProps, 'since' | 'errors'>) {
  return (
    <section>
      <h2 class="govuk-heading-m">Only what has changed</h2>
      <p class="govuk-body">If you have the data already, take what is new, what has changed and what has gone.</p>
      <Form action={dataPath} method="get" label="Changes since a day">
        <TextField
          name="since"
          label="Since which day"
          classes="govuk-input--width-10"
          hint="For example, 2025-11-08"
          value={since}
          error={errorOf(errors, 'since')}
        />
        <Button classes="govuk-button--secondary">Get the changes</Button>
      </Form>
    </section>
  )
}

function Licences() {
  return (
    <section>
      <h2 class="govuk-heading-m">What you may do with it</h2>
      <p class="govuk-body">
        What was written for this exchange is{' '}
        <a class="govuk-link" href={ourLicence.path}>
          {ourLicence.title} (CC BY 4.0)
        </a>
        : use it for anything, and say where it is from. Rows that came from elsewhere keep their own licence, which
        stands in the column <code>licence</code>; the column <code>source</code> says where they are from.{' '}
        <a class="govuk-link" href={attributionPath}>
          All sources and licences
        </a>
        .
      </p>
      <p class="govuk-body">
        The id of a row stays the same. The column <code>home</code> says which exchange a row belongs to. Telephone
        numbers, e-mail addresses and full postcodes are taken out. Some award notices name people who trade under their
        own name, as published.
      </p>
    </section>
  )
}

/** A size for people: `340 KB`, `12 MB`. */
function size(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_000))
  return kilobytes < 1_000 ? `${kilobytes} KB` : `${(bytes / 1_000_000).toPrecision(2)} MB`
}
