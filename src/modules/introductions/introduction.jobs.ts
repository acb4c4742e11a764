import type { JobHandler } from '../../platform/jobs/job.ts'
import { bodyJoined } from '../accounts/index.ts'
import { partyKinds, type Party } from './party.ts'
import { readClock, ringClock } from './ring-clock.ts'
import { introductionClock } from './set-clocks.ts'
import type { IntroductionTools } from './introduction-tools.ts'
import { letBodyIn } from './waiting.service.ts'

/** What introductions leave for later: their clocks, and what waits until somebody joins. */
export function introductionJobs(tools: IntroductionTools): readonly JobHandler[] {
  return [
    {
      kind: introductionClock,
      async run(transaction, { data, now }) {
        const due = readClock(data)
        if (due !== undefined) await ringClock(transaction, due, now, tools)
      },
    },
    {
      kind: bodyJoined,
      async run(transaction, { data, now }) {
        const body = readBody(data)
        if (body !== undefined) await letBodyIn(transaction, body, now, tools)
      },
    },
  ]
}

function readBody(data: unknown): Party | undefined {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('kind' in data)) return undefined
  const kind = partyKinds.find((one) => one === data.kind)
  return kind === undefined || typeof data.id !== 'string' ? undefined : { kind, id: data.id }
}
