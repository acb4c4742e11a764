import { problem } from '../../../core/problem.ts'
import { refuse } from '../../../core/result.ts'
import type { HttpContext } from '../../../platform/http/environment.ts'
import { textOf, type RawForm } from '../../../platform/http/form.ts'
import type { PageAnswer } from '../../../platform/http/route.ts'
import { writesFor } from './who-acts.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { findWritten } from './written-practice.repository.ts'
import type { WritingParts } from './writing-parts.ts'

/** Lets only those who write for its owner go on to a practice. To all others a draft is not there. */
export async function withOwn(
  context: HttpContext,
  { database }: WritingParts,
  work: (practice: WrittenPractice) => PageAnswer | Promise<PageAnswer>,
): Promise<PageAnswer> {
  const practice = await findWritten(database, context.req.param('id') ?? '')
  if (practice === undefined) return refuse(noPractice)
  if (writesFor(context.get('who'), practice.organisationId)) return await work(practice)
  return refuse(practice.edition === 0 ? noPractice : notItsEditor)
}

/** Nobody has begun such a practice, or it is not for this person to know. */
export const noPractice = problem('not-found', 'practice-not-found', 'There is no practice at this address', {
  detail: 'It may have been taken out, or the address may have been cut off.',
})

const notItsEditor = problem('forbidden', 'not-its-editor', 'You do not write for the owner of this practice', {
  detail: 'Only those who write for its owner can change it. You can read it.',
})

/** The texts of a form by field; of a field that was sent twice the first. */
export function typedFrom(raw: RawForm): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(raw).map((name) => [name, textOf(raw, name)]))
}
