import { z } from 'zod'
import { postingKinds, fieldNames } from '../../engines/matching/posting.ts'

/** The answer of a match, from which the API document, its check and the types of programs come. */
const kind = z.enum(postingKinds)
const field = z.enum(fieldNames)
const mark = z.tuple([z.int().min(0), z.int().min(0)])
const place = z.object({ code: z.string(), name: z.string() })

const query = z.object({
  text: z.string().describe('The need as it was typed; a full postcode is cut to its district'),
  place: place.extend({ from: z.enum(['text', 'given']), words: z.string().optional() }).nullable(),
  terms: z.array(z.string()).describe('What was looked up, as the index spells it'),
  added: z.array(z.object({ term: z.string(), because: z.string(), weight: z.number() })),
  corrected: z.array(z.object({ from: z.string(), to: z.string() })),
  concepts: z.array(z.object({ code: z.string(), tag: z.string(), parts: z.array(z.string()) })),
  ignored: z.array(z.string()).describe('Words left out because the need is long'),
})

const reason = z.object({
  kind: z.enum(['words', 'means', 'concept', 'people', 'place', 'record', 'evidence', 'missing']),
  text: z.string(),
  share: z.number().min(0).max(1).describe('Part of the score that stands on this'),
  parts: z.record(z.string(), z.unknown()).describe('What the sentence stands on'),
})

const trace = z.object({
  rows: z.array(
    z.object({
      term: z.string(),
      origin: z.string(),
      field,
      tf: z.number(),
      idf: z.number(),
      boost: z.number(),
      score: z.number(),
    }),
  ),
  text: z.number(),
  lifted: z.number(),
  place: z.number(),
  evidence: z.number(),
  fresh: z.number(),
})

const result = z.object({
  rank: z.int().min(1),
  id: z.string(),
  title: z.string(),
  score: z.number(),
  place: place.extend({ km: z.number().nullable() }).nullable(),
  reasons: z.array(reason).max(4),
  missing: z.array(z.string()),
  highlight: z
    .object({ field, text: z.string(), marks: z.array(mark).describe('Offsets into the text, from and up to') })
    .nullable(),
  source: z.string(),
  path: z.string(),
  year: z.int().optional().describe('Of a record or a need'),
  payer: z.string().optional().describe('Of a record or a need'),
  trace: trace.optional(),
  more: z.array(reason).optional().describe('Reasons beyond the first four, with explain'),
})

const list = z.object({
  kind,
  total: z.int().min(0),
  results: z.array(result),
  facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.int() }))),
  nothing_fits: z.boolean().describe('Nothing in this list is an answer'),
  near: z.array(result).describe('Not a fit, but near'),
  next: z.string().nullable().describe('Cursor of the next page'),
})

export const matchAnswerSchema = z
  .object({
    query,
    nothing_fits: z.boolean().describe('Nothing in any list is an answer'),
    unmatched: z.array(z.string()).describe('Words that stand in no document'),
    lists: z.array(list),
    tried_elsewhere: list
      .nullable()
      .describe('Projects that were paid for to do this, where no practice fits. What came of them is not recorded.'),
  })
  .meta({ id: 'MatchAnswer' })

const yes = z.enum(['', '1', 'true', 'yes'])
const one = (text: z.ZodString) => text.optional()
const several = <Item extends z.ZodType<string>>(item: Item) =>
  z.union([item.transform((value) => [value]), z.array(item)]).optional()

/** Facets that a list may be filtered by. */
export const matchFilterNames = [
  'service_area',
  'people',
  'near',
  'practice_kind',
  'status',
  'register',
  'known_from',
  'route',
  'year',
] as const
const filter = several(z.string()).describe('Filter: one of these values, or nothing stated; may repeat')
const filters = Object.fromEntries(matchFilterNames.map((name) => [name, filter])) as Record<
  (typeof matchFilterNames)[number],
  typeof filter
>

/** The query string of `GET /api/v1/match`. */
export const matchQuerySchema = z.object({
  need: z.string().describe('The need in plain words, up to 5,000 characters'),
  place: one(z.string()).describe('A postcode, district, or the name or code of a council'),
  kind: several(kind).describe('May repeat; without it practices, organisations and needs'),
  limit: z.coerce.number().int().min(1).max(100).default(10).describe('Results in each list'),
  cursor: one(z.string()).describe('`next` of a list; needs one kind'),
  explain: yes.optional().describe('Adds the trace of every score'),
  as_at: z.iso.date().optional().describe('The day that freshness and the order of equal scores are counted from'),
  only_stated: several(z.string()).describe('A filter named here leaves out what does not state it'),
  ...filters,
  format: z.enum(['json', 'csv']).optional().describe('`csv` downloads the lists as a table'),
})

export type MatchAnswer = z.output<typeof matchAnswerSchema>
export type MatchList = MatchAnswer['lists'][number]
export type MatchResult = MatchList['results'][number]
export type MatchQuery = z.output<typeof matchQuerySchema>
