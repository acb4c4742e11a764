import type { JobHandler } from '../../platform/jobs/job.ts'
import { adoptionClocks, leaveAdaptation, noteLateReview, tellOfReview } from './adoption.clocks.ts'
import type { AdoptionTools } from './adoption-tools.ts'

/** What adoptions leave for later: reviews that fall due or are late, and changes that nobody answers. */
export function adoptionJobs(tools: AdoptionTools): readonly JobHandler[] {
  return [
    {
      kind: adoptionClocks.review,
      async run(transaction, { data, now }) {
        const due = readReview(data)
        if (due !== undefined) await tellOfReview(transaction, due, now, tools)
      },
    },
    {
      kind: adoptionClocks.late,
      async run(transaction, { data, now }) {
        const due = readReview(data)
        if (due !== undefined) await noteLateReview(transaction, due, now, tools)
      },
    },
    {
      kind: adoptionClocks.leave,
      async run(transaction, { data, now }) {
        const id = readId(data)
        if (id !== undefined) await leaveAdaptation(transaction, id, now)
      },
    },
  ]
}

function readId(data: unknown): string | undefined {
  return typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string' ? data.id : undefined
}

function readReview(data: unknown): Readonly<{ id: string; months: number }> | undefined {
  const id = readId(data)
  if (id === undefined || typeof data !== 'object' || data === null || !('months' in data)) return undefined
  return typeof data.months === 'number' ? { id, months: data.months } : undefined
}
