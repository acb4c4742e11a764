import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { SelectField } from '../../design-system/form/choice-field.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Beside } from '../../design-system/patterns/beside.tsx'
import { Cards } from '../../design-system/patterns/card.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { suggestPlacesPath } from '../places/index.ts'
import { ListPages, shownOf, type ListPage, type PageParts } from '../site/index.ts'
import { NeedCard } from './need-card.tsx'
import { noticeKindMeanings, showNoticeKind } from './need-words.ts'
import { needsPath } from './need.paths.ts'
import type { Need } from './need.domain.ts'

/** The filters of the list as the address gives them; empty for any. */
export type NeedFilters = Readonly<{ service: string; place: string; kind: string }>

/** Open needs of public bodies, the nearest closing date first. */
export function ListNeedsPage({
  parts,
  filters,
  placeName,
  errors,
  areas,
  needs,
  total,
  page,
}: Readonly<{
  parts: PageParts
  filters: NeedFilters
  /** The place that was understood. */
  placeName: string | undefined
  errors: readonly FieldError[]
  areas: readonly string[]
  needs: readonly Need[]
  total: number
  page: ListPage
}>) {
  const { titles } = parts
  const title = placeName === undefined ? 'Open needs' : `Open needs in ${placeName}`
  return (
    <Page
      site={parts.site}
      title={page.number > 1 ? `${title}, page ${page.number}` : title}
      path={needsPath}
      hasErrors={errors.length > 0}
      description="What public bodies are asking for now, the nearest closing date first."
    >
      <FormErrors errors={errors} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">
        What public bodies are asking for, as they published it. The nearest closing date comes first.
      </p>
      <Beside
        label="Filters"
        aside={
          <Form action={needsPath} method="get" label="Filters">
            <TextField
              name="place"
              label="Place"
              labelSize="s"
              hint="A postcode or a council"
              value={filters.place}
              error={errorOf(errors, 'place')}
              autocomplete="off"
              spellcheck={false}
              attributes={{ 'data-app-autocomplete': suggestPlacesPath }}
            />
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
              label="Stage"
              labelSize="s"
              value={filters.kind}
              choices={[
                { value: '', text: 'Any' },
                ...Object.keys(noticeKindMeanings).map((value) => ({ value, text: showNoticeKind(value) })),
              ]}
            />
            <Button classes="govuk-button--secondary">Apply filters</Button>
          </Form>
        }
      >
        {needs.length === 0 ? (
          <Empty total={total} />
        ) : (
          <>
            <h2 class="govuk-heading-m">Needs: {shownOf(page, total)}</h2>
            <Cards>
              {needs.map((need) => (
                <NeedCard need={need} titles={titles} />
              ))}
            </Cards>
          </>
        )}
        <ListPages path={needsPath} filters={filters} page={page} total={total} />
      </Beside>
    </Page>
  )
}

function Empty({ total }: Readonly<{ total: number }>) {
  return (
    <>
      <h2 class="govuk-heading-m">
        {total > 0 ? 'The list ends before this page' : 'No open need like this is listed'}
      </h2>
      <p class="govuk-body">
        {total > 0 ? 'Go back to ' : 'Take a filter off, or go to '}
        <a class="govuk-link" href={needsPath}>
          all open needs
        </a>
        .
      </p>
    </>
  )
}
