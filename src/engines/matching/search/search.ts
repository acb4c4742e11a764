import type { Found, Hit, PlaceTable, SearchOptions } from '../found.ts'
import type { PostingKind } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import { Accumulator, windowSize } from './accumulate.ts'
import type { Collection, SearchedPart } from './collection.ts'
import { contributionsOf } from './contributions.ts'
import { countCap, facetCounts, totalOf } from './facet-counts.ts'
import type { SetCounts } from './facet-counts.ts'
import { judgeSets } from './filters.ts'
import { Groups } from './groups.ts'
import { bestRecords } from './lifts.ts'
import type { FittingRecord, RecordsByOrganisation } from './lifts.ts'
import { BestList, idOf, Order, roundScore, tieHash } from './order.ts'
import type { Candidate } from './order.ts'
import { greatestFactor, Signals } from './signals.ts'
import { typedWeight, weighTerms } from './terms.ts'
import type { WeighedTerm } from './terms.ts'

/** What a search reads: the collection of any kinds, and how near places are. */
export type Source = Readonly<{
  collection: (kinds: readonly PostingKind[]) => Collection
  places: PlaceTable | undefined
}>

const mostHits = 500

/** One search at work: what its steps share. */
type Run = Readonly<{
  plan: QueryPlan
  options: SearchOptions
  source: Source
  collection: Collection
  terms: readonly WeighedTerm[]
  order: Order
  best: BestList
  groups: Groups | undefined
  records: RecordsByOrganisation
  signals: Map<SearchedPart, Signals>
}>

/** Finds the documents that fit best: exactly those, in exactly the order, that scoring every document would give. */
export function search(source: Source, plan: QueryPlan, options: SearchOptions): Found {
  const collection = source.collection(options.kinds)
  const order = new Order(options.asAt.tieBreak)
  const after = options.after && { score: options.after.score, tie: tieHash(options.after.id, options.asAt.tieBreak) }
  const run: Run = {
    plan,
    options,
    source,
    collection,
    terms: weighTerms(plan.terms, collection),
    order,
    best: new BestList(Math.min(mostHits, Math.max(1, options.limit)), order, after),
    groups: options.collapseGroups ? new Groups(order) : undefined,
    records: options.liftByRecords ? recordsThatLift(source, plan, options, order) : new Map(),
    signals: new Map(),
  }
  const counts = collection.parts.map((part, partNumber) => searchPart(run, part, partNumber))
  if (run.groups) {
    const further = collection.ranking.further
    const factor = (candidate: Candidate) => signalsOf(run, candidate.part).factor(candidate.document)
    for (const candidate of run.groups.lifted(further, factor)) run.best.offer(candidate)
  }
  return {
    total: run.groups ? Math.min(run.groups.size, countCap + 1) : totalOf(counts),
    hits: run.best.list.map((candidate) => describe(run, candidate)),
    facets: facetCounts(counts, options),
  }
}

function recordsThatLift(source: Source, plan: QueryPlan, options: SearchOptions, order: Order): RecordsByOrganisation {
  const records = source.collection(['record'])
  return bestRecords(records, weighTerms(plan.terms, records), options, order)
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

/** Scores every document of a part, offers those that may be listed, and counts all that fit. */
function searchPart(run: Run, part: SearchedPart, partNumber: number): SetCounts {
  const { collection, options, groups, best } = run
  const { attributes, count } = part.shelfPart.segment
  const verdicts = judgeSets(attributes, options)
  const counts = new Uint32Array(verdicts.length)
  const accumulator = new Accumulator(part, partNumber, run.terms, collection.weights, collection.ranking.k1)
  const excluded = numbersOf(part, options.exclude)
  const lifts = liftsOf(run, part, excluded)
  if (accumulator.isEmpty && !lifts) return { part, verdicts, counts }
  const signals = signalsOf(run, part)
  const most = greatestFactor(collection.ranking)
  const { scores } = accumulator
  for (let from = 0; from < count; from += windowSize) {
    accumulator.fill(from)
    for (const document of excluded) if (document >= from && document < from + windowSize) scores[document - from] = 0
    const to = Math.min(windowSize, count - from)
    for (let cell = 0; cell < to; cell += 1) {
      const document = from + cell
      const text = scores[cell] as number
      const lifted = lifts ? (lifts[document] as number) : 0
      if (text === 0 && lifted === 0) continue
      const set = attributes.facetSet[document] as number
      counts[set] = (counts[set] as number) + 1
      if (verdicts[set] !== 0) continue
      const group = groups ? (attributes.group[document] as number) : 0
      if (groups && group === 0) groups.alone += 1
      if (group === 0 && (text + lifted) * most < best.threshold - 1e-9) continue
      const score = roundScore((text + lifted) * signals.factor(document))
      const candidate: Candidate = { score, text, lifted, part, document }
      if (groups && group > 0) groups.add(candidate, group)
      else best.offer(candidate)
    }
  }
  return { part, verdicts, counts }
}

/** What records add to each document of a part; `undefined` if they add to none. */
function liftsOf(run: Run, part: SearchedPart, excluded: ReadonlySet<number>): Float64Array | undefined {
  if (part.kind !== 'organisation') return undefined
  const { segment, isRemoved } = part.shelfPart
  let lifts: Float64Array | undefined
  for (const [id, records] of run.records) {
    const document = segment.attributes.ids.indexOf(id)
    if (document < 0 || isRemoved[document] || excluded.has(document)) continue
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

function numbersOf(part: SearchedPart, ids: ReadonlySet<string> | undefined): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const id of ids ?? []) {
    const document = part.shelfPart.segment.attributes.ids.indexOf(id)
    if (document >= 0) numbers.add(document)
  }
  return numbers
}

/** All that is told of a hit. */
function describe(run: Run, candidate: Candidate): Hit {
  const { part, document, score, text, lifted } = candidate
  const signals = signalsOf(run, part)
  const { contributions, covered } = contributionsOf(part, document, run.terms, run.collection)
  const id = idOf(candidate)
  const typed = typedWeight(run.plan.terms, run.terms, run.collection.size)
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
    coverage: typed > 0 ? covered / typed : 0,
    contributions,
    records: records.map((record, at) => ({ id: idOf(record), score: (further[at] ?? 0) * record.text })),
  }
}
