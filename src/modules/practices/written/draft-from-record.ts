import { sentenceCase } from '../../../core/sentence-case/sentence-case.ts'
import type { PaidRecord } from '../../records/index.ts'
import { emptyProfile, longestLine, longestText, type Profile } from './profile.schema.ts'

/**
 * A first draft from what an organisation was paid for: its title, what it was for and where. They are the words of whoever
 * published the payment, so the owner is told to read them; five answers that no payment holds are still asked.
 */
export function draftFromRecord(record: PaidRecord, placeTitle: string | undefined): Profile {
  return {
    ...emptyProfile,
    title: sentenceCase(record.title).slice(0, longestLine),
    whatIsDone: sentenceCase(record.description ?? '').slice(0, longestText),
    places: placeTitle === undefined ? [] : [placeTitle],
    placeCodes: record.placeCode === undefined ? [] : [record.placeCode],
    serviceArea: record.serviceAreas.find((area) => area !== 'other') ?? '',
  }
}
