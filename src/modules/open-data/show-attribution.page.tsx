import { Button } from '../../design-system/components/button.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
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
        <p class="govuk-body" role="status">
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
      />
      <p class="govuk-body">
        E-mail addresses and telephone numbers were taken out of all texts. Organisations that have ended are never offered.
        Size and income never raise a place in a list.
      </p>
    </Page>
  )
}

function mentions(source: DataSource, words: string): boolean {
  const text = [source.file, source.what, source.origin, source.date, source.licence, source.doubt].join(' ').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function Sources({
  title,
  sources,
  loaded,
}: Readonly<{ title: string; sources: readonly DataSource[]; loaded: readonly LoadedDataset[] }>) {
  if (sources.length === 0) return null
  return (
    <section class="app-band">
      <h2 class="govuk-heading-m">{title}</h2>
      {sources.map((source) => (
        <SourceCard source={source} loaded={loaded.find(({ file }) => file === source.file)} />
      ))}
    </section>
  )
}

function SourceCard({ source, loaded }: Readonly<{ source: DataSource; loaded: LoadedDataset | undefined }>) {
  const { file, what, origin, date, licence, licenceUrl, doubt } = source
  const rows = loaded?.rows ?? source.rows
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: plain(value) } })
  return (
    <SummaryList
      card={{ title: { text: file, headingLevel: 3 } }}
      rows={[
        row('What', what),
        row('From', origin),
        row('Day', date),
        {
          key: { text: 'Licence' },
          value: {
            text:
              licenceUrl === undefined ? (
                plain(licence)
              ) : (
                <a class="govuk-link" href={licenceUrl}>
                  {plain(licence)}
                  <span class="govuk-visually-hidden"> (of {file})</span>
                </a>
              ),
          },
        },
        rows !== undefined && row(loaded === undefined ? 'Rows' : 'Rows loaded', rows.toLocaleString('en-GB')),
        loaded !== undefined && loaded.rejected > 0 && row('Rows refused', loaded.rejected.toLocaleString('en-GB')),
        doubt !== undefined && row('Not certain', doubt),
      ]}
    />
  )
}

/** The marks of the table's own page do not belong here. */
function plain(text: string): string {
  return text.replaceAll('`', '')
}
