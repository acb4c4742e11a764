import { ok, refuse, type Result } from '../../../core/result.ts'
import type { Posting } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import { conceptSentence } from './concept-reason.ts'
import { evidenceSentence } from './evidence-reason.ts'
import { meansSentence } from './means-reason.ts'
import { missingSentence } from './missing-reason.ts'
import { peopleSentence } from './people-reason.ts'
import { formsIn, saysOnly } from './plain-words.ts'
import type {
  ConceptReason,
  MeansReason,
  MissingReason,
  PeopleReason,
  Reason,
  WordParts,
  WordsReason,
} from './reason.ts'
import type { EvidenceReason, RecordReason } from './reason.ts'
import type { ReasonFacts } from './reason-facts.ts'
import { recordSentence } from './record-reason.ts'
import { verifyPlace } from './verify-place.ts'
import { wordsSentence } from './words-reason.ts'

/**
 * Checks one reason again, from the texts and tables themselves and without the ranking: what it quotes stands where it says, and
 * its sentence says no more than its parts. The refusal says what is not so.
 */
export function verifyReason(
  reason: Reason,
  plan: QueryPlan,
  posting: Posting,
  facts: ReasonFacts,
): Result<void, string> {
  const fault = !(reason.share >= 0 && reason.share <= 1 + 1e-9)
    ? `a share of ${reason.share} is not between 0 and 1`
    : faultOf(reason, plan, posting, facts)
  return fault === undefined ? ok(undefined) : refuse(`${reason.kind}: ${fault} (“${reason.text}”)`)
}

function faultOf(reason: Reason, plan: QueryPlan, posting: Posting, facts: ReasonFacts): string | undefined {
  switch (reason.kind) {
    case 'words':
      return faultOfWords(reason, plan, posting)
    case 'means':
      return faultOfMeans(reason, plan, posting, facts)
    case 'concept':
      return faultOfConcept(reason, plan, posting, facts)
    case 'people':
      return faultOfPeople(reason, plan, posting)
    case 'place':
      return verifyPlace(reason, plan, posting, facts)
    case 'record':
      return faultOfRecord(reason, plan, posting, facts)
    case 'evidence':
      return faultOfEvidence(reason, posting, facts)
    case 'missing':
      break
  }
  return faultOfMissing(reason, posting, facts)
}

/** What the person typed, with the spellings that the page says were mended. */
function asked(plan: QueryPlan): ReadonlySet<string> {
  return formsIn([plan.text, ...plan.corrected.map(({ to }) => to)])
}

function faultOfQuote(parts: WordParts, posting: Posting): string | undefined {
  const text = posting.fields[parts.field]
  if (text === undefined) return `the document has no field ${parts.field}`
  if (parts.words.length === 0 || parts.words.length !== parts.marks.length) return 'nothing is quoted'
  const wrong = parts.words.find((word, at) => {
    const [start, end] = parts.marks[at] ?? [0, 0]
    return text.slice(start, end) !== word
  })
  return wrong === undefined ? undefined : `“${wrong}” does not stand at its mark in ${parts.field}`
}

const differs = 'the sentence is not the one that its parts make'

function faultOfWords(reason: WordsReason, plan: QueryPlan, posting: Posting): string | undefined {
  const { field, words } = reason.parts
  const quote = faultOfQuote(reason.parts, posting)
  if (quote !== undefined) return quote
  const known = asked(plan)
  const foreign = words.find((word) => !saysOnly(word, known))
  if (foreign !== undefined) return `nobody asked for “${foreign}”`
  return reason.text === wordsSentence(field, words, posting.fields[field] ?? '') ? undefined : differs
}

function faultOfMeans(reason: MeansReason, plan: QueryPlan, posting: Posting, facts: ReasonFacts): string | undefined {
  const { field, words, because, term, meaning } = reason.parts
  const quote = faultOfQuote(reason.parts, posting)
  if (quote !== undefined) return quote
  if (facts.meaning(term, because) !== meaning) return `no word list says that ${term} means ${because}`
  if (!saysOnly(because, asked(plan))) return `nobody asked for “${because}”`
  const foreign = words.find((word) => !saysOnly(word, formsIn([term])))
  if (foreign !== undefined) return `“${foreign}” is not ${term}`
  return reason.text === meansSentence(words[0] ?? '', because, meaning, posting.fields[field] ?? '')
    ? undefined
    : differs
}

function faultOfConcept(
  reason: ConceptReason,
  plan: QueryPlan,
  posting: Posting,
  facts: ReasonFacts,
): string | undefined {
  const { field, words, code, tag } = reason.parts
  const quote = faultOfQuote(reason.parts, posting)
  if (quote !== undefined) return quote
  const expression = facts.concepts.expression(code)
  if (expression === undefined || facts.concepts.tag(code) !== tag) return `no such concept as ${code} ${tag}`
  const find = (text: string): readonly string[] => {
    if (expression.exclude !== undefined && new RegExp(expression.exclude, 'i').test(text)) return []
    return [...text.matchAll(new RegExp(expression.match, 'gi'))].map(([found]) => found)
  }
  if (find(plan.text).length === 0) return `the need says nothing of ${tag}`
  const text = posting.fields[field] ?? ''
  const found = find(text)
  const foreign = words.find((word) => !found.includes(word))
  if (foreign !== undefined) return `“${foreign}” is not what ${code} looks for`
  return reason.text === conceptSentence(tag, code, words, text) ? undefined : differs
}

function faultOfPeople(reason: PeopleReason, plan: QueryPlan, posting: Posting): string | undefined {
  const { field, words, clause } = reason.parts
  const quote = faultOfQuote(reason.parts, posting)
  if (quote !== undefined) return quote
  const text = posting.fields[field] ?? ''
  if (field !== 'people' || !text.includes(clause)) return `“${clause}” does not stand in people`
  const known = asked(plan)
  const foreign = words.find((word) => !saysOnly(word, known) || !clause.includes(word))
  if (foreign !== undefined) return `nobody asked for “${foreign}”`
  const whole = saysOnly(clause, known)
  const narrow = peopleSentence(clause, words, false, text)
  const wide = peopleSentence(clause, words, true, text)
  return reason.text === narrow || (whole && reason.text === wide) ? undefined : differs
}

function faultOfRecord(
  reason: RecordReason,
  plan: QueryPlan,
  posting: Posting,
  facts: ReasonFacts,
): string | undefined {
  const { id, title, payer, year } = reason.parts
  const record = facts.record(id)
  if (record === undefined) return `there is no record ${id}`
  if (record.posting.group !== posting.id) return `record ${id} does not name this organisation`
  if (record.title !== title || record.payer !== payer || (record.year ?? null) !== year) {
    return `record ${id} says otherwise`
  }
  const meant = formsIn([plan.text, ...plan.corrected.map(({ to }) => to), ...plan.added.map(({ term }) => term)])
  const concepts = new Set(plan.concepts.map(({ code }) => code))
  const words = Object.values(record.posting.fields).some((text) =>
    text.split(/\s+/u).some((word) => saysOnly(word, meant)),
  )
  if (!words && !record.posting.concepts?.some((code) => concepts.has(code)))
    return `record ${id} is about something else`
  return reason.text === recordSentence(payer, year ?? undefined, title) ? undefined : differs
}

function faultOfEvidence(reason: EvidenceReason, posting: Posting, facts: ReasonFacts): string | undefined {
  const rating = facts.evidence?.rating
  const { level, studies } = reason.parts
  if (rating === undefined || rating.level !== level || rating.studies !== studies) return 'the rating says otherwise'
  if (posting.evidence !== rating.value) return 'the index holds another rating'
  return reason.text === evidenceSentence(level, studies) ? undefined : differs
}

function faultOfMissing(reason: MissingReason, posting: Posting, facts: ReasonFacts): string | undefined {
  const { field } = reason.parts
  const rated = posting.evidence !== undefined || facts.evidence?.rating !== undefined
  const findings = (facts.evidence?.findings ?? 0) > 0
  const present =
    field === 'evidence'
      ? rated || findings
      : field === 'rating'
        ? rated || !findings
        : field === 'place'
          ? posting.everywhere === true || (posting.places?.length ?? 0) > 0
          : /\S/u.test(posting.fields[field] ?? '')
  if (present) return `${field} is there`
  return reason.text === missingSentence(posting.kind, field) ? undefined : differs
}
