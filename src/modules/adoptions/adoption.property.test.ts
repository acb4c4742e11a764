import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { IsoDate } from '../../core/iso-date.ts'
import { clock } from '../../core/state-machine.ts'
import { addDays, isWorkingDay } from '../../core/working-days.ts'
import { readCalendars } from '../../platform/calendars/read-calendars.ts'
import { coresInQuestion } from './adaptation.domain.ts'
import { addMonths, changedAdoption, isConfirmed, nextReview, type Adoption, type Decision } from './adoption.domain.ts'
import { adoptionStates, type AdoptionEvent } from './adoption.states.ts'

const calendars = readCalendars(join(import.meta.dirname, '..', '..', '..', 'data'))
const anyDay = integer({ min: 0, max: 4_000 }).map((count) => addDays('2019-01-01' as IsoDate, count))
const now = new Date('2026-03-02T10:00:00Z')

const considering: Adoption = {
  id: 'adoption-1',
  version: 1,
  state: 'considering',
  practiceId: 'speech-1',
  adopter: { kind: 'place', id: 'E08000001' },
  placeCode: 'E08000001',
  heardBy: 'introduction',
  edition: 1,
  createdBy: 'person-1',
  createdAt: now,
  decision: undefined,
  startedOn: undefined,
  firstReach: undefined,
  lastConfirmedOn: undefined,
  reason: undefined,
  reasonWords: undefined,
  changedAt: now,
}
const decision: Decision = {
  kind: 'adopt',
  doesItFit: 'Yes',
  shouldWe: 'Yes',
  canWe: 'Yes',
  howWillWe: 'With the wardens',
  decidedOn: '2026-03-02' as IsoDate,
  decidedBy: 'The head of neighbourhoods',
  levels: 2,
  people: 3,
  days: 40,
}

const attempt = record({
  event: constantFrom(...(Object.keys(adoptionStates.events) as AdoptionEvent[])),
  who: constantFrom('adopter', 'owner', 'broker', clock),
  isFull: constantFrom(true, false),
  months: constantFrom(3, 6, 12),
  reason: constantFrom(undefined, 'cost'),
})

describe('an adoption, whatever anybody tries', () => {
  test('moves along its table only, and is in use only once it was decided and started', () => {
    assert(
      property(array(attempt, { maxLength: 40 }), (tries) => {
        let adoption = considering
        for (const { event, who, isFull, months, reason } of tries) {
          const given = isFull
            ? { decision, startedOn: '2026-04-01' as IsoDate, firstReach: 4, review: months, change: true }
            : {}
          const next = changedAdoption(adoption, { event, who: [who], reason, ...given }, now)
          if (!next.ok) continue
          const line = adoptionStates.transitions.find(
            (one) =>
              one.from === adoption.state &&
              one.event === event &&
              one.to === next.value.state &&
              one.who.includes(who),
          )
          expect(line, `${adoption.state} ${event} ${who}`).toBeDefined()
          if (line?.reason === true) expect(next.value.reason).toBeDefined()
          adoption = next.value
          if (adoption.state === 'in_use' || adoption.state === 'sustained') {
            expect(adoption.decision).toBeDefined()
            expect(adoption.startedOn).toBeDefined()
          }
        }
      }),
    )
  })

  test('belongs to its adopter: the owner of the practice and the broker move nothing', () => {
    assert(
      property(attempt, constantFrom('owner', 'broker'), ({ event, months }, who) => {
        const states = Object.keys(adoptionStates.states) as Adoption['state'][]
        for (const state of states) {
          const given = { decision, startedOn: '2026-04-01' as IsoDate, firstReach: 4, review: months, change: true }
          const next = changedAdoption({ ...considering, state }, { event, who: [who], reason: 'cost', ...given }, now)
          expect(next.ok).toBe(false)
        }
      }),
    )
  })
})

describe('reviews', () => {
  test('come at 3, 6 and 12 months and then each year, late after 20 working days', () => {
    assert(
      property(anyDay, constantFrom('E08000001', 'S12000036', 'N09000003'), (start, place) => {
        const calendar = calendars(place)
        const done: number[] = []
        for (const months of [3, 6, 12, 24, 36]) {
          const due = nextReview(start, done, calendar)
          expect(due.months).toBe(months)
          expect(due.dueOn).toBe(addMonths(start, months))
          expect(isWorkingDay(addDays(due.lateFrom, -1), calendar)).toBe(true)
          expect(due.lateFrom > due.dueOn).toBe(true)
          done.push(months)
        }
      }),
    )
  })

  test('a month has no more days than it has', () => {
    expect(addMonths('2025-11-30' as IsoDate, 3)).toBe('2026-02-28')
    expect(addMonths('2026-01-31' as IsoDate, 12)).toBe('2027-01-31')
  })

  test('what nobody confirmed for a year does not count as in use', () => {
    const adoption = { lastConfirmedOn: '2025-03-02' as IsoDate }
    expect(isConfirmed(adoption, '2026-03-02' as IsoDate)).toBe(true)
    expect(isConfirmed(adoption, '2026-03-03' as IsoDate)).toBe(false)
    expect(isConfirmed({ lastConfirmedOn: undefined }, '2026-03-03' as IsoDate)).toBe(false)
  })
})

test('a core part is in question once three adopters changed it, each counted once', () => {
  const change = (adoptionId: string, component = 'A named officer', more = {}) =>
    ({ adoptionId, component, isCore: true, change: 'changed', ...more }) as const
  expect(coresInQuestion([change('a'), change('b'), change('b'), change('b')])).toEqual([])
  const three = [change('a'), change('b'), change('c', 'A named officer')]
  expect(coresInQuestion([...three, change('a', 'Chairs')])).toEqual([{ component: 'A named officer', adopters: 3 }])
  expect(coresInQuestion(three.map((one) => ({ ...one, isCore: false })))).toEqual([])
})
