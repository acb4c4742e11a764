import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { ok, type Result } from '../../core/result.ts'
import { otherServiceArea } from '../../platform/bundled-files/code-titles.ts'
import {
  parseRow,
  type Dataset,
  type RowContext,
  type RowFault,
  type TableRow,
} from '../../platform/bulk-load/dataset.ts'
import type { PracticeFindingsTable, PracticesTable } from '../../platform/database/schema.generated.ts'
import { conceptText, type PracticeDetail } from './practice.domain.ts'
import { keepEndedOff } from './written/shelf.repository.ts'
import { writtenHere } from './written/written-practice.projection.ts'
import { practiceFindingRow, practiceRow } from './practice.schema.ts'

type PracticeValues = Omit<Selectable<PracticesTable>, 'dataset' | 'detail'> & { detail: PracticeDetail }
type FindingValues = Omit<Selectable<PracticeFindingsTable>, 'dataset'>
type Rows = Result<readonly TableRow[], readonly RowFault[]>
type Read = z.output<typeof practiceRow>

/**
 * The areas that count. Rows written for the exchange, or quoted by hand, carry a person's choice; an imported area counts
 * only where the row's own words carry a concept of it.
 */
function countedAreas(read: Read, areasShown: readonly string[]): readonly string[] {
  const chosen = read.written !== null || read.quote !== null
  const stated = [read.service_area, ...read.other_areas].filter((area) => area !== null)
  return chosen ? stated : stated.filter((area) => areasShown.includes(area))
}

function detailOf(read: Read): PracticeDetail {
  return {
    sources: (read.sources ?? []).map(({ title, publisher, year, url }) => ({
      title,
      publisher: publisher ?? undefined,
      year: year ?? undefined,
      url: url ?? undefined,
    })),
    cost: read.cost
      ? { text: read.cost.text, year: read.cost.year ?? undefined, sourceIndex: read.cost.source ?? undefined }
      : undefined,
    sums: (read.evidence ?? []).map((sum) => ({
      outcome: sum.domain,
      findings: sum.findings,
      studies: sum.studies,
      medianEffect: sum.median_effect ?? undefined,
      lowest: sum.lowest ?? undefined,
      highest: sum.highest ?? undefined,
      significantPositive: sum.significant_positive,
      significantNegative: sum.significant_negative,
      participants: sum.participants ?? undefined,
    })),
    designs: read.designs,
    studies: read.studies ?? undefined,
  }
}

function statedFindings(read: Read): readonly TableRow[] {
  if (!Array.isArray(read.findings)) return []
  return read.findings.map((finding, index): { table: 'practice_findings'; values: FindingValues } => ({
    table: 'practice_findings',
    values: {
      id: `${read.id}-${index + 1}`,
      practice_id: read.id,
      ordinal: index + 1,
      outcome: finding.outcome,
      result: finding.result,
      measure: finding.measure,
      direction: finding.direction,
      effect: finding.estimate,
      low: finding.low,
      high: finding.high,
      p_value: null,
      participants: finding.n,
      design: finding.design,
      rating: null,
      place: finding.place,
      year: finding.year,
      follow_up: finding.follow_up_months === null ? null : `${finding.follow_up_months} months`,
      evaluator_independent: finding.evaluator_independent,
      citation: null,
      source_index: finding.source,
    },
  }))
}

function practiceRows(raw: unknown, context: RowContext): Rows {
  const parsed = parseRow(practiceRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const concepts = context.codesOf(read.id, conceptText(read))
  const areas = countedAreas(read, context.areasOf(concepts))
  const values: PracticeValues = {
    id: read.id,
    kind: read.kind,
    title: read.title,
    // Where nobody wrote a summary the file repeats the title.
    summary: read.summary === read.title ? null : read.summary,
    also_called: read.also_called,
    service_area: areas[0] ?? otherServiceArea,
    service_areas: areas.length > 0 ? areas : [otherServiceArea],
    service_area_stated: read.service_area,
    owner: read.owner,
    country: read.country,
    place_text: read.place,
    places: [...(read.place === null ? [] : [read.place]), ...read.places, ...read.also_places],
    place_codes: [...new Set([read.gss, ...(read.places_gss ?? [])].filter((code) => typeof code === 'string'))],
    began_year: read.began,
    problem: read.problem,
    people: read.people,
    outcomes: read.outcomes,
    what_is_done: read.what_is_done,
    core: read.core,
    adaptable: read.adaptable,
    delivered: read.delivered,
    what_it_takes: read.what_it_takes,
    where_it_would_not_work: read.where_it_would_not_work,
    lesson: read.lesson,
    quote: read.quote,
    evidence_note: read.evidence_note,
    status: read.status,
    said_as: read.said_as,
    to_confirm: read.to_confirm,
    standard: read.standard,
    finding_count: Array.isArray(read.findings) ? read.findings.length : (read.findings ?? 0),
    source: read.source,
    source_url: read.url,
    licence: read.licence,
    written: read.written,
    concepts,
    // Writing a practice up is not a confirmation by somebody who uses it.
    confirmed_on: null,
    detail: detailOf(read),
  }
  return ok([{ table: 'practices', values }, ...statedFindings(read)])
}

/** The review marks an effect by its sign only where it is unlikely to be chance. */
function reviewedDirection(significant: boolean, effect: number | null): FindingValues['direction'] {
  if (!significant || effect === null || effect === 0) return 'none'
  return effect > 0 ? 'positive' : 'negative'
}

function findingRows(raw: unknown): Rows {
  const parsed = parseRow(practiceFindingRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const values: FindingValues = {
    id: `${read.practice_id}-review-${read.finding}`,
    practice_id: read.practice_id,
    ordinal: Number(read.finding),
    outcome: read.domain,
    result: null,
    measure: read.measure,
    direction: reviewedDirection(read.significant === 'True', read.effect),
    effect: read.effect,
    low: null,
    high: null,
    p_value: read.p,
    participants: read.n,
    design: read.design,
    rating: read.rating,
    place: 'United States',
    year: Number(/\d{4}/.exec(read.published ?? '')?.[0]) || null,
    follow_up: read.period,
    evaluator_independent: null,
    citation: read.citation,
    source_index: null,
  }
  return ok([{ table: 'practice_findings', values }])
}

/** Practices, with the findings that their own rows state. */
export const practicesDataset: Dataset = {
  name: 'practices',
  file: 'practices.jsonl.gz',
  format: 'json-lines',
  tables: ['practices', 'practice_findings'],
  // What its owner has claimed and written up here is theirs.
  yieldsTo: [writtenHere],
  settle: keepEndedOff,
  madeFrom: [],
  revision: 1,
  rows: practiceRows,
}

/** Findings behind the reviewed practices. */
export const practiceFindingsDataset: Dataset = {
  name: 'practice-findings',
  file: 'practice-findings.csv.gz',
  format: 'csv',
  tables: ['practice_findings'],
  yieldsTo: [],
  madeFrom: [],
  revision: 1,
  rows: findingRows,
}
