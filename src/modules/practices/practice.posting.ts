import type { Posting } from '../../engines/matching/posting.ts'
import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { writtenFields } from '../../platform/bundled-files/written-fields.ts'
import type { Practice } from './practice.domain.ts'

/** A practice as the index takes it in: its title states a problem too, and so do the words in which people ask for it. */
export function practicePosting(practice: Practice, titles: CodeTitles): Posting {
  const { placeCodes, confirmedOn } = practice
  return {
    id: practice.id,
    kind: 'practice',
    fields: writtenFields({
      // In one line, so that a highlight of it reads as a list of what people say and not as one muddled sentence.
      problem: [practice.title, practice.problem, practice.saidAs.join('; ')],
      people: [practice.people],
      outcome: practice.outcomes,
      done: [practice.summary, practice.whatIsDone, ...practice.core, ...practice.adaptable],
      service: [...practice.serviceAreas.map((area) => titles.serviceArea(area)), ...practice.delivered],
      where: [...practice.places, practice.country, ...placeCodes.map((code) => titles.place(code))],
      name: [practice.title, ...practice.alsoCalled],
    }),
    concepts: practice.concepts,
    ...(placeCodes.length > 0 && { places: placeCodes }),
    ...(confirmedOn && { confirmed: confirmedOn }),
    facets: {
      service_area: practice.serviceAreas,
      practice_kind: [practice.kind],
      status: [practice.status],
    },
  }
}
