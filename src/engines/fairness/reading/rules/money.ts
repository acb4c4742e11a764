import { finds, hit, type Rule } from '../rule.ts'
import { amountsIn, daysIn } from '../quantities.ts'

/** Rules about money and risk: payment, costs, leaving, clawback, liability. */

const paying =
  /\b(?:pay(?:s|ment|ments|able)?|paid|invoices?|charges|fee|fees|price|grant\s+instal?ments?|instal?ments?|sums?|remuneration)\b/iu
/** Settings with reasons, not law: payment in 30 days (Procurement Act 2023 ss. 68 and 73), three months' notice (Compact 2010). */
const latestPaymentDays = 30
const shortestNoticeDays = 84
const leastOverheadPercent = 15
const greatestInsurance = 10_000_000

const laterMonth =
  /\b(?:second|third|fourth|sixth)\s+(?:calendar\s+)?month\b|\bend\s+of\s+(?:the\s+|each\s+)?(?:quarter|year|term)\b/iu

const latePayment: Rule = ({ words }) => {
  const late = daysIn(words).find(({ days }) => days > latestPaymentDays)?.text ?? finds(words, laterMonth)
  if (
    late === undefined ||
    !/\b(?:within|at|in|every|after|of\s+receipt|from\s+receipt|days?\s+(?:of|from|after)|following|terms|in\s+arrears|later|net)\b/iu.test(
      words,
    )
  )
    return undefined
  if (/\b(?:notice|repair\p{L}*|report\p{L}*|record\p{L}*|retain\p{L}*|fault|respond)\b/iu.test(words)) return undefined
  return hit('payment', 1, [finds(words, paying), late])
}

const onlyResults: Rule = ({ words }) =>
  hit('payment', 2, [
    finds(words, paying),
    finds(
      words,
      /\b(?:only|solely|wholly|entirely|exclusively|100\s?(?:%|per\s?cent)|all|no\s+(?:payment|fee|sum)|nothing)\b[^.;]{0,60}?\b(?:outcomes?|results?|success\p{L}*|job\s+starts?|sustained|performance|achiev\p{L}*|milestones?)\b/iu,
      /\b(?:outcomes?|results?|success\p{L}*)\b[^.;]{0,40}?\b(?:only|alone)\b/iu,
      /\b(?:conditional|contingent|dependent|depends?)\s+(?:up)?on\b[^.;]{0,60}?\b(?:outcomes?|results?|success\p{L}*|achiev\p{L}*|targets?)\b/iu,
      /\b(?:payable|paid|due|released)\s+(?:up)?on\s+(?:the\s+)?(?:achiev\p{L}*|proof|evidence|delivery)\b[^.;]{0,60}?\b(?:outcomes?|results?)\b/iu,
      /\bby\s+results\b/iu,
    ),
  ])

const atWill: Rule = ({ words, actor }) => {
  if (actor === 'provider' || /\b(?:undisputed|disputed\s+part|fraud|good\s+faith)\b/iu.test(words)) return undefined
  return hit('payment', 3, [
    finds(
      words,
      /\b(?:withhold\p{L}*|h(?:o|e)ld\p{L}*\s+back|set[\s-]?off|deduct\p{L}*|suspend\p{L}*|retain\p{L}*|delay\p{L}*|defer\p{L}*)\b/iu,
    ),
    finds(words, paying),
    finds(
      words,
      /\b(?:for\s+(?:any|whatever)\s+reason|as\s+it\s+(?:likes|pleases|wishes)|any\s+(?:sum|amount|reason|claim|cause)|at\s+(?:its|the\s+[\p{L}\s]{2,30}'s)\s+(?:sole\s+|absolute\s+)?discretion|without\s+(?:giving\s+)?(?:reason|notice)|whenever|as\s+it\s+(?:thinks|sees)\s+fit|at\s+any\s+time)\b/iu,
    ),
  ])
}

const inArrears: Rule = ({ words }) => {
  if (/\bin\s+advance\b/iu.test(words)) return undefined
  return hit('payment', 5, [finds(words, paying), finds(words, /\bin\s+arrears?\b/iu)])
}

const paidWhenPaid: Rule = ({ words }) => {
  if (/\bwhether\s+or\s+not\b/iu.test(words)) return undefined
  return hit('payment', 4, [
    finds(words, paying),
    finds(
      words,
      /\b(?:when|once|only\s+(?:if|after|when)|until|after)\s+(?:it|the\s+[\p{L}\s]{2,30}?)\s+(?:has|have|is|are)\s+(?:itself\s+)?(?:been\s+)?(?:paid|received\s+(?:payment|funds))\b/iu,
    ),
  ])
}

const overheads =
  /\b(?:overheads?|indirect\s+costs?|management\s+(?:costs?|fees?)|core\s+costs?|(?:central\s+)?administrat(?:ion|ive)(?:\s+costs?)?|support\s+costs?|full\s+cost|central\s+\p{L}+|running\s+costs?|rent|redundanc\p{L}*)\b/iu
const notPaid =
  /\b(?:not\s+(?:be\s+)?(?:charged|recovered|payable|paid|eligible|funded|covered|allowed|allowable|met|reimbursed|claimed|included)|ineligible|no\s+(?:contribution|payment|allowance|provision|element|part)|excluded|nil|zero|none|inclusive\s+of\s+(?:everything|all)|will\s+not\s+(?:pay|fund|cover|meet|contribute)|(?:may|must|shall)\s+not\s+(?:include|claim|charge|recover))\b/iu

const noOverheads: Rule = ({ words, protects }) => {
  if (protects) return undefined
  return hit('cost-cap', 1, [finds(words, overheads), finds(words, notPaid)])
}

const capped: Rule = ({ words }) => {
  const percent = /(?<percent>\d+(?:\.\d+)?)\s?(?:%|per\s?cent)/iu.exec(words)
  if (percent === null || Number(percent.groups?.['percent']) >= leastOverheadPercent) return undefined
  return hit('cost-cap', 2, [
    finds(words, overheads),
    percent[0],
    finds(
      words,
      /\b(?:not\s+(?:to\s+)?exceed|no\s+more\s+than|up\s+to|maximum|limited\s+to|capped|cap\b|at\s+most|ceiling|not\s+be\s+(?:more|greater))/iu,
    ),
  ])
}

const frozen: Rule = ({ words }) =>
  hit('cost-cap', 3, [
    finds(words, /\b(?:prices?|fees?|charges|rates?|grants?|payments?|sums?|funding)\b/iu),
    finds(
      words,
      /\b(?:no|without|not\s+(?:be\s+)?(?:subject\s+to|adjusted|increased|indexed|uplifted)|nor)\s*(?:any\s+)?(?:index\p{L}*|uplift\p{L}*|inflation\p{L}*|increase\p{L}*|for\s+inflation|adjustment|annual\s+\p{L}+)?\b/iu,
    ),
    finds(words, /\b(?:index\p{L}*|inflation\p{L}*|uplift\p{L}*|cost\s+of\s+living|wage\s+rises?)\b/iu),
  ])

const leaving =
  /\b(?:terminat\p{L}*|end(?:s|ed|ing)?|cancel\p{L}*|withdraw\p{L}*|reduc\p{L}*|var(?:y|ies|ied|iation)|cut(?:s|ting)?|suspend\p{L}*|chang(?:e|es|ed|ing)|alter\p{L}*|amend\p{L}*|stop(?:s|ped)?|discontinu\p{L}*)\b/iu
const agreement =
  /\b(?:contract|agreement|grant|funding|service|services|price|terms|order|volumes?|award|fee|charges|payments?|specification)\b/iu
const easily =
  /\b(?:at\s+any\s+time|without\s+(?:cause|reason|notice|liability|compensation|giving)|for\s+(?:convenience|any\s+reason|no\s+reason)|(?:with\s+)?immediate(?:ly)?(?:\s+effect)?|forthwith|at\s+(?:its|the\s+[\p{L}\s]{2,30}'s)\s+(?:sole\s+|absolute\s+|entire\s+)?discretion|absolute\s+discretion|as\s+it\s+(?:sees|thinks)\s+fit|unilaterally|no\s+right\s+to\s+terminate|in\s+its\s+sole)\b/iu
const cause =
  /\b(?:fraud|serious|breach|insolven\p{L}*|default|corrupt\p{L}*|bribery|children|safeguarding|harm|risk\s+to|illegal|convict\p{L}*|misuse|by\s+law)\b/iu

const oneSidedExit: Rule = ({ words, actor }) => {
  if (actor === 'both' || actor === 'provider' || cause.test(words)) return undefined
  const notice = daysIn(words).find(({ days }) => days < shortestNoticeDays)
  const long = daysIn(words).some(({ days }) => days >= shortestNoticeDays)
  const how = finds(words, easily) ?? (/\bnotice\b/iu.test(words) ? notice?.text : undefined)
  if (long && finds(words, easily) === undefined) return undefined
  return hit('one-sided-exit', 1, [
    finds(words, /\b(?:may|can|entitled\s+to|right\s+to|reserves?)\b/iu),
    finds(words, leaving),
    finds(words, agreement),
    how,
  ])
}

const saved =
  /\b(?:not\s+(?:been\s+)?(?:spent|used)|income\s+(?:above|over|beyond)|cost\s+reductions?|gains?|surplus(?:es)?|under-?spen[dt]\p{L}*|unspent|efficienc\p{L}*|savings?|reserves?|profits?|excess|remaining\s+(?:funds?|grant|balance)|balances?|left\s+over|unused)\b/iu
const takingBack =
  /\b(?:belongs?\s+to|credited|payable\s+to|given\s+to|paid\s+(?:over\s+)?to|accru\p{L}*|go(?:es)?\s+back|revert\p{L}*|given\s+back|return\p{L}*|repa(?:y|id|yment)\p{L}*|recover\p{L}*|claw\p{L}*|deduct\p{L}*|refund\p{L}*|paid\s+back|pay\s+back|reduc\p{L}*|offset|hand\p{L}*\s+back|surrender\p{L}*|retain(?:ed)?\s+by|shared?\s+with)\b/iu
const fairTaking =
  /\b(?:ineligible|misus\p{L}*|fraud|not\s+used\s+for|may\s+keep|keeps?|retain(?:s)?\s+(?:any|its)|wrongly)\b/iu

const clawback: Rule = ({ words, protects }) => {
  if (protects || fairTaking.test(words)) return undefined
  return hit('clawback', 1, [finds(words, saved), finds(words, takingBack)])
}

const blame = /\b(?:liab\p{L}*|indemnif\p{L}*|indemnit\p{L}*|responsib\p{L}*|losses|claims|damages)\b/iu
const endless =
  /\b(?:unlimited|without\s+(?:any\s+)?limit\p{L}*|uncapped|no\s+(?:cap|limit)|all\s+(?:and\s+any\s+)?(?:losses|claims|liabilit\p{L}*|costs|damages)|any\s+(?:and\s+all\s+)?(?:losses?|claims?|liabilit\p{L}*|damages?)|howsoever|however\s+(?:caused|arising)|in\s+full|whatsoever|whether\s+or\s+not)\b/iu
const usual =
  /\b(?:death|personal\s+injury|fraud|negligen\p{L}*|nothing\s+(?:limits|in)|shall\s+not\s+exceed|limited\s+to|cap(?:ped)?\s+at|proportion\p{L}*)\b/iu

const liability: Rule = ({ words, actor, protects }) => {
  if (
    actor === 'authority' ||
    actor === 'both' ||
    (usual.test(words) && !/\bunlimited|uncapped|howsoever\b/iu.test(words)) ||
    protects
  )
    return undefined
  return hit('liability', 1, [finds(words, blame), finds(words, endless)])
}

const insurance: Rule = ({ words, actor }) => {
  if (actor === 'authority') return undefined
  const sum = amountsIn(words).find(({ pounds }) => pounds > greatestInsurance)
  return hit('liability', 2, [finds(words, /\b(?:insur\p{L}*|cover|indemnity)\b/iu), sum?.text])
}

const guarantee: Rule = ({ words, protects }) =>
  protects
    ? undefined
    : hit('liability', 3, [
        finds(
          words,
          /\b(?:personal(?:ly)?\s+(?:guarantees?|liable|responsible|indemnif\p{L}*)|joint(?:ly)?\s+and\s+several(?:ly)?|parent\s+(?:company\s+)?guarantee)\b/iu,
        ),
        finds(words, /\b(?:shall|must|will|are|is|give|gives)\b/iu),
      ])

export const moneyRules: readonly Rule[] = [
  latePayment,
  onlyResults,
  atWill,
  inArrears,
  paidWhenPaid,
  noOverheads,
  capped,
  frozen,
  oneSidedExit,
  clawback,
  liability,
  insurance,
  guarantee,
]
