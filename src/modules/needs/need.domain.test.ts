import { describe, expect, it } from 'vitest'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import { needStateAt } from './need.domain.ts'

const day = (text: string) => parseIsoDate(text) as IsoDate
const asAt = day('2025-11-08')

describe('where a notice stands', () => {
  it.each([
    ['closes on the day itself', '2025-11-01', '2025-11-08', null, 'open'],
    ['closed the day before', '2025-11-01', '2025-11-07', null, 'closed_imported'],
    ['closes later though its work has begun', '2019-11-01', '2029-01-01', '2020-01-01', 'open'],
    ['states no closing date and begins later', '2025-01-01', null, '2026-01-01', 'open'],
    ['states no closing date and has begun', '2025-01-01', null, '2025-11-07', 'closed_imported'],
    ['states no date, published within a year', '2024-11-08', null, null, 'open'],
    ['states no date, published a year and a day ago', '2024-11-07', null, null, 'closed_imported'],
    ['is published later', '2025-11-09', '2025-12-01', null, 'not_yet_published'],
  ] as const)('%s', (_, published, closes, starts, state) => {
    const notice = {
      publishedOn: day(published),
      closesOn: closes === null ? null : day(closes),
      startsOn: starts === null ? null : day(starts),
      endedOn: null,
    }
    expect(needStateAt(notice, asAt)).toBe(state)
  })

  it('ends on the day of its award or withdrawal, whatever date it states', () => {
    const notice = { publishedOn: day('2025-01-01'), closesOn: day('2026-01-01'), startsOn: null }
    expect(needStateAt({ ...notice, endedOn: asAt }, asAt)).toBe('closed_imported')
    expect(needStateAt({ ...notice, endedOn: day('2025-11-09') }, asAt)).toBe('open')
  })
})
