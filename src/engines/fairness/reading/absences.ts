import { daysIn } from './quantities.ts'
import type { Severity } from './clause-type.ts'
import type { Parts } from './sentence-parts.ts'
import { leavesWayOut } from './rules/voice.ts'

/** Something that a fair agreement says somewhere, and whether this one does. */
export type Absence = Readonly<{
  check: string
  found: boolean
  clause: string | null
  searched: string
  severity: Severity
  suggestion: string
}>

type Check = Readonly<{
  check: string
  severity: Severity
  suggestion: string
  /** Whether a sentence says it. */
  says: (parts: Parts) => boolean
  /** Whether the text needs it at all. */
  applies?: (passages: readonly Parts[]) => boolean
}>

const months = (count: number) => count * 30.4 - 1

const checks: readonly Check[] = [
  {
    check: 'whistleblowing-carve-out',
    severity: 'medium',
    suggestion:
      'Nothing here prevents a protected disclosure, or telling a regulator, the police or the Charity Commission.',
    says: ({ words }) => leavesWayOut(words) && /\b(?:disclos|concern|whistle|confidential|report)/iu.test(words),
  },
  {
    check: 'payment-30-days',
    severity: 'medium',
    suggestion: 'Each undisputed invoice is paid within 30 days of receipt.',
    says: ({ words }) =>
      /\b(?:pay|paid|payment|invoice)/iu.test(words) && daysIn(words).some(({ days }) => days > 0 && days <= 30),
  },
  {
    check: 'notice-three-months',
    severity: 'medium',
    suggestion: 'Three months’ notice is given before the agreement or its funding ends or is cut.',
    says: ({ words }) =>
      /\bnotice\b/iu.test(words) &&
      /\b(?:terminat|end|withdraw|reduc|funding|agreement|contract)/iu.test(words) &&
      daysIn(words).some(({ days }) => days >= months(3)),
  },
  {
    check: 'indexation',
    severity: 'low',
    suggestion: 'Prices rise each year with a published index of costs and wages.',
    says: ({ words, prohibition }) =>
      prohibition === undefined &&
      /\b(?:index(?:ed|ation|-linked)?|cpih?|rpi|inflation|uplift|living wage)\b/iu.test(words),
    // A year or less needs none.
    applies: (passages) =>
      passages.some(
        ({ words }) =>
          /\b(?:term|period|duration|years?)\b/iu.test(words) && daysIn(words).some(({ days }) => days > 365),
      ),
  },
  {
    check: 'dispute-route',
    severity: 'low',
    suggestion: 'A disagreement goes to named people on both sides, then to mediation, before anybody goes to court.',
    says: ({ words }) =>
      /\b(?:dispute|disagreement)s?\b/iu.test(words) &&
      /\b(?:mediat|resol|escalat|refer|arbitrat|expert|settle)/iu.test(words),
  },
  {
    check: 'right-to-campaign',
    severity: 'medium',
    suggestion: 'The provider may campaign and comment within the law, whoever funds it.',
    says: ({ words, protects }) =>
      (protects && /\b(?:campaign|comment|critici[sz]|advoca|lobby|speak|independen)/iu.test(words)) ||
      /\b(?:right|free|freedom)\b[^.;]{0,40}\b(?:campaign|comment|critici[sz]e|speak)/iu.test(words),
  },
  {
    check: 'liability-cap',
    severity: 'medium',
    suggestion: 'Liability of each party is limited to a sum that fits the yearly value.',
    says: ({ words }) =>
      /\bliab/iu.test(words) &&
      /\b(?:limited\s+to|shall\s+not\s+exceed|will\s+not\s+exceed|cap(?:ped)?\b|maximum|not\s+be\s+(?:more|greater)\s+than)/iu.test(
        words,
      ),
  },
  {
    check: 'full-cost',
    severity: 'low',
    suggestion: 'The price covers the full cost, with a fair share of overheads worked out by an agreed method.',
    says: ({ words, prohibition }) =>
      prohibition === undefined && /\b(?:full[\s-]cost|overheads?|indirect\s+costs?|core\s+costs?)\b/iu.test(words),
  },
  {
    check: 'reciprocal-exit',
    severity: 'medium',
    suggestion: 'Either party may end the agreement with the same notice.',
    says: ({ words, actor, mutual }) =>
      (mutual || actor === 'provider') &&
      /\b(?:may|right\s+to|entitled\s+to)\b/iu.test(words) &&
      /\b(?:terminat|end|withdraw)/iu.test(words) &&
      /\b(?:agreement|contract|grant)\b/iu.test(words),
  },
]

/** What a whole text leaves unsaid; `searched` tells what was read. */
export function findAbsences(passages: readonly Parts[], clauses: number, schedules: number): readonly Absence[] {
  const searched = `${clauses} ${clauses === 1 ? 'clause' : 'clauses'}, ${schedules} ${schedules === 1 ? 'schedule' : 'schedules'}`
  return checks
    .filter(({ applies }) => applies?.(passages) !== false)
    .map(({ check, severity, suggestion, says }) => {
      const found = passages.find(says)
      return {
        check,
        found: found !== undefined,
        clause: found?.passage.clause ?? null,
        searched,
        severity,
        suggestion,
      }
    })
}
