/**
 * Needs that the home page offers as a first click. Each is answered in every tab by the bundled data, which
 * `tests/relevance/example-needs.test.ts` checks.
 */
export const exampleNeeds: readonly Readonly<{ need: string; place: string }>[] = [
  { need: 'Young people hanging around the estate in the evenings, we want things for them to do', place: 'Camden' },
  { need: 'Older people falling at home', place: 'Leeds' },
  { need: 'Home care for older people', place: 'Sunderland' },
]
