import { Button } from '../../design-system/components/button.tsx'
import { Details } from '../../design-system/components/details.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Card, Cards } from '../../design-system/patterns/card.tsx'
import { Facts, Missing } from '../../design-system/patterns/facts.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { PageParts } from '../site/index.ts'
import { attributionPath } from './attribution.paths.ts'
import type { DataSource } from './data-sources.ts'
import type { LoadedDataset } from './loaded-datasets.repository.ts'

/** Every source with its licence, day and rows; `words` is what is looked for among them. */
export function ShowAttributionPage({
  parts,
  sources,
  loaded,
  words,
}: Readonly<{
  parts: PageParts
  sources: readonly DataSource[]
  loaded: readonly LoadedDataset[]
  words: string
}>) {
  const found = sources.filter((source) => mentions(source, words))
  const isLoaded = (source: DataSource) => loaded.some(({ file }) => file === source.file)
  return (
    <Page
      site={parts.site}
      title="What is here and where it is from"
      path={attributionPath}
      description="Every source of the data, with its licence, its day and how many rows it has."
    >
      <h1 class="govuk-heading-l">What is here and where it is from</h1>
      <p class="govuk-body-l">The data is open and real. Each source has its licence beside it.</p>
      <Form action={attributionPath} method="get" isSearch label="Search the sources">
        <TextField
          name="q"
          label="Search the sources"
          hint="A name, a licence or a word, such as charity"
          value={words}
        />
        <Button classes="govuk-button--secondary">Search</Button>
      </Form>
      {words !== '' && (
        <p class="govuk-body">
          {found.length === 0
            ? `No source mentions “${words}”.`
            : `${found.length} of ${sources.length} sources mention “${words}”.`}{' '}
          <a class="govuk-link" href={attributionPath}>
            Show all
          </a>
        </p>
      )}
      <Sources title="What can be found here" sources={found.filter(isLoaded)} loaded={loaded} />
      <Sources
        title="What it is read with: places, classes and words"
        sources={found.filter((source) => !isLoaded(source))}
        loaded={loaded}
        isFolded={words === ''}
      />
      <p class="govuk-body">
        E-mail addresses and telephone numbers were taken out of all texts. Organisations that have ended are never
        offered. Size and income never raise a place in a list.
      </p>
    </Page>
  )
}

function mentions(source: DataSource, words: string): boolean {
  const text = [source.file, source.what, source.origin, source.date, source.licence, source.doubt]
    .join(' ')
    .toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

type SourcesProps = Readonly<{
  title: string
  sources: readonly DataSource[]
  loaded: readonly LoadedDataset[]
  isFolded?: boolean
}>

function Sources({ title, sources, loaded, isFolded = false }: SourcesProps) {
  if (sources.length === 0) return null
  const cards = (
    <Cards>
      {sources.map((source) => (
        <SourceCard source={source} loaded={loaded.find(({ file }) => file === source.file)} />
      ))}
    </Cards>
  )
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      {isFolded ? <Details summaryText={`Show these ${sources.length} files`}>{cards}</Details> : cards}
    </section>
  )
}

function SourceCard({ source, loaded }: Readonly<{ source: DataSource; loaded: LoadedDataset | undefined }>) {
  const { file, what, origin, date, licence, licenceUrl, doubt } = source
  const rows = source.rows ?? loaded?.rows
  return (
    <Card title={file}>
      <p class="govuk-body">{plain(what)}</p>
      <Facts
        items={[
          <>
            <b>From</b> {plain(origin)}
          </>,
          <>
            <b>Day</b> {plain(date)}
          </>,
          <>
            <b>Licence</b>{' '}
            {licenceUrl === undefined ? (
              plain(licence)
            ) : (
              <a class="govuk-link" href={licenceUrl}>
                {plain(licence)}
                <span class="govuk-visually-hidden"> (of {file})</span>
              </a>
            )}
          </>,
          rows !== undefined && (
            <>
              <b>Rows</b> {rows.toLocaleString('en-GB')}
            </>
          ),
          loaded !== undefined && loaded.rejected > 0 && (
            <>
              <b>Rows refused</b> {loaded.rejected.toLocaleString('en-GB')}
            </>
          ),
        ]}
      />
      {doubt !== undefined && <Missing items={[`Not certain: ${plain(doubt)}`]} />}
    </Card>
  )
}

/** The marks of the table's own page do not belong here. */
function plain(text: string): string {
  return text.replaceAll('`', '')
}
