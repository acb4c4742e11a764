import type { SignedIn, Who } from '../../../platform/http/policy.ts'
import { holds } from '../../../platform/http/policy.ts'
import type { Acting, WrittenPractice } from './written-practice.domain.ts'

/** Whether somebody writes for an organisation. */
export function writesFor(who: Who, organisationId: string): boolean {
  return holds(who, 'organisation-editor', { kind: 'organisation', id: organisationId })
}

/** What somebody is to a practice: one of its editors, a reviewer, both or neither. */
export function actingOn(who: SignedIn, practice: Pick<WrittenPractice, 'organisationId'>): Exclude<Acting, 'clock'> {
  const isEditor = writesFor(who, practice.organisationId)
  const isReviewer = who.holdings.some(({ role }) => role === 'reviewer')
  return {
    personId: who.personId,
    as: [...(isEditor ? ['editor' as const] : []), ...(isReviewer ? ['reviewer' as const] : [])],
  }
}
