import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCsvTable } from './csv-table.ts'

/** What the codes that rows carry mean in words; `undefined` for a code that no table here has. */
export type CodeTitles = Readonly<{
  /** A council, county or combined authority. */
  place(this: void, code: string): string | undefined
  /** Common Procurement Vocabulary. */
  procurement(this: void, code: string): string | undefined
  /** International Classification of Non-profit and Third Sector Organizations. */
  sector(this: void, code: string): string | undefined
  serviceArea(this: void, id: string): string | undefined
}>

/** A public-service area, with the UK-CAT codes that show that a text is about it. */
export type ServiceArea = Readonly<{ id: string; title: string; words: string; concepts: readonly string[] }>

/** The area of a row that shows none: it is never guessed. */
export const otherServiceArea = 'other'

const read = async (dataFolder: string, ...path: string[]) =>
  readCsvTable(await readFile(join(dataFolder, ...path), 'utf8'))

function lookup(pairs: Iterable<readonly [string | undefined, string | undefined]>) {
  const titles = new Map<string, string>()
  for (const [code, title] of pairs) if (code && title) titles.set(code, title)
  return (code: string) => titles.get(code)
}

/** The service areas of `taxonomies/service-areas.csv`, in its order. */
export async function readServiceAreas(dataFolder: string): Promise<readonly ServiceArea[]> {
  return (await read(dataFolder, 'taxonomies', 'service-areas.csv')).map((row) => ({
    id: row['id'] ?? '',
    title: row['title'] ?? '',
    words: row['words'] ?? '',
    concepts: (row['ukcat'] ?? '').split(';').filter((code) => code !== ''),
  }))
}

/** The areas whose concepts are among a row's codes, in the table's order; none if the row shows none. */
export function serviceAreasByConcept(areas: readonly ServiceArea[]): (codes: readonly string[]) => readonly string[] {
  return (codes) => areas.filter((area) => area.concepts.some((code) => codes.includes(code))).map((area) => area.id)
}

/** Reads the tables of `taxonomies` and `places` that give codes their names. */
export async function readCodeTitles(dataFolder: string): Promise<CodeTitles> {
  const [areas, procurement, sectors, places] = await Promise.all([
    readServiceAreas(dataFolder),
    read(dataFolder, 'taxonomies', 'cpv.csv'),
    read(dataFolder, 'taxonomies', 'icnptso.csv'),
    read(dataFolder, 'places', 'places.csv'),
  ])
  return {
    place: lookup(
      places.flatMap((row) => [
        [row['combined_authority_gss'], row['combined_authority']] as const,
        [row['county_gss'], row['county']] as const,
        [row['gss'], row['name']] as const,
      ]),
    ),
    procurement: lookup(procurement.map((row) => [row['code'], row['name']])),
    sector: lookup(sectors.map((row) => [row['sub_group'] || row['group'] || row['section'], row['title']])),
    serviceArea: lookup([...areas.map((area) => [area.id, area.title] as const), [otherServiceArea, 'Other']]),
  }
}
