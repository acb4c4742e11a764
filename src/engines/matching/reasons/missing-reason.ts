import type { Posting, PostingKind } from '../posting.ts'
import type { MissingReason } from './reason.ts'
import type { EvidenceFact } from './reason-facts.ts'

type MissingField = MissingReason['parts']['field']

/** What a reader of each kind looks for, the most wanted first, and what is said if it is not there. */
const wanted: Readonly<Record<PostingKind, readonly (readonly [MissingField, string])[]>> = {
  practice: [
    ['evidence', 'No evidence stated'],
    ['rating', 'Evidence not rated yet'],
    ['people', 'Does not say who it is for'],
    ['outcome', 'No outcomes stated'],
    ['place', 'Place not stated'],
  ],
  organisation: [
    ['done', 'Does not say what it does'],
    ['people', 'Does not say whom it helps'],
    ['place', 'Place not stated'],
  ],
  need: [
    ['people', 'Does not say who is affected'],
    ['outcome', 'No outcomes stated'],
    ['place', 'Place not stated'],
  ],
  record: [
    ['done', 'No description of what was paid for'],
    ['outcome', 'What came of it is not recorded here'],
    ['place', 'Place not stated'],
  ],
  voice: [['place', 'Place not stated']],
}

/** True if the document has nothing where `field` would stand. Findings without a rating are evidence that nobody has rated. */
export function isMissing(field: MissingField, posting: Posting, evidence: EvidenceFact | undefined): boolean {
  if (field === 'place') return (posting.places ?? []).length === 0 && posting.everywhere !== true
  const findings = evidence?.findings ?? 0
  const rated = evidence?.rating !== undefined || posting.evidence !== undefined
  if (field === 'evidence') return !rated && findings === 0
  if (field === 'rating') return !rated && findings > 0
  return (posting.fields[field] ?? '').trim() === ''
}

/** "No evidence stated": one for each thing that a reader would look for in vain. They are no part of the score. */
export function missingReasons(posting: Posting, evidence: EvidenceFact | undefined): readonly MissingReason[] {
  return wanted[posting.kind]
    .filter(([field]) => isMissing(field, posting, evidence))
    .map(([field, text]) => ({ kind: 'missing', text, share: 0, parts: { field } }))
}

/** The sentence of a missing field, for the check by the second path. */
export function missingSentence(kind: PostingKind, field: MissingField): string | undefined {
  return wanted[kind].find(([name]) => name === field)?.[1]
}
