import { z } from 'zod'
import {
  decimalNumber,
  freeText,
  neededText,
  placeCode,
  plainText,
  textList,
  wholeNumber,
} from '../../platform/bulk-load/field-schemas.ts'

const text = freeText.nullish().transform((value) => value ?? null)
const link = plainText.nullish().transform((value) => value ?? null)
const list = textList.nullish().transform((value) => value ?? [])
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null)
const whole = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null)

/** A practice's id stands in addresses. */
const practiceId = z.string().regex(/^[a-z0-9-]{3,120}$/, 'is not a practice id')

const statedFinding = z.object({
  outcome: neededText,
  result: text,
  measure: text,
  direction: z.enum(['positive', 'negative', 'mixed', 'none']),
  estimate: number,
  low: number,
  high: number,
  n: whole,
  design: text,
  place: text,
  year: whole,
  evaluator_independent: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  follow_up_months: number,
  source: whole,
})

const sumOfFindings = z.object({
  domain: neededText,
  findings: z.number().int(),
  studies: z.number().int(),
  median_effect: number,
  lowest: number,
  highest: number,
  significant_positive: z.number().int(),
  significant_negative: z.number().int(),
  participants: whole,
})

/** A row of the file of practices; those of a review by another body carry sums in place of findings. */
export const practiceRow = z.object({
  id: practiceId,
  kind: z.enum(['service', 'policy', 'tool', 'attempt']),
  title: neededText,
  summary: text,
  also_called: list,
  service_area: text,
  other_areas: list,
  owner: text,
  country: text,
  place: text,
  places: list,
  also_places: list,
  gss: placeCode.nullish(),
  places_gss: z.array(placeCode).nullish(),
  began: whole,
  problem: text,
  people: text,
  outcomes: list,
  what_is_done: text,
  core: list,
  adaptable: list,
  delivered: list,
  what_it_takes: text,
  where_it_would_not_work: text,
  lesson: text,
  quote: text,
  evidence_note: text,
  status: neededText,
  said_as: list,
  to_confirm: list,
  standard: text,
  cost: z.object({ text: neededText, year: whole, source: whole }).nullish(),
  findings: z.union([z.array(statedFinding), z.number().int()]).nullish(),
  evidence: z.array(sumOfFindings).nullish(),
  designs: list,
  studies: whole,
  sources: z.array(z.object({ title: neededText, publisher: text, year: whole, url: link })).nullish(),
  source: neededText,
  url: link,
  licence: neededText,
  written: text,
})

/** A row of the file of findings behind the reviewed practices. */
export const practiceFindingRow = z.object({
  practice_id: practiceId,
  finding: z.string().regex(/^\d{1,9}$/, 'is not a number'),
  citation: freeText,
  published: plainText,
  design: freeText,
  rating: freeText,
  domain: neededText,
  measure: freeText,
  period: freeText,
  n: wholeNumber,
  effect: decimalNumber,
  p: decimalNumber,
  significant: z.enum(['True', 'False']),
})
