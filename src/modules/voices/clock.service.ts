import { dayInLondon } from '../../core/iso-date.ts'
import { ok } from '../../core/result.ts'
import { inTransaction, updateByClosure } from '../../platform/audit/update-by-closure.ts'
import { listHoldersAt } from '../accounts/index.ts'
import { listAskers } from './asker.repository.ts'
import { letClockAct } from './keeping.rules.ts'
import { bodyJoins } from './owner.rules.ts'
import { dueEvents } from './voice-clock.domain.ts'
import { clockKeys, noteClock, voicesWithClocks } from './voice-record.repository.ts'
import { listWaitingForBody, voiceStore } from './voice.repository.ts'
import { changeVoice, clockActing, writeDown, type VoiceTools } from './voice.service.ts'

const by = { kind: 'clock' } as const

/** The voices that a date or a body that joined has something to do with now; most have not. */
export async function listDueVoices(tools: VoiceTools): Promise<readonly string[]> {
  const today = dayInLondon(tools.now())
  const waiting = await listWaitingForBody(tools.database)
  const joined: string[] = []
  for (const { id, bodyPlaceCode } of waiting) {
    if ((await listHoldersAt(tools.database, 'commissioner', [bodyPlaceCode])).length > 0) joined.push(id)
  }
  return [...new Set([...joined, ...(await voicesWithClocks(tools.database, today))])]
}

/**
 * Does for one voice what has fallen due by now: reminders, overdue marks, what comes back, questions for a verdict,
 * endings; and lets a body that answers now take it up. The same `now` twice, or two processes at once, do nothing twice:
 * each act notes its key in the transaction that does it. Answers how many things were done.
 */
export async function runVoiceClock(tools: VoiceTools, id: string): Promise<number> {
  return await inTransaction(tools.database, async (transaction) => {
    const inside = { ...tools, database: transaction }
    return (await letBodyJoin(inside, id)) + (await actOnDates(inside, id))
  })
}

/** What waited for a body becomes its queue, with a new date, and those who asked are told. */
async function letBodyJoin(tools: VoiceTools, id: string): Promise<number> {
  const waiting = (await listWaitingForBody(tools.database)).find((one) => one.id === id)
  if (waiting === undefined) return 0
  const [holder] = await listHoldersAt(tools.database, 'commissioner', [waiting.bodyPlaceCode])
  if (holder === undefined) return 0
  const owner = { personId: holder.personId, post: `The commissioner at ${waiting.body}` }
  const joined = await changeVoice(tools, id, clockActing, (voice, standing) =>
    bodyJoins(voice, waiting.body, owner, { ...standing, who: ['body'] }),
  )
  return joined.ok ? 1 : 0
}

async function actOnDates(tools: VoiceTools, id: string): Promise<number> {
  const { database, calendars } = tools
  const now = tools.now()
  const today = dayInLondon(now)
  const known = await voiceStore.lock(database, id)
  if (known === undefined) return 0
  const askers = await listAskers(database, id)
  const live = askers.filter(({ withdrewAt }) => withdrewAt === undefined)
  let done = 0
  for (const due of dueEvents(known, live, today, calendars(known.placeCode), await clockKeys(database, id))) {
    if (!(await noteClock(database, id, due.key, now))) continue
    const acted = await updateByClosure(database, voiceStore, { id, by, now }, (voice) => {
      const decided = letClockAct(voice, due, live)
      if (!decided.ok) return decided
      const { thing, steps } = decided.value
      const written = { before: voice, decision: decided.value, askers, by, at: now }
      return ok({ thing, steps, also: (inside) => writeDown({ ...tools, database: inside }, written) })
    })
    if (acted.ok) done += 1
  }
  return done
}
