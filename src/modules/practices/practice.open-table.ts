import { z } from 'zod'
import {
  openDay,
  openFlag,
  openList,
  openNumber,
  openTable,
  openText,
  openWhole,
} from '../../platform/open-table/open-table.ts'

const source = z.object({
  title: z.string(),
  publisher: z.string().optional(),
  year: z.int().optional(),
  url: z.string().optional(),
})

const sum = z.object({
  outcome: z.string(),
  findings: z.int(),
  studies: z.int(),
  medianEffect: z.number().optional(),
  lowest: z.number().optional(),
  highest: z.number().optional(),
  significantPositive: z.int(),
  significantNegative: z.int(),
  participants: z.int().optional(),
})

/** What is stored as one document: see `PracticeDetail`. */
const detail = z
  .object({
    sources: z.array(source),
    cost: z.object({ text: z.string(), year: z.int().optional(), sourceIndex: z.int().optional() }).optional(),
    sums: z.array(sum),
    designs: z.array(z.string()),
    studies: z.int().optional(),
  })
  .meta({ description: 'Sources, cost, findings summed by outcome, designs and number of studies' })

/** Practices with their components, as everybody may read them. */
export const practicesTable = openTable({
  name: 'practices',
  schemaName: 'Practice',
  table: 'practices',
  title: 'Practices',
  about:
    'Ways of meeting a need that somebody has tried, with their components; attempts that did not work are among them.',
  columns: {
    id: z.string().meta({ description: 'Stays the same for ever' }),
    kind: z.enum(['service', 'policy', 'tool', 'attempt']).meta({ description: 'An attempt is one that did not work' }),
    title: z.string().meta({ description: 'What it is called' }),
    summary: openText('In a sentence'),
    also_called: openList('Other names'),
    service_area: z.string().meta({ description: 'The first area of public service, or other' }),
    service_areas: openList('All areas of public service'),
    service_area_stated: openText('The area that its source states'),
    owner: openText('Who did it'),
    country: openText('In which country'),
    place_text: openText('Where it was tried first, in words'),
    places: openList('Where it was tried, in words'),
    place_codes: openList('Where it was tried, by code'),
    began_year: openWhole('When it began'),
    problem: openText('The problem it answers'),
    people: openText('Who it is for'),
    outcomes: openList('What it is meant to change'),
    what_is_done: openText('What is done'),
    core: openList('Components that have to be there'),
    adaptable: openList('Components that a place may change'),
    delivered: openList('How it is delivered'),
    what_it_takes: openText('What it takes'),
    where_it_would_not_work: openText('Where it would not work'),
    lesson: openText('What was learned'),
    quote: openText('Words of somebody about it'),
    evidence_note: openText('A note on its evidence'),
    status: z.string().meta({ description: 'Whether it is still done' }),
    said_as: openList('How people state the need that it meets'),
    to_confirm: openList('What is still to be checked against its source'),
    standard: openText('The standard that rates it'),
    finding_count: z.int().meta({ description: 'How many findings there are' }),
    source: z.string().meta({ description: 'Where the row is from' }),
    source_url: openText('A page about it'),
    licence: z.string(),
    written: openText('When it was written up'),
    concepts: openList('Tags of UK-CAT found in its words'),
    confirmed_on: openDay('When somebody who uses it last confirmed it'),
    detail,
  },
})

/** Findings of practices, as everybody may read them. */
export const findingsTable = openTable({
  name: 'findings',
  schemaName: 'Finding',
  table: 'practice_findings',
  title: 'Findings',
  about: 'What studies found of practices: one effect of one study a row, those that found no difference too.',
  columns: {
    id: z.string().meta({ description: 'Stays the same for ever' }),
    practice_id: z.string().meta({ description: 'The practice it is about' }),
    ordinal: z.int().meta({ description: 'Its place among the findings of the practice' }),
    outcome: z.string().meta({ description: 'What was looked at' }),
    result: openText('What was found, in words'),
    measure: openText('What was measured'),
    direction: z
      .enum(['positive', 'negative', 'mixed', 'none'])
      .meta({ description: 'Which way the effect went; none is no difference found' }),
    effect: openNumber('The effect, as its source measures it'),
    low: openNumber('Lower end of its interval'),
    high: openNumber('Upper end of its interval'),
    p_value: openNumber('As its source states it'),
    participants: openWhole('How many people'),
    design: openText('Design of the study'),
    rating: openText('Rating by the body that reviewed it'),
    place: openText('Where'),
    year: openWhole('When'),
    follow_up: openText('How long after'),
    evaluator_independent: openFlag('Whether others than its owner studied it'),
    citation: openText('The study'),
    source_index: openWhole('Which of the sources of the practice, counted from 0'),
  },
})
