import { otherServiceArea } from '../../../platform/bundled-files/code-titles.ts'
import { conceptText, type Finding, type Practice } from '../practice.domain.ts'
import { choiceWords, neededChoices, resourceChoices } from './profile-choices.ts'
import type { Profile } from './profile.schema.ts'
import type { WrittenPractice } from './written-practice.domain.ts'

/** The dataset of rows that no file brought. */
export const writtenHere = 'written-here'

/** What an edition becomes readable and findable with. */
export type ProjectionParts = Readonly<{
  /** The codes of concepts that a text carries. */
  codesOf: (text: string) => readonly string[]
  ownerName: string
  /** The description from a published source that its owner has claimed; its sources and findings stay. */
  attributed?: Practice | undefined
}>

const said = (text: string) => (text === '' ? undefined : text)
const joined = (...texts: readonly string[]) => said(texts.filter((text) => text !== '').join('\n\n'))

/** An edition as all pages, lists and the index read a practice. */
export function practiceOf(
  written: Pick<WrittenPractice, 'id' | 'confirmedOn'>,
  profile: Profile,
  { codesOf, ownerName, attributed }: ProjectionParts,
): Practice {
  const kind = profile.kind === '' ? 'service' : profile.kind
  const areas = profile.serviceArea === '' ? [otherServiceArea] : [profile.serviceArea]
  const words = {
    title: profile.title,
    summary: profile.summary,
    problem: profile.problem,
    people: profile.people,
    outcomes: profile.outcomes,
    what_is_done: profile.whatIsDone,
    said_as: profile.saidAs,
  }
  const parts = (role: 'core' | 'adaptable') =>
    profile.components.filter((one) => (one.role === 'adaptable') === (role === 'adaptable')).map(({ what }) => what)
  const money = profile.resources.filter(({ sort }) => ['start', 'run', 'person'].includes(sort))
  const cost = said(money.map(({ what, sort }) => `${choiceWords(resourceChoices, sort)}: ${what}`).join('; '))
  return {
    id: written.id,
    kind,
    title: profile.title,
    summary: said(profile.summary),
    alsoCalled: attributed?.alsoCalled ?? [],
    serviceArea: areas[0] ?? otherServiceArea,
    serviceAreas: areas,
    owner: ownerName,
    country: attributed?.country,
    places: profile.places,
    placeCodes: profile.placeCodes,
    beganYear: attributed?.beganYear,
    problem: said(profile.problem),
    people: said(profile.people),
    outcomes: profile.outcomes,
    whatIsDone: said(profile.whatIsDone),
    core: parts('core'),
    adaptable: parts('adaptable'),
    delivered: attributed?.delivered ?? [],
    whatItTakes: joined(
      profile.resources
        .filter((resource) => !money.includes(resource))
        .map(({ what, needed }) =>
          needed === '' ? what : `${what} (${choiceWords(neededChoices, needed).toLowerCase()})`,
        )
        .join('; '),
      profile.timeToResult === '' ? '' : `Until the first result: ${profile.timeToResult}`,
    ),
    whereItWouldNotWork: said(profile.wouldNotWork),
    lesson: said(profile.doNow) ?? attributed?.lesson,
    quote: attributed?.quote,
    evidenceNote: attributed?.evidenceNote,
    status: kind === 'attempt' ? 'stopped' : 'in use',
    saidAs: profile.saidAs,
    toConfirm: attributed?.toConfirm ?? [],
    standard: attributed?.standard,
    findingCount: (attributed?.findingCount ?? 0) + profile.results.length,
    source: attributed?.source ?? `Written by those who do it: ${ownerName}`,
    sourceUrl: attributed?.sourceUrl,
    licence: profile.licence === '' ? 'CC BY 4.0' : profile.licence,
    written: attributed?.written,
    concepts: codesOf(conceptText(words)),
    confirmedOn: written.confirmedOn,
    detail: {
      sources: attributed?.detail.sources ?? [],
      cost: cost === undefined ? attributed?.detail.cost : { text: cost, year: undefined, sourceIndex: undefined },
      sums: attributed?.detail.sums ?? [],
      designs: attributed?.detail.designs ?? [],
      studies: attributed?.detail.studies,
    },
  }
}

/** What its owner found, as findings; those of a published source stay beside them. */
export function findingsOf(practiceId: string, profile: Profile): readonly Finding[] {
  return profile.results.map((result, at) => ({
    id: `${practiceId}-own-${at + 1}`,
    practiceId,
    outcome: result.outcome === '' ? 'Not stated' : result.outcome,
    result: said(result.result),
    measure: said(result.how),
    direction: result.direction === '' ? 'mixed' : result.direction,
    effect: undefined,
    low: undefined,
    high: undefined,
    pValue: undefined,
    participants: undefined,
    design: undefined,
    rating: undefined,
    place: undefined,
    year: /^\d{4}$/.test(result.year) ? Number(result.year) : undefined,
    followUp: undefined,
    evaluatorIndependent: false,
    citation: said(result.source),
    sourceIndex: undefined,
  }))
}
