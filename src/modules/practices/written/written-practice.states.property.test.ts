import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../core/working-days.ts'
import { dayInLondon } from '../../../core/iso-date.ts'
import { clock, eventsFrom, nowhere } from '../../../core/state-machine.ts'
import { emptyProfile } from './profile.schema.ts'
import { askDay, lapseDay } from './trust-clock.ts'
import * as rules from './written-practice.domain.ts'
import type { Acting, Decided, WrittenPractice } from './written-practice.domain.ts'
import { practiceStates } from './written-practice.states.ts'

const start = new Date('2026-01-05T09:00:00Z')
const profile = {
  ...emptyProfile,
  title: 'A lunch club',
  kind: 'service' as const,
  problem: 'People eat alone',
  people: 'Older people',
  whatIsDone: 'They eat together',
  components: [{ what: 'A cook', role: 'core' as const, serves: '', variants: '' }],
}

const draft: WrittenPractice = {
  id: 'w-1',
  organisationId: 'GB-CHC-1',
  state: 'draft',
  version: 1,
  profile,
  edition: 0,
  reviewed: false,
  reviewerId: undefined,
  submittedAt: undefined,
  takenAt: undefined,
  confirmedOn: undefined,
  confirmedBy: undefined,
  lapsesOn: undefined,
  endedBecause: undefined,
  recordId: undefined,
  attributed: undefined,
  createdBy: 'ann',
  createdAt: start,
  changedAt: start,
}

type Rule = (practice: WrittenPractice, acting: Acting, now: Date) => Decided
const byClock =
  (rule: (practice: WrittenPractice, now: Date) => Decided): Rule =>
  (practice, _, now) =>
    rule(practice, now)

const deeds: Readonly<Record<string, Rule>> = {
  submit: rules.submit,
  take: rules.take,
  hand_back: (practice, acting, now) => rules.handBack(practice, acting, now, 'I know its owner'),
  ask_changes: (practice, acting, now) => rules.askChanges(practice, acting, now, 'Not plain'),
  publish: rules.publish,
  untaken: byClock(rules.publishUntaken),
  vouch: (practice, acting, now) => rules.vouch(practice, acting, now, true),
  late: byClock(rules.reviewIsLate),
  fall_due: byClock(rules.fallDue),
  confirm: rules.confirm,
  lapse: byClock(rules.lapse),
  revise: rules.revise,
  withdraw: (practice, acting, now) => rules.end(practice, acting, now, 'withdraw', 'It did harm'),
  retire: (practice, acting, now) => rules.end(practice, acting, now, 'retire', 'We stopped'),
}
const clockDeeds = ['untaken', 'late', 'fall_due', 'lapse']

const people: readonly Exclude<Acting, typeof clock>[] = [
  { personId: 'ann', as: ['editor'] },
  { personId: 'rob', as: ['reviewer'] },
  { personId: 'sue', as: ['reviewer'] },
  { personId: 'both', as: ['editor', 'reviewer'] },
  { personId: 'none', as: [] },
]

const endings = ['withdraw', 'retire']
/** Endings are rare, so that walks go far. */
const anyDeed = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...Object.keys(deeds).filter((name) => !endings.includes(name))) },
  { weight: 1, arbitrary: fc.constantFrom(...endings) },
)
const anyWalk = fc.array(fc.tuple(anyDeed, fc.constantFrom(...people)), { minLength: 80, maxLength: 120 })

test('any walk follows lines of the table, with an actor, a time and a reason where the table says so', () => {
  const walked = new Set<string>()
  fc.assert(
    fc.property(anyWalk, (walk) => {
      let practice = draft
      let now = start
      for (const [name, person] of walk) {
        now = new Date(now.getTime() + 3_600_000)
        const done = deeds[name]?.(practice, person, now)
        if (done === undefined || !done.ok) continue
        const [step] = done.value.steps
        const line = practiceStates.transitions.find(
          ({ from, event, to }) => from === practice.state && event === step?.event && to === step.to,
        )
        expect(line).toBeDefined()
        const actors = clockDeeds.includes(name) ? [clock] : person.as
        expect(line?.who.some((actor) => (actors as readonly string[]).includes(actor))).toBe(true)
        if (line?.reason === true) expect(step?.reason).toMatch(/\w/)
        expect(done.value.thing.changedAt).toBe(now)
        expect(done.value.thing.profile).toBe(practice.profile)
        expect(done.value.thing.edition - practice.edition).toBe(
          ['publish', 'untaken', 'revise'].includes(name) ? 1 : 0,
        )
        // Nobody reviews their own.
        if (['take', 'publish', 'ask_changes', 'vouch'].includes(name)) expect(person.as).not.toContain('editor')
        walked.add(`${practice.state} ${name}`)
        practice = done.value.thing
      }
      if (practiceStates.states[practice.state].label === 'Withdrawn') {
        for (const rule of Object.values(deeds))
          for (const person of people) expect(rule(practice, person, now).ok).toBe(false)
      }
    }),
    { numRuns: 1_000, seed: 7 },
  )
  const lines = practiceStates.transitions.filter(({ from, event }) => from !== nowhere && event !== 'claim')
  expect([...walked].toSorted()).toEqual(lines.map(({ from, event }) => `${from} ${event}`).toSorted())
})

test('a practice with a telephone number is never published by the clock, and a missing answer is never sent', () => {
  const [ann] = people
  if (ann === undefined) throw new Error('There is nobody')
  const held = rules.submit({ ...draft, profile: { ...profile, how: 'Ring 01204 123456' } }, ann, start)
  expect(held.ok && rules.publishUntaken(held.value.thing, start)).toMatchObject({ problem: { code: 'words-held' } })
  for (const field of ['title', 'kind', 'problem', 'people', 'whatIsDone', 'components'] as const) {
    const lacking = { ...profile, [field]: field === 'components' ? [] : '' }
    expect(rules.submit({ ...draft, profile: lacking }, ann, start)).toMatchObject({ problem: { fields: [{}] } })
  }
})

test('it lapses 24 months on, and its owner is asked 60 days before', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays(dayInLondon(start), count))
  fc.assert(
    fc.property(days, (day) => {
      const lapses = lapseDay(day)
      expect(Number(lapses.slice(0, 4)) - Number(day.slice(0, 4))).toBe(2)
      expect(lapses.slice(5, 7)).toBe(day.slice(5, 7))
      expect(addDays(askDay(lapses), 60)).toBe(lapses)
    }),
  )
  expect(lapseDay('2024-02-29' as never)).toBe('2026-02-28')
  expect(eventsFrom(practiceStates, 'withdrawn')).toEqual([])
})
