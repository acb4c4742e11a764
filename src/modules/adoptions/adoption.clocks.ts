import { updateByClosure } from '../../platform/audit/update-by-closure.ts'
import type { Database } from '../../platform/database/database.ts'
import { ok } from '../../core/result.ts'
import { clock, decide } from '../../core/state-machine.ts'
import { addDays, addWorkingDays } from '../../core/working-days.ts'
import { dayInLondon, startOfDayInLondon } from '../../core/iso-date.ts'
import { daysToAnswerAdaptation, type Adaptation } from './adaptation.domain.ts'
import { adaptationStore } from './adaptation.repository.ts'
import { writersOf } from './adopters.ts'
import type { AdoptionTools } from './adoption-tools.ts'
import { changedAdoption, nextReview, type Adoption } from './adoption.domain.ts'
import { adoptionPath } from './adoption.paths.ts'
import { adoptionStore, findAdoption } from './adoption.repository.ts'
import { adaptationStates } from './adoption.states.ts'
import { listReviews } from './review.repository.ts'

/** The kinds of job that clocks of adoptions are. */
export const adoptionClocks = {
  review: 'adoption-review',
  late: 'adoption-review-late',
  leave: 'adaptation-left',
} as const

/** Sets the clocks of the next review in the caller's transaction: when it is due, and when it is late. */
export async function setReviewClocks(transaction: Database, adoption: Adoption, tools: AdoptionTools): Promise<void> {
  if (adoption.startedOn === undefined) return
  const done = (await listReviews(transaction, adoption.id)).map(({ months }) => months)
  const { months, dueOn, lateFrom } = nextReview(adoption.startedOn, done, tools.calendars(adoption.placeCode))
  const data = { id: adoption.id, months }
  const key = `${adoption.id} ${months}`
  await tools.schedule(transaction, { kind: adoptionClocks.review, key, runAt: startOfDayInLondon(dueOn, 8), data })
  await tools.schedule(transaction, { kind: adoptionClocks.late, key, runAt: startOfDayInLondon(lateFrom), data })
}

/** Sets the clock of an offered adaptation: after thirty working days without an answer it is an adopters' variant. */
export async function setOfferClock(
  transaction: Database,
  adaptation: Adaptation,
  placeCode: string | undefined,
  tools: AdoptionTools,
): Promise<void> {
  if (adaptation.offeredAt === undefined) return
  const last = addWorkingDays(dayInLondon(adaptation.offeredAt), daysToAnswerAdaptation, tools.calendars(placeCode))
  await tools.schedule(transaction, {
    kind: adoptionClocks.leave,
    key: adaptation.id,
    runAt: startOfDayInLondon(addDays(last, 1)),
    data: { id: adaptation.id },
  })
}

/** Tells an adopter that a review is due, unless it was made already or the practice is no longer used there. */
export async function tellOfReview(
  transaction: Database,
  { id, months }: Readonly<{ id: string; months: number }>,
  now: Date,
  tools: AdoptionTools,
): Promise<void> {
  const adoption = await findAdoption(transaction, id)
  if (adoption === undefined || !(await isStillDue(transaction, adoption, months))) return
  await tellWriters(transaction, adoption, `The review at ${months} months is due`, now, tools)
}

/** Writes down that a review is late, and tells the adopter. The adoption shows when it was last confirmed. */
export async function noteLateReview(
  transaction: Database,
  { id, months }: Readonly<{ id: string; months: number }>,
  now: Date,
  tools: AdoptionTools,
): Promise<void> {
  const known = await findAdoption(transaction, id)
  if (known === undefined || !(await isStillDue(transaction, known, months))) return
  await updateByClosure(transaction, adoptionStore, { id, by: { kind: 'clock' }, now }, (adoption) => {
    const next = changedAdoption(adoption, { event: 'miss_review', who: [clock] }, now)
    if (!next.ok) return next
    const also = async (inside: Database) =>
      await tellWriters(inside, next.value, `The review at ${months} months is late`, now, tools)
    return ok({ thing: next.value, steps: [{ event: 'miss_review', to: next.value.state }], also })
  })
}

async function isStillDue(transaction: Database, { id, state }: Adoption, months: number): Promise<boolean> {
  if (state !== 'in_use' && state !== 'sustained') return false
  return !(await listReviews(transaction, id)).some((review) => review.months >= months)
}

/** An adaptation that the practice's owner left without an answer becomes an adopters' variant. */
export async function leaveAdaptation(transaction: Database, id: string, now: Date): Promise<void> {
  await updateByClosure(transaction, adaptationStore, { id, by: { kind: 'clock' }, now }, (adaptation) => {
    const decided = decide(adaptationStates, { from: adaptation.state, event: 'leave', who: [clock] })
    if (!decided.ok) return decided
    return ok({ thing: { ...adaptation, state: decided.value.to }, steps: [{ event: 'leave', to: decided.value.to }] })
  })
}

async function tellWriters(transaction: Database, adoption: Adoption, title: string, at: Date, tools: AdoptionTools) {
  for (const personId of await writersOf(transaction, adoption.adopter)) {
    const href = adoptionPath(adoption.id)
    await tools.tell(transaction, { personId, kind: 'deadline', title, href, because: 'you write this adoption', at })
  }
}
