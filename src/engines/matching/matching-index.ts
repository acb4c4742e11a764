import type { Problem } from '../../core/problem.ts'
import { ok } from '../../core/result.ts'
import type { Result } from '../../core/result.ts'
import type { Found, MatchIndex, PlaceTable, SearchOptions } from './found.ts'
import { columnsOfSegment, segmentOfColumns } from './index/segment-columns.ts'
import { fingerprintOf, readIndexFile, writeIndexFile } from './index/index-file.ts'
import { Shelf } from './index/shelf.ts'
import { ShelfFiller } from './index/shelf-filler.ts'
import { postingKinds } from './posting.ts'
import type { Posting, PostingKind } from './posting.ts'
import type { QueryPlan } from './query-plan.ts'
import { ranking as rankingInUse } from './ranking.ts'
import type { Ranking } from './ranking.ts'
import { gather } from './search/collection.ts'
import type { Collection } from './search/collection.ts'
import { search } from './search/search.ts'
import { Analyser, analyserVersion } from './text/analyse.ts'
import type { ConceptStrength } from './text/analyse.ts'
import { phraseDictionary } from './text/phrases.ts'

/** What an index is built and searched with. The first four decide its content, so a file built with others is refused. */
export type IndexOptions = Readonly<{
  stopWords: ReadonlySet<string>
  /** The terms of the word lists that have two words or more; single words are passed over. */
  phrases: Iterable<string>
  /** The parents of a UK-CAT code, which a document counts at half weight. */
  conceptParents: ReadonlyMap<string, readonly string[]>
  /** How strongly a document is about each of its concepts; without it every one counts the same. */
  conceptStrength?: ConceptStrength
  /** How near places are; without it no document gains by its place. */
  places?: PlaceTable
  /** Other values than those in use, to measure them. */
  ranking?: Ranking
}>

/** Documents after which the progress of a build is told. */
const toldEvery = 1000

/**
 * Builds an index.
 * @param progress called with the number of documents read, every thousand and at the end
 * @throws if two documents have the same id
 */
export function buildIndex(
  documents: Iterable<Posting>,
  options: IndexOptions,
  progress?: (done: number) => void,
): MatchIndex {
  const { analyser, fingerprint } = read(options)
  const filler = new ShelfFiller(analyser)
  let done = 0
  for (const document of documents) {
    filler.add(document)
    done += 1
    if (done % toldEvery === 0) progress?.(done)
  }
  progress?.(done)
  return new ShelvedIndex(filler.finish(), analyser, fingerprint, options)
}

/** Opens an index that was saved: as views on its bytes, which must not be changed after. A refusal names what is wrong with them. */
export function openIndex(bytes: Uint8Array, options: IndexOptions): Result<MatchIndex, Problem> {
  const { analyser, fingerprint } = read(options)
  const opened = readIndexFile(bytes, fingerprint)
  if (!opened.ok) return opened
  const shelves = new Map<PostingKind, Shelf>()
  for (const kind of postingKinds) {
    const segment = segmentOfColumns(opened.value.columns, `${kind}/`)
    if (segment) shelves.set(kind, Shelf.of(segment))
  }
  return ok(new ShelvedIndex(shelves, analyser, fingerprint, options))
}

function read(options: IndexOptions): { analyser: Analyser; fingerprint: Uint8Array } {
  const phrases = [...options.phrases]
  const analyser = new Analyser({ ...options, phrases: phraseDictionary(phrases) })
  const parents = [...options.conceptParents].map(([code, above]) => `${code}>${above.join('>')}`)
  const lists = [[...options.stopWords], phrases, parents].map((list) => [...list].sort().join('\n'))
  return {
    analyser,
    fingerprint: fingerprintOf([
      `analyser ${analyserVersion}${options.conceptStrength ? '' : ' without strengths'}`,
      ...lists,
    ]),
  }
}

/** The index: a shelf for each kind of document. */
class ShelvedIndex implements MatchIndex {
  readonly #shelves: Map<PostingKind, Shelf>
  readonly #analyser: Analyser
  readonly #fingerprint: Uint8Array
  readonly #places: PlaceTable | undefined
  readonly #ranking: Ranking
  /** By kinds searched; emptied at every change. */
  readonly #collections = new Map<string, Collection>()

  constructor(shelves: Map<PostingKind, Shelf>, analyser: Analyser, fingerprint: Uint8Array, options: IndexOptions) {
    this.#shelves = shelves
    this.#analyser = analyser
    this.#fingerprint = fingerprint
    this.#places = options.places
    this.#ranking = options.ranking ?? rankingInUse
  }

  get size(): number {
    let size = 0
    for (const shelf of this.#shelves.values()) size += shelf.size
    return size
  }

  get isWorthMerging(): boolean {
    return [...this.#shelves.values()].some((shelf) => shelf.isWorthMerging)
  }

  add(documents: Iterable<Posting>): void {
    const filler = new ShelfFiller(this.#analyser)
    const ids: string[] = []
    for (const document of documents) {
      filler.add(document)
      ids.push(document.id)
    }
    this.#takeOut(ids)
    filler.finish(this.#shelves)
    this.#collections.clear()
  }

  remove(documents: Iterable<Pick<Posting, 'id'>>): void {
    this.#takeOut(Array.from(documents, ({ id }) => id))
    this.#collections.clear()
  }

  #takeOut(ids: readonly string[]): void {
    for (const shelf of this.#shelves.values()) shelf.remove(ids)
  }

  search(plan: QueryPlan, options: SearchOptions): Found {
    return search({ collection: (kinds) => this.#collection(kinds), places: this.#places }, plan, options)
  }

  documentFrequency(key: string, kinds: readonly PostingKind[] = postingKinds): number {
    let count = 0
    for (const kind of kinds) count += this.#shelves.get(kind)?.documentFrequency(key) ?? 0
    return count
  }

  count(kinds: readonly PostingKind[]): number {
    return kinds.reduce((sum, kind) => sum + (this.#shelves.get(kind)?.size ?? 0), 0)
  }

  words(): ReadonlyMap<string, number> {
    const words = new Map<string, number>()
    for (const shelf of this.#shelves.values()) shelf.countWords(words)
    return words
  }

  merge(): void {
    for (const shelf of this.#shelves.values()) shelf.merge()
    this.#collections.clear()
  }

  save(): Uint8Array {
    this.merge()
    const columns = [...this.#shelves]
      .sort(([a], [b]) => postingKinds.indexOf(a) - postingKinds.indexOf(b))
      .flatMap(([kind, shelf]) => shelf.parts.map(({ segment }) => columnsOfSegment(segment, `${kind}/`)))
    return writeIndexFile(Object.assign({}, ...columns), this.size, this.#fingerprint)
  }

  #collection(kinds: readonly PostingKind[]): Collection {
    const key = kinds.join(' ')
    let collection = this.#collections.get(key)
    if (!collection) this.#collections.set(key, (collection = gather(this.#shelves, kinds, this.#ranking)))
    return collection
  }
}
