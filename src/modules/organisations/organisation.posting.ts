import type { Posting } from '../../engines/matching/posting.ts'
import { otherServiceArea, type CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { writtenFields } from '../../platform/bundled-files/written-fields.ts'
import type { Organisation } from './organisation.domain.ts'

/** An organisation as the index takes it in. Its name never counts as a problem that it works on. */
export function organisationPosting(organisation: Organisation, titles: CodeTitles): Posting {
  const { placeCode, sector, serviceAreas, confirmedOn, register } = organisation
  return {
    id: organisation.id,
    kind: 'organisation',
    fields: writtenFields({
      problem: [organisation.objects],
      people: organisation.beneficiaries,
      outcome: organisation.purposes,
      done: [organisation.activities, ...organisation.how],
      service: [sector && titles.sector(sector)],
      where: [organisation.area, placeCode && titles.place(placeCode)],
      name: [organisation.name],
    }),
    concepts: organisation.concepts,
    ...(placeCode && { places: [placeCode] }),
    ...(confirmedOn && { confirmed: confirmedOn }),
    facets: {
      service_area: serviceAreas.length > 0 ? serviceAreas : [otherServiceArea],
      known_from: [organisation.knownFrom],
      ...(register && { register: [register] }),
    },
  }
}
