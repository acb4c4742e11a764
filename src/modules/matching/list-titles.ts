import { otherServiceArea, type CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { BundledLists } from './word-lists.reader.ts'

/** What codes mean in words, from the lists that are read for matching anyway. */
export function titlesOfLists(lists: BundledLists): CodeTitles {
  const once = <Value>(make: () => ReadonlyMap<string, Value>) => {
    let made: ReadonlyMap<string, Value> | undefined
    return (key: string) => (made ??= make()).get(key)
  }
  const sector = once(() => new Map(lists.sectorClasses.map(({ code, title }) => [code, title])))
  const serviceArea = once(() => new Map([...lists.serviceAreas.map(({ id, title }) => [id, title] as const), [otherServiceArea, 'Other'] as const]))
  return {
    place: (code) => lists.places.table.name(code),
    procurement: (code) => lists.procurementNames.get(code),
    sector,
    serviceArea,
  }
}
