import { Button } from '../../design-system/components/button.tsx'
import { CheckboxesField } from '../../design-system/form/choice-field.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { facetTitles } from './facet-words.ts'
import type { MatchList } from './match.schema.ts'
import { filterNames, type FilterName, type ResultsState, type ResultTab } from './results-address.ts'

/** Values shown of one facet; those that are ticked are always among them. */
const mostValues = 8
const countCap = 10_000

type Words = (name: FilterName, value: string) => string

/** Facets of one list with true counts, as a form that needs no script. */
export function ResultsFilters({
  list,
  state,
  tab,
  words,
}: Readonly<{ list: MatchList; state: ResultsState; tab: ResultTab; words: Words }>) {
  const facets = filterNames.filter((name) => (list.facets[name]?.length ?? 0) > 0)
  if (facets.length === 0) return <p class="govuk-body-s">There is nothing to filter by.</p>
  const hidden: Record<string, string> = { need: state.need, tab }
  if (state.place !== '') hidden['place'] = state.place
  if (state.asTyped.spelling) hidden['spelling'] = 'typed'
  if (state.asTyped.places) hidden['words'] = 'typed'
  return (
    <Form action="/results" method="get" hidden={hidden} label="Filters">
      {facets.map((name) => (
        <CheckboxesField
          name={name}
          label={facetTitles[name]}
          labelSize="s"
          classes="govuk-checkboxes--small"
          values={state.filters[name] ?? []}
          choices={shownValues(list, name, state).map(({ value, count }) => ({
            value,
            text: `${words(name, value)} (${countWords(count)})`,
          }))}
        />
      ))}
      <CheckboxesField
        name="stated"
        label="What does not say"
        labelSize="s"
        classes="govuk-checkboxes--small"
        values={state.onlyStated ? ['yes'] : []}
        choices={[{ value: 'yes', text: 'Leave out what does not state it' }]}
      />
      <Button classes="govuk-button--secondary">Apply filters</Button>
    </Form>
  )
}

/** `12`, `1,204`, `more than 10,000`. */
export function countWords(count: number): string {
  return count > countCap ? `more than ${countCap.toLocaleString('en-GB')}` : count.toLocaleString('en-GB')
}

function shownValues(list: MatchList, name: FilterName, state: ResultsState) {
  const all = list.facets[name] ?? []
  const ticked = new Set(state.filters[name])
  const shown = all.slice(0, mostValues)
  const rest = all.slice(mostValues).filter(({ value }) => ticked.has(value))
  const known = new Set(all.map(({ value }) => value))
  const gone = [...ticked].filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))
  return [...shown, ...rest, ...gone]
}
