import { epochDay, type IsoDate } from '../../core/iso-date.ts'
import type { Pence } from '../../core/money.ts'

/** Where an imported notice stands on the day that the data is read as at. */
export type NeedState = 'open' | 'closed_imported' | 'not_yet_published'

/** A need that a public body has stated in a notice. */
export type Need = Readonly<{
  id: string
  state: NeedState
  /** `open opportunity`, `future opportunity` or `early engagement`, as published. */
  noticeKind: string
  title: string
  description: string | undefined
  additional: string | undefined
  buyer: string
  placeCode: string | undefined
  district: string | undefined
  region: string | undefined
  town: string | undefined
  procurementCodes: readonly string[]
  /** As published; nought and a pound are what buyers write for "not stated". */
  valueLow: Pence | undefined
  valueHigh: Pence | undefined
  suitableForSmall: boolean | undefined
  /** As published; known to be unreliable. */
  suitableForVoluntary: boolean | undefined
  procedure: string | undefined
  publishedOn: IsoDate
  closesOn: IsoDate | undefined
  startsOn: IsoDate | undefined
  endsOn: IsoDate | undefined
  /** The day that it ended before its closing date, since it was awarded or withdrawn. */
  endedOn: IsoDate | undefined
  concepts: readonly string[]
  serviceAreas: readonly string[]
  source: string
  /** The source's own reference. */
  sourceId: string
  ocid: string | undefined
}>

/** How long a notice without any other date is taken as open after it was published. */
const openDaysWithoutDate = 365

/**
 * Where a notice stands on a day. It is open through its closing date; without one, until what it buys begins; without that
 * either, for a year from its publication, since nobody takes such notices down. An award or a withdrawal ends it at once.
 */
export function needStateAt(
  notice: Readonly<{
    publishedOn: IsoDate
    closesOn: IsoDate | null
    startsOn: IsoDate | null
    endedOn: IsoDate | null
  }>,
  asAt: IsoDate,
): NeedState {
  if (notice.publishedOn > asAt) return 'not_yet_published'
  if (notice.endedOn !== null && notice.endedOn <= asAt) return 'closed_imported'
  const last = notice.closesOn ?? notice.startsOn
  const open = last === null ? epochDay(asAt) - epochDay(notice.publishedOn) <= openDaysWithoutDate : last >= asAt
  return open ? 'open' : 'closed_imported'
}

/** What a need does not say, in the words of the page; empty if nothing is missing. */
export function missingFacts(need: Need): readonly string[] {
  const missing: string[] = []
  if (need.closesOn === undefined) missing.push('No closing date stated')
  if (need.placeCode === undefined && need.region === undefined) missing.push('Place not stated')
  if (need.description === undefined) missing.push('Nothing but a title is stated')
  return missing
}

/** The text that concepts are looked for in. */
export function conceptText(need: Readonly<{ title: string; description: string | null | undefined }>): string {
  return [need.title, need.description].filter((part) => part).join('\n')
}
