import { z } from 'zod'

/** Longest answer to one question, in characters. */
export const longestText = 5_000
/** Longest title or single line. */
export const longestLine = 200
/** Most rows of a list, such as components. */
export const mostRows = 30

const text = z.string().max(longestText).default('')
const line = z.string().max(longestLine).default('')
const lines = z.array(z.string().max(longestLine)).max(mostRows).default([])
const rows = <Row extends z.ZodObject>(row: Row) => z.array(row).max(mostRows).default([])

/** A part that has to be there, or one that a place may change. */
const component = z.object({
  what: line,
  role: z.enum(['', 'core', 'adaptable']).default(''),
  /** What a core part is for: a place may do it another way if this still happens. */
  serves: text,
  /** Ways in which an adaptable part has been changed, and how far it may be. */
  variants: text,
})

const result = z.object({
  outcome: line,
  result: text,
  direction: z.enum(['', 'positive', 'negative', 'mixed', 'none']).default(''),
  how: line,
  year: line,
  source: line,
})

const resource = z.object({
  what: line,
  sort: z.enum(['', 'people', 'skills', 'training', 'start', 'run', 'person']).default(''),
  needed: z.enum(['', 'core', 'optional', 'support']).default(''),
})

const milestone = z.object({ week: line, what: line })
const risk = z.object({ risk: line, lessens: text })

const involvement = z.object({
  group: line,
  stage: z.enum(['', 'need', 'design', 'delivery', 'review']).default(''),
  how: z.enum(['', 'told', 'asked', 'shared', 'led']).default(''),
})

const benefit = z.object({ what: line, measure: line, evidence: text })

/**
 * Everything that its owner says of a practice, block by block. A draft may lack anything: an empty text or list is what
 * nobody has said yet. Kept whole with every edition.
 */
export const profileSchema = z.object({
  title: line,
  summary: line,
  kind: z.enum(['', 'service', 'policy', 'tool', 'attempt']).default(''),
  language: line.default('English'),
  licence: line.default('CC BY 4.0'),
  serviceArea: line,
  problem: text,
  people: text,
  reachesLess: text,
  places: lines,
  placeCodes: lines,
  setting: line,
  outcomes: lines,
  why: text,
  materials: text,
  whatIsDone: text,
  whoProvides: text,
  how: text,
  where: text,
  whenAndHowMuch: text,
  tailoring: text,
  components: rows(component),
  results: rows(result),
  resources: rows(resource),
  timeToResult: line,
  milestones: rows(milestone),
  risks: rows(risk),
  before: text,
  samePeople: text,
  sameMoney: text,
  whoDecides: text,
  noLongerAsked: text,
  context: text,
  gettingStarted: text,
  sustaining: text,
  leadership: text,
  wouldNotWork: text,
  involvements: rows(involvement),
  benefits: rows(benefit),
  saidAs: lines,
  introductions: z.enum(['open', 'closed']).default('open'),
  mostIntroductions: line.default('3'),
  replyDays: line,
  expected: text,
  happened: text,
  doNow: text,
  tryAgain: text,
})

/** What an owner has said of a practice so far. */
export type Profile = z.output<typeof profileSchema>

/** A profile in which nothing is said yet. */
export const emptyProfile: Profile = profileSchema.parse({})
