import type { Calendars } from '../../../platform/calendars/read-calendars.ts'
import type { SignedIn } from '../../../platform/http/policy.ts'
import type { WorkItem, WorkProvider } from '../../my-work/index.ts'
import { listPracticeClaims } from './attributed-claim.service.ts'
import { nextStep } from './practice-clock.domain.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { confirmPath, practicesOfPath, reviewPath, reviewsPath, writePath } from './written-practice.paths.ts'
import { listWrittenBy, listWrittenIn } from './written-practice.repository.ts'

/** More than one person can have on hand. */
const mostTaken = 100

/** What somebody owes and is owed about practices: what to write on, to confirm and to review. */
export function practiceWork(calendars: Calendars): WorkProvider {
  const dueOf = (practice: WrittenPractice): Partial<WorkItem> => {
    const next = nextStep(practice, calendars(practice.profile.placeCodes[0]))
    return next === undefined ? {} : { due: next.on }
  }
  return async (database, { who }) => {
    const own = (await Promise.all(organisationsOf(who).map((id) => listWrittenBy(database, id)))).flat()
    const isReviewer = who.holdings.some(({ role }) => role === 'reviewer')
    const taken = isReviewer ? await listWrittenIn(database, ['in_review'], mostTaken) : []
    const waiting = isReviewer ? await listWrittenIn(database, ['submitted'], 1) : []
    const isAdministrator = who.holdings.some(({ role }) => role === 'administrator')
    const claims = isAdministrator ? await listPracticeClaims(database) : []
    return {
      owe: [
        ...own.flatMap((practice) => owedBy(practice, dueOf(practice))),
        ...taken
          .filter(({ reviewerId }) => reviewerId === who.personId)
          .map((practice) => ({
            title: `Review “${practice.profile.title}”`,
            href: reviewPath(practice.id),
            ...dueOf(practice),
          })),
        ...(claims.length > 0 ? [{ title: 'Claims of practices to check', href: '/practice-claims' }] : []),
        ...(waiting.length > 0 ? [{ title: 'Practices wait for a reviewer', href: reviewsPath }] : []),
      ],
      owed: own
        .filter(({ state }) => state === 'submitted' || state === 'in_review')
        .map((practice) => ({
          title: `A reviewer’s answer about “${practice.profile.title}”`,
          href: practicesOfPath(practice.organisationId),
          ...dueOf(practice),
        })),
    }
  }
}

function organisationsOf({ holdings }: SignedIn): readonly string[] {
  return holdings.flatMap(({ role, scope }) =>
    role === 'organisation-editor' && scope.kind === 'organisation' ? [scope.id] : [],
  )
}

function owedBy({ id, state, profile }: WrittenPractice, due: Partial<WorkItem>): readonly WorkItem[] {
  const name = profile.title === '' ? 'a new practice' : `“${profile.title}”`
  if (state === 'draft') return [{ title: `Go on writing ${name}`, href: writePath(id) }]
  if (state === 'changes_asked') return [{ title: `Change what a reviewer asks in ${name}`, href: writePath(id) }]
  if (state === 'review_due') return [{ title: `Say whether ${name} is still true`, href: confirmPath(id), ...due }]
  if (state === 'lapsed') return [{ title: `Say whether ${name} is still true: it has lapsed`, href: confirmPath(id) }]
  return []
}
