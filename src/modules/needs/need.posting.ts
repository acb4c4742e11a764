import type { Posting } from '../../engines/matching/posting.ts'
import { otherServiceArea, type CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { writtenFields } from '../../platform/bundled-files/written-fields.ts'
import type { Need } from './need.domain.ts'

/** A need as the index takes it in. Only open ones are given to it. */
export function needPosting(need: Need, titles: CodeTitles): Posting {
  const { placeCode, procurementCodes, serviceAreas } = need
  return {
    id: need.id,
    kind: 'need',
    fields: writtenFields({
      problem: [need.title, need.description],
      service: procurementCodes.map((code) => titles.procurement(code)),
      where: [placeCode && titles.place(placeCode), need.town, need.region],
      name: [need.title],
    }),
    concepts: need.concepts,
    ...(procurementCodes.length > 0 && { cpv: procurementCodes }),
    ...(placeCode && { places: [placeCode] }),
    confirmed: need.publishedOn,
    buyer: need.buyer,
    facets: {
      service_area: serviceAreas.length > 0 ? serviceAreas : [otherServiceArea],
      notice_kind: [need.noticeKind],
      route: ['contract'],
      year: [need.publishedOn.slice(0, 4)],
    },
  }
}
