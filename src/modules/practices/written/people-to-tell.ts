import { showDate } from '../../../core/iso-date.ts'
import type { Database } from '../../../platform/database/database.ts'
import { listHolders, peopleHolding } from '../../accounts/index.ts'
import { notify, type NewNotification } from '../../notifications/index.ts'
import { practicePath } from '../practice.paths.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { confirmPath, reviewPath, reviewsPath, writePath } from './written-practice.paths.ts'
import type { WritingParts } from './writing-parts.ts'

/** What happened to a practice: one step of its state table. */
export type Happened = Readonly<{
  event: string
  practice: WrittenPractice
  whatChanged?: string | undefined
  at: Date
}>

type Told = Pick<NewNotification, 'kind' | 'title' | 'href' | 'because'>

/** Tells everybody whom a step concerns, in the transaction that makes it: the owner's editors, reviewers, those who use it. */
export async function tellPeople(
  parts: Pick<WritingParts, 'addresses' | 'adoptersOf'>,
  transaction: Database,
  happened: Happened,
): Promise<void> {
  const { practice, event } = happened
  const editors = await peopleHolding(transaction, ['organisation-editor'], {
    kind: 'organisation',
    id: practice.organisationId,
  })
  const tell = async (people: readonly string[], told: Told | undefined) => {
    if (told === undefined) return
    for (const personId of people) await notify(transaction, parts.addresses, { personId, ...told, at: happened.at })
  }
  await tell(editors, forEditors(happened))
  if (event === 'late')
    await tell(
      [practice.reviewerId].filter((id) => id !== undefined),
      forReviewer(practice),
    )
  if (event === 'submit' || event === 'hand_back') {
    const reviewers = await listHolders(transaction, 'reviewer')
    await tell(
      reviewers.filter((id) => !editors.includes(id)),
      waiting(practice),
    )
  }
  if (event === 'revise') await tell((await parts.adoptersOf?.(transaction, practice.id)) ?? [], forAdopters(happened))
}

function forEditors({ event, practice }: Happened): Told | undefined {
  const { id, profile, lapsesOn } = practice
  const because = 'you write for the organisation that owns it'
  if (event === 'ask_changes') {
    return { kind: 'answer', title: `A reviewer asks you to change “${profile.title}”`, href: writePath(id), because }
  }
  if (event === 'publish') {
    return { kind: 'answer', title: `“${profile.title}” is reviewed and published`, href: practicePath(id), because }
  }
  // A review of what the clock published: a "no" leaves it where it is, so its owner would not see that anything was said.
  if (event === 'vouch') {
    return practice.reviewed
      ? { kind: 'answer', title: `“${profile.title}” is reviewed`, href: practicePath(id), because }
      : { kind: 'answer', title: `A reviewer asks you to change “${profile.title}”`, href: writePath(id), because }
  }
  if (event === 'untaken') {
    const title = `“${profile.title}” is published, and not yet reviewed`
    return { kind: 'answer', title, href: practicePath(id), because }
  }
  const until = lapsesOn === undefined ? '' : ` before ${showDate(lapsesOn)}`
  if (event === 'fall_due') {
    return {
      kind: 'deadline',
      title: `Say whether “${profile.title}” is still true${until}`,
      href: confirmPath(id),
      because,
    }
  }
  if (event !== 'lapse') return undefined
  return {
    kind: 'deadline',
    title: `“${profile.title}” has lapsed: nobody finds it now`,
    href: confirmPath(id),
    because,
  }
}

function forReviewer({ id, profile }: WrittenPractice): Told {
  return {
    kind: 'deadline',
    title: `Your review of “${profile.title}” is late`,
    href: reviewPath(id),
    because: 'you took it up to review it',
  }
}

function waiting({ profile }: WrittenPractice): Told {
  return {
    kind: 'change',
    title: `“${profile.title}” waits for a reviewer`,
    href: reviewsPath,
    because: 'you review practices',
  }
}

function forAdopters({ practice: { id, profile, edition }, whatChanged }: Happened): Told {
  return {
    kind: 'change',
    title: `“${profile.title}” has an edition ${edition}: ${whatChanged ?? 'see what changed'}`,
    href: practicePath(id),
    because: 'you use it',
  }
}
