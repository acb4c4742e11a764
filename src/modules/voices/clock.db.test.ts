import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { readCalendars } from '../../platform/calendars/read-calendars.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { addHolding } from '../accounts/index.ts'
import { listDueVoices, runVoiceClock } from './clock.service.ts'
import { newReturnCode } from './return-code.ts'
import { sayVoice, type Said } from './say-voice.service.ts'
import { clockActing, type VoiceTools } from './voice.service.ts'

let open: OpenDatabase
const calendars = readCalendars(join(import.meta.dirname, '..', '..', '..', 'data'))
const at = (day: string): VoiceTools => ({
  database: open.database,
  calendars,
  now: () => new Date(`${day}T09:00:00Z`),
  addresses: { secret: undefined, publicUrl: 'http://exchange.example' },
})

const said = (duty: Said['owner']['duty'], placeCode: string): Said => ({
  code: newReturnCode(),
  kind: 'want',
  words: 'We want this',
  affected: undefined,
  placeCode,
  serviceArea: 'youth-services',
  about: { kind: 'practice', id: `practice-${duty}-${placeCode}`, title: 'A club' },
  isPrivate: false,
  body: 'A council',
  bodyPlaceCode: placeCode,
  owner: { duty, post: 'The commissioner at A council', personId: undefined },
  joins: undefined,
  asker: {
    name: undefined,
    nameShown: 'nobody',
    isAgainst: false,
    isUnder18: false,
    channel: 'web',
    email: 'asked@example.org',
  },
})

beforeAll(async () => {
  open = await freshDatabase()
})
afterAll(() => open.close())

async function runAll(day: string): Promise<number> {
  const tools = at(day)
  const counts = []
  // Two at once, as two processes would: the second must find nothing left to do.
  for (const id of await listDueVoices(tools)) counts.push(runVoiceClock(tools, id), runVoiceClock(tools, id))
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

const messages = () => open.database.selectFrom('voice_messages').selectAll().orderBy('id').execute()
const mails = () => open.database.selectFrom('mails').selectAll().execute()

test('reminder and overdue fall on the working days of the place, each once', async () => {
  // Opened on Monday 30 March 2026: Good Friday and, in England alone, Easter Monday lie between.
  const bolton = await sayVoice(at('2026-03-30'), said('answer', 'E08000001'), clockActing)
  const edinburgh = await sayVoice(at('2026-03-30'), said('answer', 'S12000036'), clockActing)
  if (!bolton.ok || !edinburgh.ok) throw new Error('Both can be said')
  expect([bolton.value.voice.answerBy, edinburgh.value.voice.answerBy]).toEqual(['2026-04-29', '2026-04-28'])
  expect(await runAll('2026-04-20')).toBe(0)
  expect(await runAll('2026-04-21')).toBe(1)
  expect(await runAll('2026-04-22')).toBe(1)
  expect(await runAll('2026-04-22')).toBe(0)
  expect(await runAll('2026-04-30')).toBe(2)
  expect(await runAll('2026-04-30')).toBe(0)
  const late = (await messages()).filter(({ key, asker_id }) => key.startsWith('fall-due') && asker_id !== null)
  expect(late).toHaveLength(2)
  const written = await mails()
  expect(written).toHaveLength(2)
  expect(JSON.stringify(written)).not.toContain('We want this')
})

test('a body that joins takes up what waits, with a new date, and those who asked are told', async () => {
  const waiting = await sayVoice(at('2026-05-05'), said('pass-on', 'E08000002'), clockActing)
  if (!waiting.ok) throw new Error('It can be said')
  expect(await runAll('2026-05-06')).toBe(0)
  const times = { created_at: new Date(), updated_at: new Date() }
  const person = {
    id: 'holder',
    name: 'A holder',
    email: 'holder@example.org',
    email_verified: true,
    image: null,
    ...times,
  }
  await open.database.insertInto('people').values(person).execute()
  const holding = { role: 'commissioner', scope: { kind: 'place', id: 'E08000002' } } as const
  await addHolding(open.database, { personId: 'holder', holding, by: undefined, at: new Date(), reason: 'Joins' })
  expect(await runAll('2026-05-11')).toBe(1)
  expect(await runAll('2026-05-11')).toBe(0)
  const row = await open.database
    .selectFrom('voices')
    .selectAll()
    .where('id', '=', waiting.value.voice.id)
    .executeTakeFirstOrThrow()
  expect([row.duty, row.state, row.answer_by]).toEqual(['answer', 'open', '2026-06-09'])
  const told = (await messages()).filter(
    ({ voice_id, title }) => voice_id === row.id && title === 'A council now answers here',
  )
  expect(told).toHaveLength(1)
})
