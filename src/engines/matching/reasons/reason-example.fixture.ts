import type { Hit, PlaceTable } from '../found.ts'
import type { Posting } from '../posting.ts'
import type { PlannedTerm, QueryPlan } from '../query-plan.ts'
import type { Mark } from './reason.ts'
import type { AreaFact, ReasonFacts } from './reason-facts.ts'

/** A need, a practice and an organisation small enough to be checked by eye; tests of reasons start from them. */
const word = (key: string, shown: string): PlannedTerm => ({ key, weight: 1, origin: 'word', shown })

export const plan: QueryPlan = {
  text: 'home care and falls prevention for lonely older people',
  terms: [
    word('home', 'home'),
    word('fall', 'falls'),
    word('prevent', 'prevention'),
    word('lone', 'lonely'),
    word('older', 'older'),
    word('peopl', 'people'),
    { key: '_domiciliari care', weight: 0.6, origin: 'synonym', shown: 'domiciliary care', because: 'home care' },
    { key: 'ukcat:SW106', weight: 1, origin: 'concept', shown: 'Loneliness', because: 'lonely' },
  ],
  place: { code: 'E08000001', name: 'Bolton', from: 'text', words: 'in Bolton' },
  corrected: [],
  added: [{ term: 'domiciliary care', because: 'home care', weight: 0.6 }],
  concepts: [{ code: 'SW106', tag: 'Loneliness', parts: ['lonely'] }],
  ignored: [],
  unmatched: [],
}

export const practice: Posting = {
  id: 'practice-1',
  kind: 'practice',
  fields: {
    problem: 'My mother keeps falling, and older people are afraid of it.',
    people: 'Older people who live alone, and their families',
    done: 'Volunteers bring domiciliary care and befriending to those who feel lonely.',
    name: 'Steady at home',
  },
  concepts: ['SW106'],
  places: ['E08000002'],
  evidence: 0.6,
}

export const organisation: Posting = {
  id: 'organisation-1',
  kind: 'organisation',
  fields: { done: 'PREVENTION OF FALLS', name: 'THE STEADY TRUST' },
  everywhere: true,
}

export const hit: Hit = {
  id: 'practice-1',
  kind: 'practice',
  score: 13,
  text: 10,
  lifted: 0,
  place: 0.2,
  evidence: 0.06,
  fresh: 0.04,
  coverage: 0.8,
  contributions: [
    { key: 'fall', field: 'problem', frequency: 2, idf: 3, score: 2.5 },
    { key: 'older', field: 'problem', frequency: 1, idf: 2, score: 1.5 },
    { key: 'peopl', field: 'problem', frequency: 1, idf: 1, score: 0.5 },
    { key: 'older', field: 'people', frequency: 1, idf: 2, score: 1 },
    { key: 'peopl', field: 'people', frequency: 1, idf: 1, score: 0.5 },
    { key: '_domiciliari care', field: 'done', frequency: 1, idf: 4, score: 1.5 },
    { key: 'lone', field: 'done', frequency: 1, idf: 4, score: 1 },
    { key: 'ukcat:SW106', field: 'concept', frequency: 1, idf: 3, score: 1.5 },
  ],
  records: [],
}

const areas: Readonly<Record<string, AreaFact>> = {
  E08000001: { name: 'Bolton', centre: { latitude: 53.5845, longitude: -2.4795 }, members: ['E08000001'] },
  E08000002: { name: 'Bury', centre: { latitude: 53.5909, longitude: -2.3095 }, members: ['E08000002'] },
}

const table: PlaceTable = {
  nearness: (here, there) => (here === there ? 0.3 : 0.2),
  kilometres: (here, there) => (here === there ? 0 : 11.24),
  name: (code) => areas[code]?.name,
}

const lonely = { match: String.raw`\b(loneliness|befriending|lonely)\b` }

export const facts: ReasonFacts = {
  concepts: {
    tag: (code) => (code === 'SW106' ? 'Loneliness' : undefined),
    find: (code, text) =>
      code === 'SW106'
        ? [...text.matchAll(new RegExp(lonely.match, 'gi'))].map((m): Mark => [m.index, m.index + m[0].length])
        : [],
    expression: (code) => (code === 'SW106' ? lonely : undefined),
  },
  places: table,
  area: (code) => areas[code],
  meaning: (term, typed) => (term === 'domiciliary care' && typed === 'home care' ? 'same' : undefined),
  record: (id) =>
    id === 'record-1'
      ? {
          posting: { id, kind: 'record', group: 'organisation-1', fields: { done: 'Preventing falls at home' } },
          title: 'Home from hospital service',
          payer: 'Bury Council',
          year: 2020,
        }
      : undefined,
  evidence: { findings: 4, rating: { level: 'Moderate', studies: 3, value: 0.6 } },
}

export const organisationHit: Hit = {
  ...hit,
  id: 'organisation-1',
  kind: 'organisation',
  evidence: 0,
  lifted: 2,
  contributions: [
    { key: 'prevent', field: 'done', frequency: 1, idf: 3, score: 4 },
    { key: 'fall', field: 'done', frequency: 1, idf: 3, score: 4 },
  ],
  records: [{ id: 'record-1', score: 2 }],
}
