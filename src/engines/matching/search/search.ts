import type { Found, Hit, PlaceTable, SearchOptions } from '../found.ts'
import type { PostingKind } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import type { Collection, SearchedPart } from './collection.ts'
import { contributionsOf } from './contributions.ts'
import { countCap, facetCounts } from './facet-counts.ts'
import type { SetCounts } from './facet-counts.ts'
import { judgeFitting, organisationsByRecord } from './fitting.ts'
import { Groups } from './groups.ts'
import { bestRecords } from './lifts.ts'
import type { FittingRecord, RecordsByOrganisation } from './lifts.ts'
import { BestList, documentNumbers, idOf, Order, tieHash } from './order.ts'
import type { Candidate } from './order.ts'
import { PartSearch } from './part-search.ts'
import type { Sought } from './part-search.ts'
import { Signals } from './signals.ts'
import { typedWeight, weighTerms } from './terms.ts'

/** What a search reads: the collection of any kinds, and how near places are. */
export type Source = Readonly<{
  collection: (kinds: readonly PostingKind[]) => Collection
  places: PlaceTable | undefined
}>

const mostHits = 500

/** One search at work: what its steps share. */
type Run = Sought &
  Readonly<{
    plan: QueryPlan
    source: Source
    records: RecordsByOrganisation
    signals: Map<SearchedPart, Signals>
    /** By part, a byte for each document: whether it is an answer. */
    fits: readonly Uint8Array[] | undefined
    /** Organisations that are answers by their records. */
    fitByRecord: ReadonlySet<string>
    /** The idf weight of all typed words. */
    typed: number
  }>

/** Finds the documents that fit best: exactly those, in exactly the order, that scoring every document would give. */
export function search(source: Source, plan: QueryPlan, options: SearchOptions): Found {
  const collection = source.collection(options.kinds)
  const terms = weighTerms(plan.terms, collection)
  const order = new Order(options.asAt.tieBreak)
  const lifting = options.liftByRecords ? recordsThatLift(source, plan, options, order) : undefined
  const after = options.after && { score: options.after.score, tie: tieHash(options.after.id, options.asAt.tieBreak) }
  const run: Run = {
    plan,
    options,
    source,
    collection,
    terms,
    best: new BestList(Math.min(mostHits, Math.max(1, options.limit)), order, after),
    groups: options.collapseGroups ? new Groups(order) : undefined,
    records: lifting?.records ?? new Map(),
    signals: new Map(),
    tally: { total: 0 },
    fits: options.fitting && judgeFitting(collection, plan.terms, terms, options.fitting),
    fitByRecord: lifting?.fit ?? new Set(),
    typed: typedWeight(plan.terms, terms, collection.size),
  }
  const counts = collection.parts.map((part) => searchPart(run, part))
  if (run.groups) {
    const further = collection.ranking.further
    const factor = (candidate: Candidate) => signalsOf(run, candidate.part).factor(candidate.document)
    for (const candidate of run.groups.lifted(further, factor)) run.best.offer(candidate)
  }
  return {
    total: Math.min(run.groups?.size ?? run.tally.total, countCap + 1),
    hits: run.best.list.map((candidate) => describe(run, candidate)),
    facets: facetCounts(counts, options),
  }
}

function recordsThatLift(
  source: Source,
  plan: QueryPlan,
  options: SearchOptions,
  order: Order,
): { records: RecordsByOrganisation; fit: ReadonlySet<string> } {
  const collection = source.collection(['record'])
  const terms = weighTerms(plan.terms, collection)
  const records = bestRecords(collection, terms, options, order)
  if (!options.fitting) return { records, fit: new Set() }
  return {
    records,
    fit: organisationsByRecord(records, collection, judgeFitting(collection, plan.terms, terms, options.fitting)),
  }
}

function signalsOf(run: Run, part: SearchedPart): Signals {
  let signals = run.signals.get(part)
  if (!signals) {
    const { attributes } = part.shelfPart.segment
    signals = new Signals(attributes, run.plan, run.options.asAt, run.collection.ranking, run.source.places)
    run.signals.set(part, signals)
  }
  return signals
}

function searchPart(run: Run, part: SearchedPart): SetCounts {
  const excluded = documentNumbers(part, run.options.exclude)
  const allowed = answersOf(run, part)
  const taken = run.options.listAll === true ? undefined : allowed
  const lifts = liftsOf(run, part, excluded, taken)
  return new PartSearch(run, part, signalsOf(run, part), lifts).run(excluded, taken)
}

/** A byte for each document: whether it is an answer by its own words or by a record; `undefined` if nobody asks. */
function answersOf(run: Run, part: SearchedPart): Uint8Array | undefined {
  const own = run.fits?.[run.collection.parts.indexOf(part)]
  if (own && part.kind === 'organisation') {
    for (const document of documentNumbers(part, run.fitByRecord)) own[document] = 1
  }
  return own
}

/** What records add to each document of a part; `undefined` if they add to none. */
function liftsOf(
  run: Run,
  part: SearchedPart,
  excluded: ReadonlySet<number>,
  allowed: Uint8Array | undefined,
): Float64Array | undefined {
  if (part.kind !== 'organisation') return undefined
  const { segment, isRemoved } = part.shelfPart
  let lifts: Float64Array | undefined
  for (const [id, records] of run.records) {
    const document = segment.attributes.ids.indexOf(id)
    if (document < 0 || isRemoved[document] || excluded.has(document) || allowed?.[document] === 0) continue
    lifts ??= new Float64Array(segment.count)
    lifts[document] = sumOfLifts(run, records)
  }
  return lifts
}

function sumOfLifts(run: Run, records: readonly FittingRecord[]): number {
  let sum = 0
  records.forEach((record, at) => (sum += (run.collection.ranking.further[at] ?? 0) * record.text))
  return sum
}

/** All that is told of a hit. */
function describe(run: Run, candidate: Candidate): Hit {
  const { part, document, score, text, lifted } = candidate
  const signals = signalsOf(run, part)
  const { contributions, covered } =
    run.options.scoresOnly === true
      ? { contributions: [], covered: 0 }
      : contributionsOf(part, document, run.terms, run.collection)
  const id = idOf(candidate)
  const { further } = run.collection.ranking
  const records = part.kind === 'organisation' ? (run.records.get(id) ?? []) : []
  return {
    id,
    kind: part.kind,
    score,
    text,
    lifted,
    place: signals.place(document),
    evidence: signals.evidence(document),
    fresh: signals.fresh(document),
    coverage: run.typed > 0 ? covered / run.typed : 0,
    contributions,
    ...(run.fits && { fits: run.fits[run.collection.parts.indexOf(part)]?.[document] === 1 }),
    records: records.map((record, at) => ({ id: idOf(record), score: (further[at] ?? 0) * record.text })),
  }
}
