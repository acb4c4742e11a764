import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { SignedIn } from '../../../platform/http/policy.ts'
import { findEdition } from './edition.repository.ts'
import { emptyProfile, longestLine, type Profile } from './profile.schema.ts'
import { actingOn } from './who-acts.ts'
import { revise } from './written-practice.domain.ts'
import { findWritten, insertDraft, saveProfile } from './written-practice.repository.ts'
import { changePractice } from './written-practice.service.ts'
import type { ChangeParts } from './writing-parts.ts'

/** What an adopter did otherwise, as its owner takes it up. */
export type TakenAdaptation = Readonly<{
  practiceId: string
  /** The component that was changed or left out, by its words; for one that was added, its own words. */
  component: string
  change: 'changed' | 'left_out' | 'added'
  /** What was done instead, in the adopter's words. */
  what: string
  /** Whose change it is, by name. */
  credit: string
  who: SignedIn
}>

/**
 * Publishes the newest edition with an adopter's change in it as the next edition, with credit, in the caller's transaction. What
 * the owner is writing meanwhile is not published with it, and gets the change too. Refused to who does not write for the owner.
 */
export async function takeUpAdaptation(
  parts: ChangeParts,
  transaction: Database,
  adaptation: TakenAdaptation,
): Promise<Result<Readonly<{ edition: number }>, Problem>> {
  const { practiceId: id, who, credit, component, what } = adaptation
  const practice = await findWritten(transaction, id)
  const edition = practice && (await findEdition(transaction, id, practice.edition))
  if (practice === undefined || edition === undefined) return refuse(nothingPublished)
  const deed = {
    id,
    acting: actingOn(who, practice),
    credit,
    whatChanged: `${component}: ${what}`,
    also: (within: Database) =>
      saveProfile(within, { id, profile: withAdaptation(practice.profile, adaptation), at: parts.now() }),
  }
  const published = withAdaptation(edition.profile, adaptation)
  const done = await changePractice(parts, transaction, deed, (before, acting, now) =>
    revise({ ...before, profile: published }, acting, now),
  )
  return done.ok ? ok({ edition: done.value.edition }) : done
}

const nothingPublished = problem('not-found', 'practice-not-published', 'There is no edition to change', {
  detail: 'The practice is described from a published source, or is still being written.',
})

/** A known variant of the component; a component that nobody had becomes an adaptable one. */
function withAdaptation(profile: Profile, { component, change, what }: TakenAdaptation): Profile {
  const variant = change === 'left_out' ? `Left out: ${what}` : what
  const has = profile.components.some((one) => one.what === component)
  const components = has
    ? profile.components.map((one) =>
        one.what === component
          ? { ...one, variants: [one.variants, variant].filter((part) => part !== '').join('\n') }
          : one,
      )
    : [
        ...profile.components,
        { what: component.slice(0, longestLine), role: 'adaptable' as const, serves: '', variants: variant },
      ]
  return { ...profile, components }
}

/** Begins a draft for an organisation, in the caller's transaction: what an introduction that ends in a write-up leads to. */
export async function startDraft(
  transaction: Database,
  { organisationId, title, by, at }: Readonly<{ organisationId: string; title: string; by: string; at: Date }>,
): Promise<string> {
  const profile = { ...emptyProfile, title: title.slice(0, longestLine) }
  return await insertDraft(transaction, { organisationId, profile, by: { kind: 'person', id: by }, at })
}
