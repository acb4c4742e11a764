import { problem } from '../../../core/problem.ts'
import { refuse } from '../../../core/result.ts'
import { answerPage } from '../../../platform/http/answer.ts'
import type { HttpContext } from '../../../platform/http/environment.ts'
import { formToken, readRawForm, textOf } from '../../../platform/http/form.ts'
import { holding } from '../../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../../platform/http/route.ts'
import { signedInOf } from '../../../platform/http/who.ts'
import { redirectTo } from '../../../platform/http/redirect.ts'
import { practicesPath } from '../practice.paths.ts'
import { ListReviewsPage, type Waiting } from './list-reviews.page.tsx'
import { noPractice, typedFrom } from './own-practice.ts'
import { ReviewPracticePage } from './review-practice.page.tsx'
import { readReview, reasonsOf } from './review.domain.ts'
import { insertReview } from './review.repository.ts'
import { actingOn, writesFor } from './who-acts.ts'
import { askChanges, handBack, publish, take, vouch, type WrittenPractice } from './written-practice.domain.ts'
import { reviewPath, reviewsPath } from './written-practice.paths.ts'
import { findWritten, listUnreviewed, listWrittenIn } from './written-practice.repository.ts'
import { changePractice, ownerNameOf } from './written-practice.service.ts'
import { serviceChoices, type WritingParts } from './writing-parts.ts'

const reviewer = holding('reviewer')
/** More than anybody reads at one sitting; those that wait longest stand first. */
const mostListed = 100

/** The pages of reviewers. */
export function reviewingRoutes(parts: WritingParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'list reviews',
      method: 'GET',
      path: reviewsPath,
      policy: reviewer,
      handler: (context) => listReviews(context, parts),
    },
    {
      kind: 'page',
      name: 'take a practice up',
      method: 'POST',
      path: `${practicesPath}/:id/review/take`,
      policy: reviewer,
      handler: (context) => takeUp(context, parts),
    },
    {
      kind: 'page',
      name: 'hand a practice back',
      method: 'POST',
      path: `${practicesPath}/:id/review/hand-back`,
      policy: reviewer,
      handler: (context) => giveBack(context, parts),
    },
    {
      kind: 'page',
      name: 'read a practice to review it',
      method: 'GET',
      path: `${practicesPath}/:id/review`,
      policy: reviewer,
      examples: [],
      handler: (context) => showReview(context, parts),
    },
    {
      kind: 'page',
      name: 'review a practice',
      method: 'POST',
      path: `${practicesPath}/:id/review`,
      policy: reviewer,
      handler: (context) => sendReview(context, parts),
    },
  ]
}

async function listReviews(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const who = signedInOf(context)
  const { database } = parts
  const waiting = async (practices: readonly WrittenPractice[]): Promise<readonly Waiting[]> =>
    await Promise.all(
      practices.map(async (practice) => ({
        practice,
        ownerName: await ownerNameOf(database, practice.organisationId),
        isOwn: writesFor(who, practice.organisationId),
        isMine: practice.reviewerId === who.personId,
      })),
    )
  const taken = await listWrittenIn(database, ['in_review'], mostListed)
  return (
    <ListReviewsPage
      site={parts.site}
      waiting={await waiting(await listWrittenIn(database, ['submitted'], mostListed))}
      mine={await waiting(taken.filter(({ reviewerId }) => reviewerId === who.personId))}
      unreviewed={await waiting(await listUnreviewed(database, mostListed))}
    />
  )
}

/** What a reviewer may open: what waits, what is in review and what nobody has reviewed. A draft is not there for them. */
async function reviewable(context: HttpContext, { database }: WritingParts): Promise<WrittenPractice | undefined> {
  const practice = await findWritten(database, context.req.param('id') ?? '')
  if (practice === undefined) return undefined
  const { state, edition, reviewed } = practice
  return state === 'submitted' || state === 'in_review' || (edition > 0 && !reviewed) ? practice : undefined
}

async function takeUp(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const practice = await reviewable(context, parts)
  if (practice === undefined) return refuse(noPractice)
  const { id } = practice
  const acting = actingOn(signedInOf(context), practice)
  // Pressed twice: it is theirs already.
  if (practice.state === 'in_review' && practice.reviewerId === acting.personId) return redirectTo(reviewPath(id))
  const done = await changePractice(parts, parts.database, { id, acting }, take)
  return done.ok ? redirectTo(reviewPath(id)) : done
}

async function giveBack(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const practice = await reviewable(context, parts)
  if (practice === undefined) return refuse(noPractice)
  const reason = textOf(await readRawForm(context), 'reason')
  const acting = actingOn(signedInOf(context), practice)
  const done = await changePractice(parts, parts.database, { id: practice.id, acting }, (before, by, now) =>
    handBack(before, by, now, reason),
  )
  return done.ok ? redirectTo(reviewsPath) : done
}

async function showReview(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const practice = await reviewable(context, parts)
  if (practice === undefined) return refuse(noPractice)
  const who = signedInOf(context)
  const refusal = mayReview(practice, who.personId, writesFor(who, practice.organisationId))
  if (refusal !== undefined) return refuse(refusal)
  const ownerName = await ownerNameOf(parts.database, practice.organisationId)
  const services = serviceChoices(parts)
  return <ReviewPracticePage {...{ site: parts.site, practice, ownerName, services, token: formToken() }} />
}

function mayReview(practice: WrittenPractice, personId: string, isOwn: boolean) {
  if (isOwn) {
    return problem('forbidden', 'own-practice', 'Somebody else must review this', {
      detail: 'You write for the organisation that owns it. Any reviewer of another organisation may take it up.',
    })
  }
  if (practice.edition > 0 || practice.reviewerId === personId) return undefined
  return problem('forbidden', 'not-taken', 'Take it up first', {
    detail: 'It is for the reviewer who took it up to say. The list of reviews shows what nobody has taken up.',
  })
}

async function sendReview(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const practice = await reviewable(context, parts)
  if (practice === undefined) return refuse(noPractice)
  const typed = typedFrom(await readRawForm(context))
  const acting = actingOn(signedInOf(context), practice)
  const refusal = mayReview(practice, acting.personId, acting.as.includes('editor'))
  if (refusal !== undefined) return refuse(refusal)
  const read = readReview(typed)
  if (!read.ok) {
    const ownerName = await ownerNameOf(parts.database, practice.organisationId)
    const view = { site: parts.site, practice, ownerName, services: serviceChoices(parts), token: formToken(), typed }
    return await answerPage(context, <ReviewPracticePage {...view} errors={read.fields} />, { status: 400 })
  }
  const { answers } = read
  const isYes = answers.every(({ yes }) => yes)
  const review = {
    practiceId: practice.id,
    reviewerId: acting.personId,
    outcome: isYes ? ('published' as const) : ('changes_asked' as const),
    answers,
    at: parts.now(),
  }
  const deed = {
    id: practice.id,
    acting,
    seen: Number(typed['seen']),
    also: (transaction: typeof parts.database) => insertReview(transaction, review),
  }
  const done = await changePractice(parts, parts.database, deed, (before, by, now) => {
    if (before.state === 'in_review')
      return isYes ? publish(before, by, now) : askChanges(before, by, now, reasonsOf(answers))
    return vouch(before, by, now, isYes)
  })
  return done.ok ? redirectTo(reviewsPath) : done
}
