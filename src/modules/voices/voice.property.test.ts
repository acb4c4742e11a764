import { join } from 'node:path'
import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../core/iso-date.ts'
import { clock } from '../../core/state-machine.ts'
import { addDays, isWorkingDay } from '../../core/working-days.ts'
import { readCalendars } from '../../platform/calendars/read-calendars.ts'
import { answerVoice, closeWithReason } from './answer.rules.ts'
import { hideVoice, joinVoice, letClockAct, mergeVoice, restoreVoice } from './keeping.rules.ts'
import { bodyJoins, handOn, nameOwner, passOn, takeOver } from './owner.rules.ts'
import { giveVerdict, openVoice, tellKept, withdraw } from './verdict.rules.ts'
import { answerByFor, dueEvents } from './voice-clock.domain.ts'
import type { VoiceDecision } from './voice-decision.ts'
import type { AnswerKind, Asker, Duty, Verdict, Voice } from './voice.domain.ts'
import { voiceStates, type VoiceActor, type VoiceState } from './voice.states.ts'

const calendars = readCalendars(join(import.meta.dirname, '..', '..', '..', 'data'))
const everybody = Object.keys(voiceStates.actors) as VoiceActor[]

const said = (duty: Duty, placeCode: string): Voice => ({
  id: 'voice-a',
  state: 'draft',
  version: 1,
  kind: 'want',
  words: 'My mum keeps falling',
  affected: undefined,
  placeCode,
  serviceArea: 'older-people',
  about: undefined,
  isPrivate: false,
  body: 'A council',
  bodyPlaceCode: placeCode,
  owner: { duty, post: 'The commissioner', personId: undefined },
  handedTo: undefined,
  openedOn: undefined,
  answerBy: undefined,
  answer: undefined,
  notYets: 0,
  reopenings: 0,
  hiddenUnder: undefined,
  mergedInto: undefined,
  needId: undefined,
})

const asker = (id: string): Asker => ({
  id,
  voiceId: 'voice-a',
  words: '',
  name: undefined,
  nameShown: 'nobody',
  isAgainst: false,
  isUnder18: false,
  personId: undefined,
  hasEmail: false,
  channel: 'web',
  helperId: undefined,
  joinedAt: new Date('2026-01-01'),
  verdict: undefined,
  verdictWords: undefined,
  verdictAnswerId: undefined,
  withdrewAt: undefined,
})

/** A world of one voice, those who ask, and a day; each act tries something and keeps what the rules allow. */
function world(duty: Duty, placeCode: string) {
  let voice = said(duty, placeCode)
  let askers = [asker('asker-0')]
  let today = '2026-03-30' as IsoDate
  const calendar = calendars(placeCode)
  const keys = new Set<string>()
  const history: { before: Voice; decision: VoiceDecision; by: readonly VoiceActor[]; said: readonly Asker[] }[] = []
  const standing = (who: readonly VoiceActor[]) => ({
    who,
    askers: askers.filter((one) => one.withdrewAt === undefined),
    today,
    calendar,
  })

  const keep = (by: readonly VoiceActor[], decided: { ok: boolean; value?: VoiceDecision & { asker?: Asker } }) => {
    if (!decided.ok || decided.value === undefined) return
    const { asker: changed } = decided.value
    if (changed !== undefined) askers = askers.map((one) => (one.id === changed.id ? changed : one))
    history.push({ before: voice, decision: decided.value, by, said: askers })
    voice = { ...decided.value.thing, version: voice.version + 1 }
  }

  return {
    history,
    voice: () => voice,
    act(name: number, who: VoiceActor, n: number) {
      const by = [who]
      const s = standing(by)
      const one = askers[n % askers.length] ?? asker('none')
      const answerId = `answer-${history.length}`
      const acts: (() => void)[] = [
        () => keep(by, openVoice(voice, s)),
        () => {
          const before = history.length
          keep(by, joinVoice(voice, true, s))
          if (history.length > before) askers = [...askers, asker(`asker-${askers.length}`)]
        },
        () =>
          keep(
            by,
            answerVoice(
              voice,
              {
                id: answerId,
                kind: (['yes', 'done', 'not-yet', 'no'] as AnswerKind[])[n % 4] ?? 'no',
                words: 'Words',
                date: addDays(today, n - 5),
                reasonCode: n % 3 === 0 ? 'law' : 'other',
                law: n % 2 === 0 ? 'An act' : undefined,
              },
              s,
            ),
          ),
        () =>
          keep(
            by,
            giveVerdict(
              voice,
              one,
              { verdict: (['settled', 'partly', 'not-settled'] as Verdict[])[n % 3] ?? 'partly', words: undefined },
              s,
            ),
          ),
        () => keep(by, withdraw(voice, { ...one, withdrewAt: new Date('2026-06-01') }, s)),
        () =>
          keep(
            by,
            handOn(voice, { personId: `p${n}`, post: 'Another' }, { reason: n % 2 === 0 ? 'Theirs' : '', answerId }, s),
          ),
        () => keep(by, takeOver(voice, s)),
        () => keep(by, passOn(voice, { note: 'Sent by letter', answerId }, s)),
        () => keep(by, bodyJoins(voice, 'A council', { personId: 'p', post: 'The commissioner' }, s)),
        () => keep(by, nameOwner(voice, { personId: 'p', post: 'Somebody' }, 'A council', s)),
        () => keep(by, closeWithReason(voice, { reason: n % 2 === 0 ? 'Enough said' : ' ', answerId }, s)),
        () => keep(by, hideVoice(voice, 'spam', s)),
        () => keep(by, restoreVoice(voice, 'It is no spam', s)),
        () =>
          keep(
            by,
            mergeVoice(voice, { ...voice, id: n % 2 === 0 ? 'voice-b' : voice.id, state: 'open' }, 'The same', s),
          ),
        () => keep(by, tellKept(voice, n % 2 === 0, s)),
        () => {
          today = addDays(today, n)
          const live = askers.filter((one) => one.withdrewAt === undefined)
          for (const due of dueEvents(voice, live, today, calendar, keys)) {
            keys.add(due.key)
            keep([clock], letClockAct(voice, due, live))
          }
          expect(dueEvents(voice, live, today, calendar, keys).filter(({ key }) => keys.has(key))).toEqual([])
        },
      ]
      acts[name % acts.length]?.()
    },
  }
}

const walk = record({
  duty: constantFrom<Duty>('answer', 'pass-on', 'find-owner'),
  place: constantFrom('E08000001', 'S12000036', 'N09000003'),
  acts: array(
    record({
      name: constantFrom(1, 2, 2, 2, 3, 3, 3, 3, 4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15, 15),
      who: constantFrom(...everybody),
      n: integer({ min: 0, max: 30 }),
    }),
    { minLength: 5, maxLength: 60 },
  ),
})

const ends = Object.entries(voiceStates.states).flatMap(([state, { terminal }]: [string, { terminal?: boolean }]) =>
  terminal === true ? [state] : [],
)

/** Acts as whoever may most often, so that walks go far. */
const likely: Readonly<Record<number, VoiceActor>> = {
  0: 'asker',
  2: 'owner',
  3: 'asker',
  4: 'asker',
  5: 'owner',
  7: 'broker',
  8: 'body',
  10: 'owner',
  11: 'moderator',
  13: 'broker',
  14: 'asker',
}

function runWalk({
  duty,
  place,
  acts,
}: {
  duty: Duty
  place: string
  acts: readonly { name: number; who: VoiceActor; n: number }[]
}) {
  const w = world(duty, place)
  w.act(0, 'asker', 0)
  for (const { name, who, n } of acts) w.act(name, n % 4 === 0 ? who : (likely[name] ?? who), n)
  return w
}

describe('every walk through a voice', () => {
  const reached = new Set<VoiceState>()

  it('follows the table, and no end is left', () => {
    assert(
      property(walk, (given) => {
        for (const { before, decision, by } of runWalk(given).history) {
          let from: VoiceState = before.state
          for (const { event, to, reason } of decision.steps) {
            const line = voiceStates.transitions.find(
              (one) =>
                one.from === from &&
                one.event === event &&
                one.to === to &&
                one.who.some((actor) => by.includes(actor)),
            )
            expect([from, event, to, line !== undefined]).toEqual([from, event, to, true])
            if (line?.reason === true) expect(reason?.trim()).not.toBe('')
            if (ends.includes(from)) expect(to).toBe(from)
            from = to
            reached.add(to)
          }
          expect(decision.thing.state).toBe(from)
          expect(decision.thing.words).toBe(before.words)
        }
      }),
      { numRuns: 3000 },
    )
    for (const end of ends) expect([...reached]).toContain(end)
  })

  it('ends with an answer and what came of it, a withdrawal, another voice, or a reason; with nothing else', () => {
    assert(
      property(walk, (given) => {
        const { history, voice } = runWalk(given)
        const last = history.findLast(({ before, decision }) => before.state !== decision.thing.state)
        if (last === undefined) return
        const { state }: { state: string } = voice()
        switch (state) {
          case 'settled':
            expect(last.said.some((one) => one.verdictAnswerId === voice().answer?.id)).toBe(true)
            break
          case 'closed_no_verdict':
            expect(voice().answer).toBeDefined()
            expect(last.by).toEqual([clock])
            break
          case 'closed_with_reason':
            expect(last.decision.answer?.words.trim()).not.toBe('')
            expect(
              history.filter(({ decision }) => decision.steps.some(({ event }) => event === 'doubt')).length,
            ).toBeGreaterThan(1)
            break
          case 'withdrawn':
            expect(last.by).toEqual(['asker'])
            break
          case 'merged':
            expect(voice().mergedInto).toBe('voice-b')
            break
          default:
            expect(ends).not.toContain(voice().state)
        }
        expect(voice().reopenings).toBeLessThanOrEqual(1)
        expect(voice().notYets).toBeLessThanOrEqual(2)
      }),
      { numRuns: 1000 },
    )
  })
})

it('an answer falls due on a working day of the place, never more than forty on', () => {
  const days = integer({ min: 0, max: 3000 }).map((n) => addDays('2020-01-01' as IsoDate, n))
  assert(
    property(
      days,
      constantFrom('E08000001', 'S12000036', 'N09000003'),
      integer({ min: 1, max: 200 }),
      (day, place, length) => {
        const due = answerByFor('want', day, calendars(place), { question: length, other: length })
        expect(isWorkingDay(due, calendars(place))).toBe(true)
        expect(due <= answerByFor('want', day, calendars(place), { question: 40, other: 40 })).toBe(true)
      },
    ),
  )
})
