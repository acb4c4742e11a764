import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConceptMatcher } from '../../engines/matching/concepts/concept-matcher.ts'
import type { ConceptMatcher } from '../../engines/matching/concepts/concept-matcher.ts'
import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import { createPlaces } from '../../engines/matching/places/place-lookup.ts'
import type { Places } from '../../engines/matching/places/place-lookup.ts'
import type { CrisisLine } from '../../engines/matching/query/crisis.ts'
import { readKnownWords } from '../../engines/matching/spelling/known-words.ts'
import { parseCrisisLines } from '../../engines/matching/query/crisis.ts'
import type { UnderstandingLists } from '../../engines/matching/query/understand.ts'
import {
  parseConceptTags,
  parseProcurementNames,
  parseSectorClasses,
  parseServiceAreas,
  procurementName,
} from '../../engines/matching/taxonomies.ts'
import type { SectorClass, ServiceArea } from '../../engines/matching/taxonomies.ts'
import { parseWordLists } from '../../engines/matching/word-lists.ts'
import type { WordLists } from '../../engines/matching/word-lists.ts'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'
import { readPlaceTables } from '../../platform/bundled-files/place-tables.ts'

/** Word lists, taxonomies and places that the product ships with. */
export type BundledLists = UnderstandingLists &
  Readonly<{
    crisisLines: readonly CrisisLine[]
    serviceAreas: readonly ServiceArea[]
    sectorClasses: readonly SectorClass[]
    procurementNames: ReadonlyMap<string, string>
    hexes: readonly PlaceHex[]
  }>

/** One council on the map of hexagons: column and row of an odd-r layout whose rows grow northwards. */
export type PlaceHex = Readonly<{ code: string; name: string; q: number; r: number }>

const bundledData = join(import.meta.dirname, '..', '..', '..', 'data')

/**
 * The bundled lists. Each file is read when something in it is first asked for, so that a command that needs one list
 * does not wait for the others: the procurement vocabulary alone has 9,416 rows.
 */
export function readBundledLists(folder: string = bundledData): BundledLists {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  const table = (name: string): Record<string, string>[] => readCsvTable(read(name))
  const words = once(() => readWordLists(read, table))
  const places = once(() => readPlaces(table))
  const concepts = once(() => createConceptMatcher(readConceptTags(table)))
  const crisisLines = once(() => parseCrisisLines(table('words/crisis-lines.csv')))
  const serviceAreas = once(() => parseServiceAreas(table('taxonomies/service-areas.csv')))
  const sectorClasses = once(() => parseSectorClasses(table('taxonomies/icnptso.csv')))
  const hexes = once(() => table('places/place-hexes.csv').map(readHex))
  const procurementNames = once(() => parseProcurementNames(table('taxonomies/cpv.csv')))
  const knownWords = once(() =>
    readKnownWords(nameTexts(concepts().tags, sectorClasses(), procurementNames(), places())),
  )
  return {
    get words(): WordLists {
      return words()
    },
    get places(): Places {
      return places()
    },
    get concepts(): ConceptMatcher {
      return concepts()
    },
    get crisisLines(): readonly CrisisLine[] {
      return crisisLines()
    },
    get serviceAreas(): readonly ServiceArea[] {
      return serviceAreas()
    },
    get sectorClasses(): readonly SectorClass[] {
      return sectorClasses()
    },
    get hexes(): readonly PlaceHex[] {
      return hexes()
    },
    get procurementNames(): ReadonlyMap<string, string> {
      return procurementNames()
    },
    procurementName: (code) => procurementName(procurementNames(), code),
    isKnownWord: (word) => knownWords().has(word),
  }
}

/** Everything in the taxonomies that is written in words. */
function* nameTexts(
  tags: readonly ConceptTag[],
  sectors: readonly SectorClass[],
  procurement: ReadonlyMap<string, string>,
  places: Places,
): Generator<string> {
  for (const { tag, notes } of tags) yield* [tag, notes]
  for (const { title, notes } of sectors) yield* [title, notes]
  yield* procurement.values()
  yield* places.names.byKey.keys()
}

type ReadText = (name: string) => string
type ReadTable = (name: string) => Record<string, string>[]

function readHex({ gss = '', name = '', q, r }: Readonly<Record<string, string>>): PlaceHex {
  return { code: gss, name, q: Number(q), r: Number(r) }
}

function readWordLists(read: ReadText, table: ReadTable): WordLists {
  return parseWordLists({
    stopWords: read('words/stop-words.txt'),
    synonyms: table('words/synonyms.csv'),
    acronyms: table('words/acronyms.csv'),
    ordinaryPlaceWords: table('words/ordinary-place-words.csv'),
  })
}

function readConceptTags(table: ReadTable): readonly ConceptTag[] {
  return parseConceptTags(table('taxonomies/ukcat.csv'), table('taxonomies/ukcat-literals.csv'))
}

function readPlaces(table: ReadTable): Places {
  return createPlaces(readPlaceTables(table))
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
