import { bindsProvider, finds, forbids, forbidsOrAsks, hit, type Rule } from '../rule.ts'

/** Rules about speaking: campaigning, giving evidence, criticism, reputation, media, whistleblowing, going to law. */

const campaign = [
  /\b(?:political\s+)?campaign\p{L}*/iu,
  /\blobby\p{L}*/iu,
  /\badvoca(?:cy|te|tes|ting|ted)\b/iu,
  /\bpolitical(?:ly)?\s+(?:activit\p{L}*|active|purposes?|ends?|work|action|matters?|comment\p{L}*|statements?|debates?)/iu,
  /\binfluenc\p{L}*\s+(?:or\s+attempt\p{L}*\s+to\s+influence\s+)?[^.;]{0,40}?\b(?:decision[\s-]?makers?|polic\p{L}*|parliament\p{L}*|government\p{L}*|legislat\p{L}*|law\b|laws\b|minister\p{L}*|council(?:lor)?s?|politicians?|officials?|public opinion|regulat\p{L}*|authorit\p{L}*|mps?\b)/iu,
  /\b(?:seek|attempt|try|press|argue|call|push|agitat\p{L}*)\p{L}*\s+(?:to|for)\s+(?:a\s+|any\s+)?(?:chang\p{L}*|reform\p{L}*)\s*(?:of|in|to)?\s*(?:the\s+)?(?:law|polic\p{L}*|legislation|government)?/iu,
  /\bpetition\p{L}*/iu,
  /\b(?:protest|demonstrat|rall(?:y|ies))\p{L}*/iu,
  /\bpolicy\s+(?:influencing|change)\b/iu,
]
const party = /\b(?:party[\s-]political|bribe|corrupt|electoral|political part(?:y|ies))/iu

const advocacyBan: Rule = (parts) => {
  const { words, thisMoney } = parts
  if (thisMoney || !bindsProvider(parts) || party.test(words)) return undefined
  return hit('advocacy-ban', 1, [forbidsOrAsks(parts), finds(words, ...campaign)])
}

const lobbyingSpend: Rule = (parts) => {
  const { words, thisMoney } = parts
  if (!thisMoney || party.test(words)) return undefined
  return hit('lobbying-spend', 1, [forbids(parts), finds(words, ...campaign)])
}

const lawMakers =
  /\b(?:select committees?|parliament(?:ary|s)?|mps?|members? of (?:the\s+)?(?:parliament|senedd|assembly)|msps?|mss|peers|house of (?:commons|lords)|senedd|scottish parliament|assembly|legislat(?:ure|ors?)|law[\s-]?makers?|scrutiny (?:committee|panel)s?|committees? of (?:the )?(?:house|council)|councillors?|elected members?|public consultations?|consultations?|(?:public\s+)?inquir(?:y|ies)|calls? for evidence|royal commissions?|parliamentarians?)\b/iu
const telling =
  /\b(?:evidence|respon(?:d|ds|se|ses|ding)|submi(?:t|ts|ssion|ssions|tting)|speak\p{L}*|appear\p{L}*|testif\p{L}*|brief\p{L}*|contact\p{L}*|meet\p{L}*|writ(?:e|es|ing)|correspond\p{L}*|communicat\p{L}*|approach\p{L}*|representations?|address\p{L}*|attend\p{L}*|answer\p{L}*|contribut\p{L}*|participat\p{L}*|tak(?:e|es|ing) part|engag\p{L}*|invitations?|inform\p{L}*|talk\p{L}*|liais\p{L}*)\b/iu

const evidenceBan: Rule = (parts) => {
  const { words } = parts
  if (!bindsProvider(parts)) return undefined
  const severity = parts.thisMoney ? { severity: 'medium' as const } : {}
  return hit('evidence-ban', 1, [forbidsOrAsks(parts), finds(words, telling), finds(words, lawMakers)], severity)
}

const criticism =
  /\b(?:critici[sz]\p{L}*|critical|disparag\p{L}*|denigrat\p{L}*|derogatory|defam\p{L}*|adverse\s+(?:comment\p{L}*|remarks?|statements?)|negative(?:ly)?\s*(?:comment\p{L}*|remarks?|statements?|about|public\p{L}*)?|unfavourabl[ey]|hostile|attack\p{L}*|complain\p{L}*\s+(?:publicly|in public)|speak\s+(?:out\s+)?against|belittl\p{L}*|find(?:ing)?\s+fault)\b/iu
const aboutAuthority = (words: string) =>
  finds(
    words,
    /\b(?:authority|council|department|ministers?|government|secretary of state|commissioner|funder|programme|polic(?:y|ies)|scheme|officers?|members|officials?|body|agency|trust|board|crown|client|customer|purchaser|employees|service)\b/iu,
  )

const nonDisparagement: Rule = (parts) => {
  const { words } = parts
  if (!bindsProvider(parts) || parts.actor === 'both')
    return parts.actor === 'both' ? mutualCriticism(parts) : undefined
  return hit('non-disparagement', 1, [forbids(parts), finds(words, criticism), aboutAuthority(words)])
}

const mutualCriticism: Rule = (parts) =>
  hit('non-disparagement', 2, [forbids(parts), finds(parts.words, criticism)], {
    severity: 'low',
    softenedBy: ['binds both parties'],
  })

const reputationOf = [
  /\b(?:reputation|good\s+name|standing|image|good\s+will|goodwill|public\s+confidence|public\s+trust)\b/iu,
  /\b(?:adverse|negative|unfavourable|bad|hostile|unwelcome)\s+(?:publicity|media|press|coverage|attention)\b/iu,
  /\b(?:disrepute|embarrass\p{L}*|discredit\p{L}*)\b/iu,
]
const protecting =
  /\b(?:shall|must|will|undertakes?\s+to|agrees?\s+to)\s+(?:at all times\s+)?(?:protect|uphold|maintain|preserve|safeguard|enhance|promote|pay (?:the utmost )?regard to|have regard to|do (?:all|everything)[^.;]{0,30}?(?:protect|uphold))\b/iu
const honest =
  /\b(?:fair|honest|truthful|good[\s-]faith|in good faith|justified)\s*(?:comment|criticism|reporting|opinion)?/iu

const reputation: Rule = (parts) => {
  const { words, actor } = parts
  if (!bindsProvider(parts) || /\b(?:scor|evaluat|question\s+\d|criteri)/iu.test(words)) return undefined
  const why = parts.protects ? undefined : (parts.prohibition ?? parts.penalty ?? finds(words, protecting))
  const soft = actor === 'both' ? ['binds both parties'] : honest.test(words) ? ['fair comment is allowed'] : []
  return hit(
    'reputation',
    1,
    [why, finds(words, ...reputationOf)],
    soft.length > 0 ? { severity: 'low', softenedBy: soft } : {},
  )
}

const media =
  /\b(?:press|media|journalists?|broadcast\p{L}*|television|radio|newspapers?|publicity|publici[sz]e\p{L}*|announcements?|public\s+statements?|statements?|interviews?|social\s+media|websites?|blogs?|press\s+releases?|speak(?:ing)?\s+publicly|public\s+comment\p{L}*|advertis\p{L}*|conferences?)\b/iu
const narrowMedia =
  /\b(?:logo|brand\p{L}*|crest|trade\s?marks?|joint(?:ly)?|emergenc\p{L}*|personal\s+data|confidential|names?\s+of\s+(?:children|patients|clients|users))\b/iu

const mediaApproval: Rule = (parts) => {
  const { words } = parts
  if (!bindsProvider(parts) || parts.protects || parts.actor === 'both') return undefined
  if (narrowMedia.test(words)) return undefined
  return hit('media-approval', 1, [parts.consent, finds(words, media)])
}

const mediaBan: Rule = (parts) => {
  const { words } = parts
  if (!bindsProvider(parts) || parts.consent !== undefined || narrowMedia.test(words) || parts.actor === 'both')
    return undefined
  return hit('media-approval', 2, [
    forbids(parts),
    finds(
      words,
      /\b(?:press|media|journalists?|interviews?|public\s+statements?|publicity|press\s+releases?|social\s+media)\b/iu,
    ),
  ])
}

const disclosing =
  /\b(?:talk\p{L}*|tell\p{L}*|speak\p{L}*|pass\p{L}*\s+to|mention\p{L}*|publish\p{L}*|disclos\p{L}*|divulg\p{L}*|reveal\p{L}*|communicat\p{L}*|report\p{L}*|rais(?:e|es|ed|ing)|shar(?:e|es|ed|ing)|confidential|secret|discuss\p{L}*|releas\p{L}*|pass\p{L}*\s+on)\b/iu
const concerns =
  /\b(?:concerns?|any\s+(?:information|matters?|details?|facts?)|all\s+(?:information|matters?|details?|communications?|aspects?)|information|wrongdoing|malpractice|problems?|failings?|complaints?|incidents?|the\s+(?:services?|contents?|terms|affairs|business|operations?)|everything)\b/iu
const wayOut =
  /\b(?:law|statut\p{L}*|court|regulat(?:or|ors|ory)|protected disclosures?|pida|employment rights|public interest|charity commission|care quality|ombudsman|police|freedom of information|foia?|whistle\s?blow\p{L}*|safeguarding|prescribed person|hmrc|health and safety)\b/iu
const narrowSecret =
  /\b(?:personal\s+data|service\s+users?'?\s+(?:personal|details|records)|trade\s+secrets?|passwords?|prices?|commercially\s+(?:sensitive|confidential)|names?\s+of|patients?'?\s+(?:records?|data|details|information)|medical\s+records?)\b/iu

/** Whether a text, or a clause of it, leaves a way to tell what is wrong. */
export const leavesWayOut = (text: string): boolean => wayOut.test(text) && inPermission.test(text)
const inPermission =
  /\b(?:except|unless|save|may\b|nothing|required\s+by|other\s+than|without\s+prejudice|subject\s+to|protected|permit\p{L}*|as\s+the\s+law)\b/iu

const sworn = [
  /\b(?:sign\p{L}*|enter\s+into)\b[^.;]{0,60}?\b(?:confidentiality|non-disclosure|secrecy)\b/iu,
  /\b(?:is|are|remains?)\s+(?:strictly\s+)?(?:confidential|secret)\b/iu,
  /\bto\s+(?:no\s+(?:other|one)|nobody)\b/iu,
  /\b(?:only|solely|exclusively)\s+(?:to|with|through|via)\b/iu,
]

const whistleblowing: Rule = (parts) => {
  const { words } = parts
  if (!bindsProvider(parts) || leavesWayOut(words) || narrowSecret.test(words)) return undefined
  const keeps = finds(
    words,
    /\b(?:shall|must|will|is\s+to|are\s+to)\s+(?:at all times\s+)?be\s+(?:kept|treated|held|regarded)\b[^.;]{0,60}?\b(?:confidential|secret|confidence|private)\b/iu,
    /\b(?:shall|must|will|agrees?\s+to|undertakes?\s+to)\s+(?:at all times\s+)?(?:keep|treat|hold|maintain)\b[^.;]{0,80}?\b(?:confidential|secret|confidence|private)\b/iu,
  )
  const signs = finds(words, ...sworn)
  const why = keeps ?? signs ?? forbidsOrAsks(parts)
  return hit('whistleblowing-gap', 1, [why, finds(words, disclosing), finds(words, concerns)])
}

const lawsuit =
  /\b(?:judicial\s+reviews?|legal\s+(?:action|proceedings|challenges?|claims?)|court\p{L}*|litigat\p{L}*|lawsuits?|tribunals?|proceedings|appeals?|claims?\s+against|complaints?\s+against|challeng\p{L}*|sue\b|sues\b|suing|redress|grievances?\b|ombudsm[ae]n|complain\p{L}*)/iu
const against =
  /\b(?:authority|council|department|government|minister\p{L}*|secretary of state|commissioner|funder|crown|public\s+bod(?:y|ies)|agency|decisions?|trust|board|body|state)\b/iu
const friendly =
  /\b(?:complaints?\s+(?:procedure|policy|handling|log|from)|answer\s+complaints|welcomes?|mediat\p{L}*|dispute\s+resolution|before\s+(?:court|proceedings|starting)|insured|third[\s-]party\s+claims|sub-?contractor)\b/iu

const legalAction: Rule = (parts) => {
  const { words } = parts
  if (!bindsProvider(parts) || friendly.test(words)) return undefined
  const low = parts.thisMoney ? { severity: 'low' as const, softenedBy: ['limited to this money'] } : {}
  return hit('legal-action', 1, [forbidsOrAsks(parts), finds(words, lawsuit), finds(words, against)], low)
}

export const voiceRules: readonly Rule[] = [
  advocacyBan,
  lobbyingSpend,
  evidenceBan,
  nonDisparagement,
  reputation,
  mediaApproval,
  mediaBan,
  whistleblowing,
  legalAction,
]
