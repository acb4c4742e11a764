import { baseSeverity, explanations, lowered, type ClauseType, type Severity } from './clause-type.ts'
import { readParties, type Parties } from './parties.ts'
import type { Hit, Rule } from './rule.ts'
import { controlRules } from './rules/control.ts'
import { moneyRules } from './rules/money.ts'
import { voiceRules } from './rules/voice.ts'
import { readParts, type Parts } from './sentence-parts.ts'
import { splitPassages } from './sentence-split.ts'

/** A wording that may cost independence, with where it stands and how it reads. */
export type Flag = Readonly<{
  type: ClauseType
  severity: Severity
  clause: string | null
  heading: string | null
  start: number
  end: number
  quote: string
  because: readonly string[]
  actor: Parts['actor'] | null
  scope: 'this money' | 'any matter'
  softenedBy: readonly string[]
  rule: string
  reading: string
  suggestion: string
}>

export type Protection = Readonly<{ clause: string | null; start: number; end: number; quote: string }>

/** What was read in a text. */
export type Reading = Readonly<{
  flags: readonly Flag[]
  protections: readonly Protection[]
  parties: Parties
  passages: readonly Parts[]
}>

const rules: readonly Rule[] = [...voiceRules, ...controlRules, ...moneyRules]
const governing = /\b(?:despite|notwithstanding|regardless of)\s+any(?:thing|\s+other)\b|\bprevails?\s+over\b/iu
/** Types that a protective clause of the whole text may soften. */
const ofVoice: ReadonlySet<ClauseType> = new Set([
  'advocacy-ban',
  'evidence-ban',
  'reputation',
  'non-disparagement',
  'whistleblowing-gap',
  'media-approval',
  'legal-action',
])

/** Reads a text sentence by sentence. It says what words forbid if they are taken literally, and never what the law makes of them. */
export function readText(text: string, lead = ''): Reading {
  const parties = readParties(text)
  const passages = splitPassages(text, lead).map((passage) => readParts(passage, parties))
  const protections = passages.filter((parts) => parts.protects && parts.penalty === undefined)
  const names = {
    provider: nameOf(text, parties.provider, 'The provider'),
    authority: nameOf(text, parties.authority, 'the authority'),
  }
  const flags = passages.flatMap((parts) =>
    bestOfEachType(rules.flatMap((rule) => rule(parts) ?? [])).flatMap(
      (hit) => flagOf(hit, parts, protections, names) ?? [],
    ),
  )
  return {
    flags,
    protections: protections.map(({ passage: { clause, start, end, text: quote } }) => ({ clause, start, end, quote })),
    parties,
    passages,
  }
}

function bestOfEachType(hits: readonly Hit[]): readonly Hit[] {
  const found = new Map<ClauseType, Hit>()
  for (const hit of hits) {
    const known = found.get(hit.type)
    if (known === undefined || rank(hit) > rank(known)) found.set(hit.type, hit)
  }
  // What money may not buy is no ban on speaking; a control of the press says more than a control of results.
  if (found.has('media-approval') && found.has('research-control')) found.delete('research-control')
  return [...found.values()]
}

const order: readonly Severity[] = ['low', 'medium', 'high']
const rank = (hit: Hit) => order.indexOf(hit.severity ?? baseSeverity(hit.type))

function flagOf(
  hit: Hit,
  parts: Parts,
  protections: readonly Parts[],
  names: Readonly<{ provider: string; authority: string }>,
): Flag | undefined {
  const { passage, exceptions, thisMoney, actor } = parts
  const softenedBy = [...(hit.softenedBy ?? [])]
  let steps = 0
  const real = exceptions.filter(
    (exception) => !/\b(?:consent|approval|permission|agree|authori[sz]|approved)/iu.test(exception),
  )
  if (hit.severity === undefined && ofVoice.has(hit.type) && real.length > 0) {
    steps += 1
    softenedBy.push(...real)
  }
  const guard = ofVoice.has(hit.type) ? protections.find((one) => one !== parts && sameSubject(one, hit)) : undefined
  if (guard !== undefined) {
    steps += governing.test(guard.words) ? 2 : 1
    softenedBy.push(guard.passage.text)
  }
  const severity = lowered(hit.severity ?? baseSeverity(hit.type), steps)
  if (severity === undefined) return undefined
  const { reading, suggestion } = explanations[hit.type]
  return {
    type: hit.type,
    severity,
    clause: passage.clause,
    heading: passage.heading,
    start: passage.start,
    end: passage.end,
    quote: passage.text,
    because: hit.because,
    actor: actor ?? null,
    scope: thisMoney ? 'this money' : 'any matter',
    softenedBy,
    rule: hit.rule,
    reading: `Read literally, this ${withNames(reading, names)}`,
    suggestion: withNames(suggestion, names),
  }
}

/** A protection softens a wording that is about the same thing: what it rests on, or speaking at all. */
function sameSubject({ words }: Parts, hit: Hit): boolean {
  return (
    /\b(?:comment|critici[sz]|speak|campaign|lobby|advoca|evidence|disclos|public|media|concern|whistle|challenge|parliament)/iu.test(
      words,
    ) || hit.because.some((word) => word.length > 4 && words.toLowerCase().includes(word.toLowerCase()))
  )
}

function nameOf(text: string, names: RegExp, otherwise: string): string {
  const found = new RegExp(`\\b(?:the\\s+)?(?<name>${names.source.slice(5, -3)})\\b`, 'u').exec(
    text.replaceAll(/\b(?:you|we|us|our|your)\b/giu, ''),
  )
  const name = found?.groups?.['name']
  return name === undefined || !/^\p{Lu}/u.test(name) ? otherwise : `the ${name}`
}

function withNames(words: string, { provider, authority }: Readonly<{ provider: string; authority: string }>): string {
  const named = words
    .replaceAll(/\bP\b/gu, provider)
    .replaceAll(/\bA\b(?! fair| person)/gu, authority)
    .replaceAll('The provider', 'the provider')
  return named.replaceAll(/(^|[.:] )the /gu, (_, before: string) => `${before}The `)
}
