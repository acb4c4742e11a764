import type { FilterName } from './results-address.ts'

/** What a filter is called on the page. */
export const facetTitles: Readonly<Record<FilterName, string>> = {
  service_area: 'Service',
  practice_kind: 'Did it work?',
  status: 'State',
  register: 'Register',
  known_from: 'What we know it from',
  route: 'How it was paid',
  year: 'Year',
}

const words: Readonly<Partial<Record<FilterName, Readonly<Record<string, string>>>>> = {
  practice_kind: {
    service: 'Services that were tried',
    policy: 'Policies',
    tool: 'Tools',
    attempt: 'Attempts that did not work',
  },
  known_from: { register: 'A register entry', grants: 'Grants only' },
  route: { grant: 'Grant', award: 'Contract', contract: 'Contract' },
  status: { open: 'Open', closed_imported: 'Closing date passed' },
}

/** One value of a facet in words. Service areas have titles of their own in the taxonomy. */
export function facetValueWords(
  name: FilterName,
  value: string,
  serviceAreaTitle: (id: string) => string | undefined,
): string {
  if (name === 'service_area') return serviceAreaTitle(value) ?? value
  const known = words[name]?.[value]
  if (known !== undefined) return known
  return value === '' ? 'Not stated' : value.charAt(0).toUpperCase() + value.slice(1)
}
