import type { PostingKind } from '../../engines/matching/posting.ts'

/** The tabs of the results page, in their order, with the word that stands for each in the address. */
export const resultTabs = [
  { tab: 'practices', kind: 'practice', title: 'Practices' },
  { tab: 'organisations', kind: 'organisation', title: 'Organisations' },
  { tab: 'needs', kind: 'need', title: 'Similar needs' },
  { tab: 'paid', kind: 'record', title: 'Who was paid for this' },
] as const satisfies readonly Readonly<{ tab: string; kind: PostingKind; title: string }>[]

export type ResultTab = (typeof resultTabs)[number]['tab']

/** The kinds that the tabs show. */
export const resultKinds: readonly PostingKind[] = resultTabs.map(({ kind }) => kind)

/** Facets that a visitor may filter by; any other name in an address is not read. */
export const filterNames = [
  'service_area',
  'people',
  'near',
  'practice_kind',
  'status',
  'register',
  'known_from',
  'route',
  'year',
] as const
export type FilterName = (typeof filterNames)[number]

/** Everything that the address of a results page says. */
export type ResultsState = Readonly<{
  need: string
  place: string
  /** Undefined: open the first tab that has an answer. */
  tab: ResultTab | undefined
  filters: Readonly<Partial<Record<FilterName, readonly string[]>>>
  /** Leave out what does not state a facet that is filtered by. */
  onlyStated: boolean
  cursor: string | undefined
  /** Take the words as they were typed: no spelling mended, no place read from them. */
  asTyped: Readonly<{ spelling: boolean; places: boolean }>
}>

const path = '/results'

/** Reads an address; what it does not know it leaves out. */
export function readResultsAddress(queries: Readonly<Record<string, readonly string[]>>): ResultsState {
  const first = (name: string) => queries[name]?.[0] ?? ''
  const filters: Partial<Record<FilterName, readonly string[]>> = {}
  for (const name of filterNames) {
    const values = (queries[name] ?? []).filter((value) => value !== '')
    if (values.length > 0) filters[name] = [...new Set(values)].slice(0, 30)
  }
  return {
    need: first('need'),
    place: first('place').trim(),
    tab: resultTabs.find(({ tab }) => tab === first('tab'))?.tab,
    filters,
    onlyStated: first('stated') === 'yes',
    cursor: first('after') === '' ? undefined : first('after'),
    asTyped: { spelling: first('spelling') === 'typed', places: first('words') === 'typed' },
  }
}

/** The query of a results page: the least that says the same. */
function resultsQuery(state: ResultsState): URLSearchParams {
  const query = new URLSearchParams({ need: state.need })
  if (state.place !== '') query.set('place', state.place)
  if (state.tab !== undefined) query.set('tab', state.tab)
  for (const name of filterNames) for (const value of state.filters[name] ?? []) query.append(name, value)
  if (state.onlyStated) query.set('stated', 'yes')
  if (state.asTyped.spelling) query.set('spelling', 'typed')
  if (state.asTyped.places) query.set('words', 'typed')
  if (state.cursor !== undefined) query.set('after', state.cursor)
  return query
}

/** The address that says what `state` says, with some of it changed. A change leads back to the first page. */
export function resultsPath(state: ResultsState, changes: Partial<ResultsState> = {}): string {
  return `${path}?${resultsQuery({ ...state, cursor: undefined, ...changes })}`
}

/** The address of the same list as a file. */
export function resultsDownloadPath(state: ResultsState, tab: ResultTab): string {
  return `/results.csv?${resultsQuery({ ...state, cursor: undefined, tab })}`
}

/** The address of a results page for a need and, if one is known, a place. */
export function resultsPathFor(need: string, place?: string): string {
  return `${path}?${new URLSearchParams(place === undefined ? { need } : { need, place })}`
}

/** The filters with one value taken off. */
export function withoutFilter(state: ResultsState, name: FilterName, value: string): ResultsState['filters'] {
  return { ...state.filters, [name]: (state.filters[name] ?? []).filter((one) => one !== value) }
}
