import { z } from 'zod'
import type { Database } from '../../platform/database/database.ts'
import type { JobHandler } from '../../platform/jobs/job.ts'
import { scheduleJob } from '../../platform/jobs/job.repository.ts'
import { listDueVoices, runVoiceClock } from './clock.service.ts'
import type { VoiceTools } from './voice.service.ts'

const hourly = 'look at voices'
const one = 'act on voice'
const hourMs = 60 * 60 * 1_000
const oneData = z.object({ id: z.string() })

/** Schedules the next look at what has fallen due, on the hour, if it is not scheduled yet. */
export async function scheduleVoiceClocks(transaction: Database, now: Date): Promise<void> {
  const runAt = new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs)
  await scheduleJob(transaction, { kind: hourly, key: runAt.toISOString(), runAt })
}

/** The jobs of the clocks of voices: a look each hour, and one job for each voice that has something due. */
export function voiceJobs(tools: VoiceTools): readonly JobHandler[] {
  const inside = (database: Database, now: Date): VoiceTools => ({ ...tools, database, now: () => now })
  return [
    {
      kind: hourly,
      run: async (transaction, { key, now }) => {
        for (const id of await listDueVoices(inside(transaction, now))) {
          await scheduleJob(transaction, { kind: one, key: `${id} ${key}`, runAt: now, data: { id } })
        }
        await scheduleVoiceClocks(transaction, now)
      },
    },
    {
      kind: one,
      run: async (transaction, { data, now }) => {
        await runVoiceClock(inside(transaction, now), oneData.parse(data).id)
      },
    },
  ]
}
