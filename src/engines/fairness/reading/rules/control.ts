import { finds, hit, type Rule } from '../rule.ts'

/** Rules about who decides: information, the way an organisation is run, its other funders, results, what it knows. */

const giving =
  /\b(?:suppl\p{L}*|provid\p{L}*|giv(?:e|es|en)|furnish\p{L}*|submit\p{L}*|disclos\p{L}*|produc(?:e|es)|make\s+available|grant\p{L}*\s+access|allow\p{L}*\s+access|hand\s+over|send\p{L}*|deliver\p{L}*|report\p{L}*|answer\p{L}*|comply\s+with)\b/iu
const information =
  /\b(?:information|data|records?|documents?|reports?|returns?|accounts|evidence|access|books|requests?|explanations?)\b/iu
const atWill =
  /\b(?:(?:records?|information|data|documents?|reports?|anything|everything)\s+(?:the\s+)?[\p{L}\s]{2,25}?\s+(?:requests?|asks?|wants?|demands?|requires?)|(?:as|that|which|whatever|any\p{L}*)\s+(?:the\s+)?[\p{L}\s]{2,30}?\s+(?:may|might|shall|chooses?|thinks?|deems?|sees?|requires?|requests?|wants?|asks?)\b(?:\s+(?:from time to time|require|request|ask|demand|specify|want|consider))?|on\s+(?:demand|request)|when(?:ever)?\s+(?:asked|required|requested)|may\s+(?:at\s+any\s+time\s+)?(?:require|request|demand|ask\s+for))/iu
const withoutLimit =
  /\b(?:at\s+no\s+(?:extra\s+|additional\s+)?(?:cost|charge)|free\s+of\s+charge|any\s+(?:and\s+all\s+)?(?:information|data|records?|documents?|reports?|time|form|further|other|additional)|all\s+(?:information|data|records?|documents?)|at\s+any\s+time|at\s+all\s+times|immediately|forthwith|from\s+time\s+to\s+time|without\s+(?:delay|limit|charge|notice)|in\s+any\s+(?:form|format)|in\s+(?:such|whatever)\s+form|at\s+(?:its|the\s+provider's)\s+own\s+cost|unlimited|within\s+(?:24|48)\s+hours|such\s+(?:other\s+|further\s+|additional\s+)?(?:information|data|records?|documents?|reports?))\b/iu
const limits =
  /\b(?:reasonabl[ey]|set\s+out\s+in|listed\s+in|schedule|annex|appendix|needed\s+to|necessary\s+to|no\s+more\s+than|agreed|freedom\s+of\s+information|safeguarding|by\s+law|proportionate|quarterly|annually|yearly|once\s+a|twice\s+a|audit)\b/iu

const openEndedInformation: Rule = ({ words, actor }) => {
  if (actor === 'both' || limits.test(words)) return undefined
  const cues = [...words.matchAll(new RegExp(withoutLimit.source, 'giu'))]
  // Two ways of saying that there is no limit are as good as saying who may ask.
  const asked = finds(words, atWill) ?? cues[1]?.[0]
  return hit('open-ended-information', 1, [finds(words, giving), finds(words, information), asked, cues[0]?.[0]])
}

const inspection: Rule = ({ words, actor }) => {
  if (actor === 'provider' || actor === 'both' || limits.test(words)) return undefined
  return hit('open-ended-information', 3, [
    finds(
      words,
      /\b(?:may|can|shall|entitled\s+to)\b[^.;]{0,40}?\b(?:inspect|enter|audit|visit|examine|access|see|copy)\b/iu,
    ),
    finds(words, /\b(?:records?|books|premises|accounts|files|documents?|systems?|data|information)\b/iu),
    finds(words, withoutLimit, /\bwithout\s+(?:prior\s+)?(?:notice|warning)\b/iu),
  ])
}

const newDemands: Rule = ({ words, actor }) => {
  if (actor !== 'authority' || limits.test(words)) return undefined
  return hit('open-ended-information', 2, [
    finds(words, /\bmay\b[^.;]{0,40}?\b(?:add|change|introduce|impose|vary|require|amend)\b/iu),
    finds(
      words,
      /\b(?:indicators?|kpis?|monitoring|reporting\s+requirements?|targets?|measures?|performance\s+\p{L}+|returns?|data\s+requirements?)\b/iu,
    ),
  ])
}

const inside =
  /\b(?:staff|employees?|personnel|workers?|volunteers?|chief\s+executive|manager\p{L}*|director\p{L}*|officers?\s+of\s+the\s+(?:charity|recipient|provider)|trustees?|board|governing\s+body|management\s+committee|recruit\p{L}*|appoint\p{L}*|dismiss\p{L}*|salar\p{L}*|pay\s+rates|polic(?:y|ies)|procedures?|constitution|governing\s+document|strateg\p{L}*|business\s+plan|working\s+methods?|methods?\s+of\s+(?:work|delivery)|methods?|day[\s-]to[\s-]day|internal|opening\s+hours|structure|expenditure|purchases?|spending|logo\s+colour|job\s+descriptions?|rotas?|timetables?|meetings?\s+of)\b/iu
const steering = [
  /\b(?:without|unless|until|subject\s+to|requires?|obtain\p{L}*|seek\p{L}*|with|needs?|prior)\b[^.;]{0,60}?\b(?:consent|approval|permission|agreement|authori[sz]ation|sign-?off)\b/iu,
  /\b(?:shall|must|will|is\s+to|are\s+to)\s+(?:first\s+)?(?:be\s+)?(?:approved?|agreed|authori[sz]ed|vetted|directed|instructed|decided|chosen|selected|determined)\s+by\b/iu,
  /\b(?:may|shall|will|can|is\s+entitled\s+to|has\s+the\s+right\s+to)\s+(?:at\s+any\s+time\s+)?(?:direct|instruct|require|dictate|determine|decide|appoint|nominate|remove|dismiss|veto|approve|attend\s+and\s+(?:may\s+)?vote|vote|replace|choose|select|specify|control|attend)\b/iu,
  /\b(?:follow|comply\s+with|obey|carry\s+out|act\s+on|adopt)\s+(?:all\s+|any\s+|such\s+|every\s+)?(?:instructions?|directions?|orders?|polic(?:y|ies)|guidance)\s+(?:of|from|given|issued|by)\b/iu,
]
const ordinary =
  /\b(?:dbs|safeguarding|health\s+and\s+safety|qualified|regulat(?:or|ed)|if\s+invited|observer|by\s+law|criminal\s+record|training\s+requirements?|tell\s+the|notify|inform\s+the|data\s+protection)\b/iu

const micromanagement: Rule = ({ words, actor, protects }) => {
  if (actor === 'both' || protects || ordinary.test(words)) return undefined
  return hit('micromanagement', 1, [finds(words, ...steering), finds(words, inside)])
}

const smallSpending: Rule = ({ words }) => {
  const found = /(?:£|gbp\s?)(?<sum>[\d,]+)/iu.exec(words)
  const sum = Number((found?.groups?.['sum'] ?? '').replaceAll(',', ''))
  if (found === null || !(sum > 0) || sum >= 500) return undefined
  return hit('micromanagement', 2, [
    finds(words, ...steering),
    finds(words, /\b(?:expenditure|spending|purchases?|items?|costs?|payments?)\b/iu),
    found[0],
  ])
}

const otherWork = [
  /\b(?:offer|replicat|franchis|market|sell|licen[sc]|promot|adapt|run|use|tender|trad)\p{L}*\b[^.;]{0,50}?\b(?:elsewhere|to\s+(?:any|other|another)|outside|for\s+(?:any|other|another))\b/iu,
  /\b(?:first\s+refusal|non-?compete|whole\s+of\s+its\s+time|any\s+(?:arrangement|agreement)\s+with)\b/iu,
  /\b(?:other|another|any\s+other|further|additional|alternative|third[\s-]party)\s+(?:sources?\s+of\s+)?(?:funding|funders?|grants?|donors?|income|contracts?|commissioners?|customers?|sponsors?|authorit(?:y|ies)|council|bod(?:y|ies)|organisations?|clients?|work)\b/iu,
  /\b(?:similar|competing|comparable|same|like|equivalent|rival)\s+(?:services?|work|activit\p{L}*|projects?|programmes?|business)\b/iu,
  /\b(?:compet(?:e|es|ing|ition)|exclusive(?:ly)?|exclusivity|sole(?:ly)?\s+(?:for|to)|work\s+(?:only|solely|exclusively)\s+for|(?:work|deliver|fund|funded|provide|services?)\p{L}*\b[^.;]{0,30}?\b(?:elsewhere|any(?:where|body|one)\s+else))\b/iu,
  /\bfunding\s+from\s+(?:any|other|another)\b/iu,
  /\b(?:apply|applying|bid|bidding|seek|seeking|accept|accepting)\b[^.;]{0,30}?\b(?:funding|grants?|money|support|donations?|contracts?)\b/iu,
]
const openlyTold = /\b(?:tell\s+the|declare)\b/iu
const fine =
  /\b(?:double\s+(?:funding|count)|same\s+(?:costs?|expenditure)|twice\s+for|conflicts?\s+of\s+interest|may\s+(?:also\s+)?(?:work|seek|accept|provide)|is\s+free)\b/iu

const exclusivity: Rule = (parts) => {
  const { words, actor, protects } = parts
  if (
    actor === 'both' ||
    actor === 'authority' ||
    protects ||
    fine.test(words) ||
    (openlyTold.test(words) && parts.consent === undefined)
  )
    return undefined
  const only = finds(words, /\b(?:shall|must|will)\s+(?:work\s+)?(?:only|solely|exclusively)\b/iu)
  return hit('exclusivity', 1, [parts.prohibition ?? parts.consent ?? only, finds(words, ...otherWork)])
}

const otherIncome: Rule = ({ words, protects }) => {
  if (protects) return undefined
  return hit('exclusivity', 2, [
    finds(
      words,
      /\b(?:income|donations?|grants?|funding|money|sums?)\b[^.;]{0,50}?\b(?:donors?|donated|other\s+sources?|elsewhere|charitable|fundrais\p{L}*|receives?|raises?|third\s+parties)\b/iu,
    ),
    finds(
      words,
      /\b(?:deduct\p{L}*|reduc\p{L}*|offset|set\s+(?:off\s+)?against|taken\s+(?:off|into\s+account)|subtract\p{L}*)\b/iu,
    ),
    finds(words, /\b(?:charges?|grant|payments?|price|fees?|funding|instalments?)\b/iu),
  ])
}

const results =
  /\b(?:results?|findings?|research|evaluations?|stud(?:y|ies)|reports?|outcomes?\s+data|publications?|conclusions|lessons|learning|papers?|articles?)\b/iu
const publishing =
  /\b(?:withh(?:o|e)ld\p{L}*|suppress\p{L}*|embargo\p{L}*|publish\p{L}*|publication|releas\p{L}*|disseminat\p{L}*|public(?:ly)?|shar(?:e|ed|ing)|disclos\p{L}*|present(?:ed|ing)?|circulat\p{L}*)\b/iu
const factual =
  /\b(?:factual|personal\s+data|whatever\s+they\s+show|comments?\s+on\s+(?:facts|accuracy)|anonymis\p{L}*|acknowledg\p{L}*|ethic\p{L}*)\b/iu

const researchControl: Rule = (parts) => {
  const { words, protects } = parts
  if (protects || (factual.test(words) && parts.consent === undefined) || parts.actor === 'both') return undefined
  const owns = finds(
    words,
    /\b(?:belongs?|belong|vests?|becomes?\s+(?:the\s+)?property|will\s+own|shall\s+own|is\s+the\s+property|are\s+the\s+property|remains?\s+the\s+property|owned\s+by|owns)\b/iu,
  )
  const steers = finds(
    words,
    /\b(?:may\s+(?:refuse|block|postpone|restrict|embargo|limit|require|delay|prevent|stop|veto|withhold|suppress|amend|edit|change|object)|right\s+to\s+(?:amend|edit|veto|withhold|delay|approve|change)|require\s+changes|decides?\s+(?:whether|if|when)|at\s+its\s+(?:sole\s+|absolute\s+)?discretion|veto\p{L}*|withh(?:o|e)ld)\b/iu,
  )
  const why = steers ?? parts.consent ?? parts.prohibition
  return (
    hit('research-control', 1, [why, finds(words, results), finds(words, publishing)]) ??
    hit('research-control', 2, [
      owns,
      finds(words, /\b(?:results?|findings?|evaluations?|research|data|outputs?|learning|studies)\b/iu),
    ])
  )
}

const knowledge =
  /\b(?:intellectual\s+property|iprs?|ip\b|copyrights?|patents?|know-?how|inventions?|materials?|methods?|methodolog\p{L}*|databases?|software|designs?|works?|toolkits?|training\s+materials)\b/iu
const taking =
  /\b(?:assign\p{L}*|vests?|vested|transfer\p{L}*|belongs?|belong|waiv\p{L}*|surrender\p{L}*|becomes?\s+the\s+property|(?:is|are|be|remain)\s+(?:the\s+)?(?:sole\s+|exclusive\s+)?property|owned\s+by|shall\s+own|will\s+own|owns|passes?\s+to|cedes?|licen[sc]es?[^.;]{0,60}?\b(?:perpetual|irrevocabl|exclusive))/iu
const tooMuch =
  /\b(?:all|any|every|existing|pre-?existing|background|prior|whenever|whether\s+(?:created|made|developed|existing)|before\s+or|before\s+the|already|its\s+(?:own\s+)?(?:know-?how|intellectual|methods?|materials?|ip\b|rights)|everything|in\s+perpetuity)\b/iu
const keeps =
  /\b(?:keeps?|retains?|remains?\s+(?:the\s+property\s+of\s+(?:the\s+)?(?:provider|supplier|recipient|charity)|with\s+(?:the\s+)?(?:provider|its\s+owner|that\s+party))|each\s+party|its\s+owner|non-exclusive|created\s+(?:for|under|in\s+the\s+course))\b/iu

const ipGrab: Rule = (parts) => {
  const { words, protects, actor } = parts
  if (protects || actor === 'both' || keeps.test(words)) return undefined
  return hit('ip-grab', 1, [finds(words, taking), finds(words, knowledge), finds(words, tooMuch)])
}

export const controlRules: readonly Rule[] = [
  openEndedInformation,
  inspection,
  newDemands,
  micromanagement,
  smallSpending,
  exclusivity,
  otherIncome,
  researchControl,
  ipGrab,
]
