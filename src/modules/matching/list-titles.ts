import { otherServiceArea, type CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { BundledLists } from './word-lists.reader.ts'

/** What codes mean in words, from the lists that are read for matching anyway. */
export function titlesOfLists(lists: BundledLists): CodeTitles {
  const sector = lookup(() => new Map(lists.sectorClasses.map(({ code, title }) => [code, title])))
  const serviceArea = lookup(
    () =>
      new Map([
        ...lists.serviceAreas.map(({ id, title }) => [id, title] as const),
        [otherServiceArea, 'Other'] as const,
      ]),
  )
  return {
    place: (code) => lists.places.table.name(code),
    procurement: (code) => lists.procurementNames.get(code),
    sector,
    serviceArea,
  }
}

/** The table is made when it is first asked. */
function lookup(make: () => ReadonlyMap<string, string>): (key: string) => string | undefined {
  let made: ReadonlyMap<string, string> | undefined
  return (key) => (made ??= make()).get(key)
}
