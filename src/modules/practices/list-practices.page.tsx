import { Button } from '../../design-system/components/button.tsx'
import { SelectField } from '../../design-system/form/choice-field.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { Beside } from '../../design-system/patterns/beside.tsx'
import { Cards } from '../../design-system/patterns/card.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { ListPages, shownOf, type ListPage, type PageParts } from '../site/index.ts'
import { evidenceSteps } from './evidence-design.ts'
import { kindWords, stepWords } from './evidence-words.ts'
import { PracticeCard } from './practice-card.tsx'
import { libraryPath, practicesPath } from './practice.paths.ts'
import type { Practice } from './practice.domain.ts'

/**
 * The filters of the list as the address gives them; empty for any. `first` counts a practice under its first service alone;
 * `lapsed` shows those that nobody has confirmed in time, which no other list holds.
 */
export type PracticeFilters = Readonly<{
  service: string
  kind: string
  evidence: string
  first: string
  lapsed: string
}>

/** Practices by service, one page at a time, failures among them. */
export function ListPracticesPage({
  parts,
  filters,
  areas,
  practices,
  total,
  page,
}: Readonly<{
  parts: PageParts
  filters: PracticeFilters
  areas: readonly string[]
  practices: readonly Practice[]
  total: number
  page: ListPage
}>) {
  const { titles } = parts
  const area = filters.service === '' ? undefined : titles.serviceArea(filters.service)
  const title = area === undefined ? 'Practices' : `Practices: ${area}`
  return (
    <Page
      site={parts.site}
      title={page.number > 1 ? `${title}, page ${page.number}` : title}
      path={practicesPath}
      description="What public services have tried, what came of it, and what failed."
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">What has been tried, what came of it, and what failed.</p>
      <Beside
        label="Filters"
        aside={
          <Form action={practicesPath} method="get" label="Filters">
            <SelectField
              name="service"
              label="Service"
              labelSize="s"
              value={filters.service}
              choices={[
                { value: '', text: 'Any service' },
                ...areas.map((value) => ({ value, text: titles.serviceArea(value) ?? value })),
              ]}
            />
            <SelectField
              name="kind"
              label="What it is"
              labelSize="s"
              value={filters.kind}
              choices={[
                { value: '', text: 'Anything' },
                ...Object.entries(kindWords).map(([value, text]) => ({ value, text })),
              ]}
            />
            <SelectField
              name="evidence"
              label="Evidence"
              labelSize="s"
              value={filters.evidence}
              choices={[
                { value: '', text: 'Any' },
                ...evidenceSteps.map((value) => ({ value, text: stepWords[value] })),
              ]}
            />
            <SelectField
              name="lapsed"
              label="How fresh"
              labelSize="s"
              value={filters.lapsed}
              choices={[
                { value: '', text: 'Not lapsed' },
                { value: 'yes', text: 'Lapsed: nobody confirmed it in time' },
              ]}
            />
            <Button classes="govuk-button--secondary">Apply filters</Button>
          </Form>
        }
      >
        {practices.length === 0 ? (
          <Empty total={total} />
        ) : (
          <>
            <h2 class="govuk-heading-m">
              {filters.lapsed === '' ? 'Practices' : 'Practices that have lapsed'}: {shownOf(page, total)}
            </h2>
            <Cards>
              {practices.map((practice) => (
                <PracticeCard practice={practice} titles={titles} />
              ))}
            </Cards>
          </>
        )}
        <ListPages path={practicesPath} filters={filters} page={page} total={total} />
        <p class="govuk-body">
          <a class="govuk-link" href={libraryPath}>
            See what the library holds and what is missing
          </a>
        </p>
      </Beside>
    </Page>
  )
}

function Empty({ total }: Readonly<{ total: number }>) {
  if (total > 0) {
    return (
      <p class="govuk-body">
        The list ends before this page.{' '}
        <a class="govuk-link" href={practicesPath}>
          Go to its first page
        </a>
        .
      </p>
    )
  }
  return (
    <>
      <h2 class="govuk-heading-m">Nobody has written up a practice like this here yet</h2>
      <p class="govuk-body">
        Take a filter off, or{' '}
        <a class="govuk-link" href="/">
          say what you are trying to change
        </a>{' '}
        in your own words.
      </p>
    </>
  )
}
