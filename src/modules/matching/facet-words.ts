import type { NearValue } from './near-facet.ts'
import type { FilterName } from './results-address.ts'

/** What a filter is called on the page. */
export const facetTitles: Readonly<Record<FilterName, string>> = {
  service_area: 'Service',
  people: 'For whom',
  near: 'How near',
  practice_kind: 'Did it work?',
  status: 'State',
  register: 'Register',
  known_from: 'What we know it from',
  route: 'How it was paid',
  year: 'Year',
}

type CodeTitle = (code: string) => string | undefined

const words: Readonly<Partial<Record<FilterName, Readonly<Record<string, string>>>>> = {
  practice_kind: {
    service: 'Services that were tried',
    policy: 'Policies',
    tool: 'Tools',
    attempt: 'Attempts that did not work',
  },
  known_from: { register: 'A register entry', grants: 'Grants only', directory: 'A directory of services' },
  route: { grant: 'Grant', award: 'Contract', contract: 'Contract' },
  status: { open: 'Open', closed_imported: 'Closing date passed' },
  near: {
    here: 'In this place',
    near: 'Next to it, or within 15 km',
    county: 'In the same county or city region',
    region: 'In the same region',
    nation: 'Elsewhere in the same nation',
    far: 'Further away',
  } satisfies Record<NearValue, string>,
}

/** One value of a facet in words. Service areas and groups of people have titles of their own in the taxonomies. */
export function facetValueWords(
  name: FilterName,
  value: string,
  titles: Readonly<{ serviceArea: CodeTitle; concept: CodeTitle }>,
): string {
  if (name === 'service_area') return titles.serviceArea(value) ?? value
  if (name === 'people') return titles.concept(value) ?? value
  const known = words[name]?.[value]
  if (known !== undefined) return known
  return value === '' ? 'Not stated' : value.charAt(0).toUpperCase() + value.slice(1)
}
