import type { Parties } from './parties.ts'
import type { Passage } from './sentence-split.ts'

/** What a sentence does, found once and read by every rule. */
export type Parts = Readonly<{
  passage: Passage
  /** The stem and the sentence as one, in plain quotes and single blanks. */
  words: string
  /** Who is bound by it: by what stands before the verb, or after "by" in the passive voice. */
  actor: 'provider' | 'authority' | 'both' | undefined
  /** The words by which something is forbidden, or made to cost. */
  prohibition: string | undefined
  /** What follows from doing it: suspension, ending, repayment. */
  penalty: string | undefined
  /** The words by which something must be done. */
  obligation: string | undefined
  /** Only with somebody's leave. */
  consent: string | undefined
  /** The sentence protects or permits, and forbids nothing. */
  protects: boolean
  /** Limited to what this money pays for. */
  thisMoney: boolean
  mutual: boolean
  exceptions: readonly string[]
}>

const modal = String.raw`(?:shall|must|may|will|should|can|could|is|are|would|do|does)`
const prohibitions: readonly RegExp[] = [
  new RegExp(String.raw`\b${modal}\s+(?:at no time|never|not|under no circumstances)\b`, 'iu'),
  /\bcannot\b/iu,
  /\b(?:ensure|take\s+care|make\s+sure|see\s+to\s+it|procure|secure)s?\b[^.;]{0,60}?\b(?:nothing|no|none|not|never)\b/iu,
  /\b(?:shall|must|will)\s+(?:do|take|make|say|publish|undertake|engage in)\s+(?:nothing|no)\b/iu,
  /\b(?:agrees?|undertakes?|covenants?|promises?|undertaking)\s+(?:not\s+to|to\s+refrain|no\b|to\s+abstain)/iu,
  /\b(?:must|shall|will|agrees?\s+to|undertakes?\s+to)\s+(?:refrain|abstain|desist|decline|refuse|cease|avoid|withdraw from|stop)\b/iu,
  /\b(?:refrains?|refraining|abstains?|abstaining|desists?)\b/iu,
  /\bno\s+[^.;]{1,80}?\b(?:may|shall|must|will|is|are)\s+(?:be\s+)?\p{L}+/iu,
  /\bnone\s+of\s+[^.;]{1,60}?\b(?:may|shall|will)\b/iu,
  /\bneither\b[^.;]{1,120}\bnor\b/iu,
  /\b(?:is|are|be)\s+(?:prohibited|forbidden|barred|precluded|disallowed|banned|not permitted|not allowed|not entitled)\b/iu,
  /\b(?:prohibited|forbidden|barred)\s+from\b/iu,
  /\bconditional\s+(?:up)?on\b[^.;]{0,80}\b(?:ceas|refrain|abstain|stop|no\b|not\b|giving up)/iu,
  /\b(?:ceas(?:e|es|ing)|giv(?:e|es|ing)\s+up|suspend(?:s|ing)?)\s+(?:all|any|its|their)\b/iu,
  /\b(?:waives?|waiving|forgoes?|forgoing|relinquish(?:es)?|surrenders?|gives? up)\b/iu,
  /\b(?:procure|ensure|secure)s?\s+that\s+(?:no|none|neither|its\s+\p{L}+\s+(?:do|does|shall|will)\s+not)\b/iu,
  /\b(?:ineligible|not\s+(?:be\s+)?eligible|non-eligible|not allowable|not an eligible)\b/iu,
  /\b(?:prevents?|preventing)\s+(?:its|their|any|all)\s+(?:staff|employees|workers|volunteers|trustees)\b/iu,
]
const penalties: readonly RegExp[] = [
  /\b(?:entitles?|allows?|permits?|empowers?)\s+(?:the\s+)?[\p{L}\s]{2,40}?\s+to\s+(?:suspend|terminate|end|withhold|recover|reduce|cancel|clawback|claw back)/iu,
  /\b(?:is|are|constitutes?|amounts?\s+to|(?:shall|will)\s+be(?:\s+treated\s+as)?)\s+(?:an?\s+)?(?:material\s+|serious\s+|fundamental\s+)?(?:breach|event of default|default|ground for|grounds for)/iu,
  /\b(?:may|will|shall)\s+(?:lead to|result in|cause|trigger)\s+[^.;]{0,40}?(?:suspension|termination|withdrawal|loss|recovery|repayment|reduction|end)/iu,
  /\b(?:funding|funds?|grants?|payments?|contract|award|agreement|money)\s+(?:(?:may|will|shall|can)\s+)?(?:be\s+|is\s+|are\s+)?(?:withdrawn|suspended|terminated|withheld|ended|ends?|reduced|stopped|stops?|cancelled|lost)\b/iu,
  /\bif\b[^.;]{3,120},?\s+(?:the\s+)?[\p{L}\s]{2,40}?\s+may\s+(?:suspend|terminate|end|withhold|recover|reduce|cancel)/iu,
]
const obligations: readonly RegExp[] = [
  /\b(?:shall|must|will|is to|are to|has to|have to|agrees? to|undertakes? to|is required to|are required to)\s+(?!not\b)\p{L}+/iu,
]
const consents: readonly RegExp[] = [
  /\b(?:without|unless|until|except with|save with)\b[^.;]{0,60}?\b(?:consent|approval|approved?|permission|agreement|agreed|authori[sz]ation|authori[sz]ed|sign-?off|clearance|cleared|leave)\b/iu,
  /\b(?:subject to|requires?|require|need(?:s|ed)?|seek|obtain(?:s|ed)?|with|only with|only through|only after|prior)\b[^.;]{0,50}?\b(?:consent|approval|permission|authori[sz]ation|sign-?off|clearance|veto)\b/iu,
  /\b(?:only|solely|exclusively)\s+(?:through|via|by way of|with)\s+(?:the\s+)?[\p{L}\s]{2,40}/iu,
  /\b(?:submit(?:s|ted)?|sent?|provided?|shown?|give|offer(?:ed)?|clear(?:ed)?)\b[^.;]{0,60}?\bfor\s+(?:\p{L}+\s+)?(?:approval|clearance|sign-?off|consent|agreement|vetting)\b/iu,
  /\b(?:must|shall|is to|are to|has to)\s+(?:first\s+)?(?:be\s+)?(?:approved?|agreed?|authori[sz]ed?|cleared?|vetted?|signed off)\b/iu,
  /\b(?:approve|approves|veto|vetoes)\b/iu,
]
const protective: readonly RegExp[] = [
  /\bnothing\s+in\s+(?:this|the|these|any)\b[^.;]{0,80}?\b(?:prevents?|restricts?|limits?|prohibits?|stops?|affects?|requires?|shall\b[^.;]{0,30}(?:prevent|restrict|limit|prohibit|affect))/iu,
  /\bnothing\s+(?:here|herein|limits?|prevents?|restricts?)\b/iu,
  /\b(?:is|are|remains?|shall\s+be|will\s+be)\s+(?:\p{L}+\s+)?(?:free|at liberty|entitled)\s+to\b/iu,
  /\b(?:will|shall|must|may)\s+not\s+(?:\p{L}+\s+)?(?:penalis|penaliz|restrict|prevent|limit|interfere|discourage|unreasonably|treat|discriminate|withhold\s+funding\s+because)/iu,
  /\b(?:is|are|shall|will)\s+not\s+(?:be\s+)?(?:a\s+|treated\s+as\s+a\s+)?(?:breach|ground|reason|limited|affected|restricted)\b/iu,
  /\bdoes\s+not\s+(?:limit|restrict|affect|prevent|apply to|waive|reduce|stop)\b/iu,
  /\b(?:may|can)\s+(?:be\s+)?(?:disclosed?|raised?|shared?)\b(?!\s+(?:only|to\s+(?:nobody|no\b)))/iu,
]
const moneyLimits: readonly RegExp[] = [
  /\bno\s+(?:part|portion|element|penny)\s+of\s+(?:the\s+|this\s+)?(?:grant|award|funding|funds?|money|sum|contribution|budget)\b/iu,
  /\b(?:grant|award|funding|funds?|money|monies|sums?)\b[^.;]{0,30}?\b(?:finance|pay|support|meet|cover|fund|be\s+put)\b/iu,
  /\b(?:grant|funding|funds?|award|money|monies|payments?|sums?|contribution|fee|budget)\b[^.;]{0,60}?\b(?:shall|must|may|will|is|are|can)?\s*(?:not|never|only)?\s*(?:be\s+)?(?:used|spent|applied|claimed|charged|put|go|diverted|allocated)\b/iu,
  /\b(?:ineligible|not\s+(?:be\s+)?eligible|eligible expenditure|eligible cost|not allowable|unallowable)\b/iu,
  /\b(?:use|using|spend|spending|apply|applying|charge|charging|claim|claiming|paid?\s+for|financed?)\b[^.;]{0,30}?\b(?:the\s+)?(?:grant|funding|funds?|award|money|monies|from the grant)\b/iu,
  /\b(?:costs?|expenditure|expenses)\b[^.;]{0,60}?\b(?:lobby|campaign|advoca|influenc|petition)/iu,
]
const beyondMoney =
  /\b(?:whether\s+or\s+not|regardless\s+of|irrespective\s+of|however|even\s+(?:if|where|when))\b[^.;]{0,40}?\b(?:fund|financ|paid|grant|money|resourc)/iu
const mutualWords =
  /\b(?:each|either|both|neither|the)\s+part(?:y|ies)\b|\bone\s+another\b|\beach\s+other\b|\bmutual(?:ly)?\b|\bboth\s+(?:sides|bodies)\b/iu
const exceptionWords =
  /\b(?:except|unless|save|other than|apart from|provided that|without prejudice|but\s+(?:this|nothing|may)|other\s+than)\b[^.;]*/giu

/** Reads the parts of a sentence. */
export function readParts(passage: Passage, parties: Parties): Parts {
  const words = plain(passage.lead === '' ? passage.text : `${passage.lead.replace(/[:–-]\s*$/u, '')} ${passage.text}`)
  const prohibition = firstOf(prohibitions, words)
  const penalty = firstOf(penalties, words)
  const guarded = firstOf(protective, words)
  const exceptions = [...words.matchAll(exceptionWords)].map(([found]) => found.trim())
  return {
    passage,
    words,
    actor: actorOf(words, parties),
    prohibition,
    penalty,
    obligation: firstOf(obligations, words),
    consent: firstOf(consents, words),
    protects: guarded !== undefined,
    thisMoney: !beyondMoney.test(words) && moneyLimits.some((limit) => limit.test(words)),
    mutual: mutualWords.test(words),
    exceptions,
  }
}

/** Plain quotes and dashes, single blanks: how sentences are compared. */
export function plain(text: string): string {
  return text
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/[‐‑–—]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** The first of several patterns that is found, as it stands. */
export function firstOf(patterns: readonly RegExp[], words: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(words)
    if (found !== null) return found[0].trim()
  }
  return undefined
}

/** What a passive "by" names who decides, and not who is bound. */
const decidedBy =
  /\b(?:approved|cleared|agreed|authori[sz]ed|vetted|signed off|required|requested|owned|paid|set|given|issued|determined|decided|chosen|asked for|held)\s+(?:in writing\s+)?by\s*$/iu
const verbs =
  /\b(?:shall|must|may|will|cannot|can|agrees?|undertakes?|waives?|is|are|has|have|indemnif(?:y|ies)|assigns?|transfers?|requires?|needs?|gives?|goes|makes?|reserves?|bears?|passes|entitles?|allows?|permits?|results?\s+in|leads?\s+to|constitutes?|amounts?\s+to|lowers?|brings?|harms?)\b/iu

/** Who is bound: the party that the verb follows, else the one that a passive "by" names, else the first that is named. */
function actorOf(words: string, parties: Parties): Parts['actor'] {
  if (mutualWords.test(words)) return 'both'
  const verb = verbs.exec(words)
  const before = verb === null ? words : words.slice(0, verb.index)
  const mentions = mentionsIn(words, parties)
  const subject = mentions.filter(({ at, governed }) => at < before.length && !governed).at(-1)
  if (subject !== undefined) return subject.side
  const agent = mentions.find(({ by, lead }) => by && !decidedBy.test(lead))
  if (agent !== undefined) return agent.side
  // What is said of a thing of the provider binds the provider; of the authority it binds nobody yet.
  return mentions.some(({ at, by, side }) => at < before.length && !by && side === 'provider') ? 'provider' : undefined
}

type Mention = Readonly<{ at: number; side: 'provider' | 'authority'; governed: boolean; by: boolean; lead: string }>

/** Every mention of a party, and whether a preposition governs it ("of the Supplier"). */
function mentionsIn(words: string, { provider, authority }: Parties): readonly Mention[] {
  const found: Mention[] = []
  for (const [side, names] of [
    ['provider', provider],
    ['authority', authority],
  ] as const) {
    for (const match of words.matchAll(new RegExp(names.source, 'giu'))) {
      const lead = words.slice(0, match.index)
      const preposition =
        /\b(?<word>of|with|under|against|to|from|for|about|between|in|on|by|towards)\s+(?:(?:the|its|any|an?|each|every|all|another|other)\s+)?$/iu.exec(
          lead,
        )?.groups?.['word']
      const by = preposition?.toLowerCase() === 'by'
      found.push({
        at: match.index,
        side,
        governed: preposition !== undefined,
        by,
        lead: lead.replace(/\b(?:the|its|any|an?|each)\s+$/iu, '').trimEnd(),
      })
    }
  }
  return found.sort((one, other) => one.at - other.at)
}
