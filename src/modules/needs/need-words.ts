import { showDate, type IsoDate } from '../../core/iso-date.ts'
import { showPounds } from '../../core/money.ts'
import type { Need, NeedState } from './need.domain.ts'

const kinds: Readonly<Record<string, string>> = {
  'open opportunity': 'Open',
  'future opportunity': 'Planned',
  'early engagement': 'Early talk',
}

/** What a notice is, in a word or two. */
export function showNoticeKind(kind: string): string {
  return kinds[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1)
}

/** What each kind of notice means. */
export const noticeKindMeanings: Readonly<Record<string, string>> = {
  'open opportunity': 'The buyer is asking for bids.',
  'future opportunity': 'The buyer plans to ask for bids later.',
  'early engagement': 'The buyer wants to talk before it decides what to buy.',
}

/** Where a need stands on the day that the data is read as at. */
export function showState(state: NeedState): string {
  if (state === 'open') return 'Open'
  return state === 'closed_imported' ? 'Closing date passed' : 'Not yet published'
}

/** The line that every list shows of its date. */
export function showClosing(closesOn: IsoDate | undefined): string {
  return closesOn === undefined ? 'No closing date stated' : `Closes ${showDate(closesOn)}`
}

/** The value as its buyer published it; `undefined` where it is not stated. */
export function showValue({ valueLow, valueHigh }: Pick<Need, 'valueLow' | 'valueHigh'>): string | undefined {
  const [low, high] = [valueLow, valueHigh]
  if (low !== undefined && high !== undefined && low !== high) return `${showPounds(low)} to ${showPounds(high)}`
  const one = high ?? low
  return one === undefined ? undefined : showPounds(one)
}
