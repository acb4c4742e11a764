/** What a wording may do to the independence of who delivers. */
export const clauseTypes = [
  'advocacy-ban',
  'evidence-ban',
  'reputation',
  'non-disparagement',
  'whistleblowing-gap',
  'legal-action',
  'payment',
  'lobbying-spend',
  'media-approval',
  'research-control',
  'open-ended-information',
  'micromanagement',
  'exclusivity',
  'cost-cap',
  'one-sided-exit',
  'clawback',
  'liability',
  'ip-grab',
] as const
export type ClauseType = (typeof clauseTypes)[number]

export type Severity = 'low' | 'medium' | 'high'

/** The first seven types are high unless something softens them. */
export function baseSeverity(type: ClauseType): Severity {
  return clauseTypes.indexOf(type) < 7 ? 'high' : 'medium'
}

/** One step or more down; below low there is nothing. */
export function lowered(severity: Severity, steps: number): Severity | undefined {
  const order: readonly Severity[] = ['high', 'medium', 'low']
  return order[order.indexOf(severity) + steps]
}

/** How a wording reads if it is taken literally, and a fairer one; `P` is the provider's name in the text, `A` the authority's. */
export const explanations: Readonly<Record<ClauseType, Readonly<{ reading: string; suggestion: string }>>> = {
  'advocacy-ban': {
    reading: 'keeps P from campaigning or arguing for change, whoever pays for it.',
    suggestion: 'P may campaign and comment within charity law. This money is spent on the agreed purposes only.',
  },
  'evidence-ban': {
    reading: 'keeps P from telling law makers or public consultations what it has learned.',
    suggestion: 'P may give evidence to Parliament, councillors, consultations and inquiries from its own experience.',
  },
  reputation: {
    reading: 'forbids P anything that might harm the good name of A, true and fair criticism included.',
    suggestion: 'Each party acts honestly towards the other. Fair comment made in good faith is not a breach.',
  },
  'non-disparagement': {
    reading: 'forbids P from saying anything critical of A, even if it is true.',
    suggestion: 'Each party may comment on the services. A will not penalise P for criticism made in good faith.',
  },
  'whistleblowing-gap': {
    reading: 'keeps people at P from telling anybody outside what is wrong, with no exception that the clause names.',
    suggestion:
      'Nothing here prevents a protected disclosure, or telling a regulator, the police or the Charity Commission.',
  },
  'legal-action': {
    reading: 'keeps P from challenging A, or from helping others to do so.',
    suggestion: 'P may advise and represent people, and may challenge decisions, as the law allows.',
  },
  payment: {
    reading: 'lets P wait for its money, or carry the risk of not being paid for work that was done.',
    suggestion:
      'A pays each undisputed invoice within 30 days of receipt, and says at once which part it disputes and why.',
  },
  'lobbying-spend': {
    reading: 'keeps this money from paying for influence, and may reach ordinary policy work.',
    suggestion:
      'This money does not pay for party politics. Policy work that arises from the funded service, such as answering a consultation, may be paid for.',
  },
  'media-approval': {
    reading: 'lets P speak in public only when A has agreed to it first.',
    suggestion: 'Announcements that are made in both names are agreed. P may speak for itself about its own work.',
  },
  'research-control': {
    reading: 'lets A decide whether or how results are published.',
    suggestion: 'Results are published whatever they show. A may comment on facts within 28 days before.',
  },
  'open-ended-information': {
    reading: 'asks P for any information, whenever A likes, with no limit to what that costs.',
    suggestion:
      'P reports what the schedule names, at the dates there. More is given where it is reasonable and its cost is agreed.',
  },
  micromanagement: {
    reading: 'lets A decide how P runs itself: its people, trustees, methods or small spending.',
    suggestion: 'P decides how it is run. A is told of changes that affect the agreed outcomes.',
  },
  exclusivity: {
    reading: 'lets A decide with whom else P may work or who else may fund it.',
    suggestion: 'P may take other funding and work for others, and says how it keeps this service separate.',
  },
  'cost-cap': {
    reading: 'leaves part of what the service costs to P to pay for from elsewhere.',
    suggestion:
      'The price holds a fair share of overheads, worked out by an agreed method, and rises with costs each year.',
  },
  'one-sided-exit': {
    reading: 'lets A alone leave, cut or change the agreement, sooner than P can plan for.',
    suggestion:
      'Either party may end the agreement with three months’ notice and a reason. A says first what it would mean for the people served.',
  },
  clawback: {
    reading: 'takes from P what it saved or did not have to spend.',
    suggestion:
      'P keeps what it saves once the agreed outcomes are met, and says how it is used for the people served.',
  },
  liability: {
    reading: 'puts a risk on P that is out of proportion to what it is paid.',
    suggestion:
      'Liability of each party is limited to a sum that fits the yearly value, but for death, injury and fraud.',
  },
  'ip-grab': {
    reading: 'takes from P what it knew or made before or beyond this agreement.',
    suggestion: 'Each party keeps what it had. What is made under the agreement may be used by both for the service.',
  },
}
