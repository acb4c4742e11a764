import type { Posting } from '../../engines/matching/posting.ts'
import { otherServiceArea, type CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { writtenFields } from '../../platform/bundled-files/written-fields.ts'
import type { ListedService } from './listed-service.repository.ts'
import type { Organisation } from './organisation.domain.ts'

const union = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())]

/**
 * An organisation as the index takes it in, with the services that a directory lists it for. Its name never counts as a problem
 * that it works on.
 */
export function organisationPosting(
  organisation: Organisation,
  titles: CodeTitles,
  services: readonly ListedService[] = [],
): Posting {
  const { placeCode, sector, confirmedOn, register } = organisation
  const serviceAreas = union([organisation.serviceAreas, ...services.map((service) => service.serviceAreas)])
  const listed = services.flatMap((service) => [service.name, service.description, ...service.terms])
  const places = union([
    placeCode === undefined ? [] : [placeCode],
    services.flatMap((service) => service.placeCode ?? []),
  ])
  return {
    id: organisation.id,
    kind: 'organisation',
    fields: writtenFields({
      problem: [organisation.objects],
      people: [...organisation.beneficiaries, ...services.map((service) => service.eligibility)],
      outcome: organisation.purposes,
      done: [organisation.activities, ...organisation.how, ...listed],
      service: [sector && titles.sector(sector)],
      where: [organisation.area, placeCode && titles.place(placeCode)],
      name: [organisation.name],
    }),
    concepts: union([organisation.concepts, ...services.map((service) => service.concepts)]),
    ...(places.length > 0 && { places }),
    ...(confirmedOn && { confirmed: confirmedOn }),
    facets: {
      service_area: serviceAreas.length > 0 ? serviceAreas : [otherServiceArea],
      known_from: [organisation.knownFrom],
      ...(register && { register: [register] }),
    },
  }
}
