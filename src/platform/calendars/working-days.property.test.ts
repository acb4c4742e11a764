import { join } from 'node:path'
import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../core/iso-date.ts'
import { addDays, addWorkingDays, isWorkingDay, workingDaysBetween } from '../../core/working-days.ts'
import { readCalendars } from './read-calendars.ts'

const calendars = readCalendars(join(import.meta.dirname, '..', '..', '..', 'data'))
const [bolton, edinburgh, belfast] = [calendars('E08000001'), calendars('S12000036'), calendars('N09000003')]
const first = '2007-01-01' as IsoDate
const anyDay = integer({ min: 0, max: 8_700 }).map((days) => addDays(first, days))
const anyCalendar = constantFrom(bolton, edinburgh, belfast)

describe('working days', () => {
  it('end on a working day, with as many between as were asked for', () => {
    assert(
      property(anyDay, integer({ min: 1, max: 60 }), anyCalendar, (day, count, calendar) => {
        const later = addWorkingDays(day, count, calendar)
        expect(isWorkingDay(later, calendar)).toBe(true)
        expect(workingDaysBetween(day, later, calendar)).toBe(count)
        expect(addWorkingDays(later, -count, calendar) <= addWorkingDays(day, 0, calendar)).toBe(true)
      }),
    )
  })

  it('are never a weekend or a holiday, and all other days are', () => {
    assert(
      property(anyDay, anyCalendar, (day, calendar) => {
        const weekend = ['Sat', 'Sun'].includes(new Date(day).toUTCString().slice(0, 3))
        expect(isWorkingDay(day, calendar)).toBe(!weekend && !calendar.holidays.has(day))
      }),
    )
  })
})

describe('the bank holidays', () => {
  const off = (day: string) => [bolton, edinburgh, belfast].map((calendar) => !isWorkingDay(day as IsoDate, calendar))

  it.each([
    ['2025-01-02', [false, true, false]],
    ['2025-03-17', [false, false, true]],
    ['2025-04-21', [true, false, true]],
    ['2025-08-04', [false, true, false]],
    ['2025-08-25', [true, false, true]],
    ['2024-07-12', [false, false, true]],
    ['2024-12-02', [false, true, false]],
    ['2026-06-15', [false, true, false]],
    ['2022-09-19', [true, true, true]],
    ['2012-05-28', [false, false, false]],
    ['2021-12-28', [true, true, true]],
    ['2022-01-04', [false, true, false]],
  ])('on %s', (day, expected) => expect(off(day)).toEqual(expected))

  it('make a Thursday before the May holiday fall due later', () => {
    expect(addWorkingDays('2026-04-30' as IsoDate, 4, bolton)).toBe('2026-05-07')
    expect(addWorkingDays('2026-04-02' as IsoDate, 4, bolton)).toBe('2026-04-10')
    expect(addWorkingDays('2026-04-02' as IsoDate, 4, edinburgh)).toBe('2026-04-09')
  })
})
