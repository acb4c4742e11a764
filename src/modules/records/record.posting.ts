import type { Posting } from '../../engines/matching/posting.ts'
import { otherServiceArea, type CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { writtenFields } from '../../platform/bundled-files/written-fields.ts'
import { titleNamesRecipientOnly, type PaidRecord } from './record.domain.ts'

/** A record as the index takes it in. Amounts and counts stay out; `group` only where a number says who was paid. */
export function recordPosting(record: PaidRecord, titles: CodeTitles): Posting {
  const { placeCode, procurementCodes, serviceAreas, awardedOn, organisationId } = record
  return {
    id: record.id,
    kind: 'record',
    fields: writtenFields({
      problem: [titleNamesRecipientOnly(record.title, record.recipient) ? undefined : record.title],
      done: [record.description],
      service: procurementCodes.map((code) => titles.procurement(code)),
      where: [placeCode && titles.place(placeCode), record.region],
    }),
    concepts: record.concepts,
    ...(procurementCodes.length > 0 && { cpv: procurementCodes }),
    ...(placeCode && { places: [placeCode] }),
    ...(awardedOn && { confirmed: awardedOn }),
    ...(organisationId && { group: organisationId }),
    buyer: record.buyer,
    facets: {
      service_area: serviceAreas.length > 0 ? serviceAreas : [otherServiceArea],
      route: [record.kind === 'grant' ? 'grant' : 'contract'],
      describes_project: [record.describesProject ? 'yes' : 'no'],
      ...(awardedOn && { year: [awardedOn.slice(0, 4)] }),
    },
  }
}
