import type { Database } from '../../platform/database/database.ts'
import { organisationPath } from '../organisations/index.ts'
import { findPractice, practicePath } from '../practices/index.ts'
import type { NextBest } from './introduction-parts.ts'
import type { Introduction } from './introduction.domain.ts'

/** How others are looked for: a text, a place, of what kind, and the page of the one who did not answer. */
type Find = (
  asked: Readonly<{
    text: string
    place: string | undefined
    kind: 'organisation' | 'practice'
    exceptPath: string
    limit: number
  }>,
) => readonly NextBest[]

/** How many others are offered where no answer came. */
const offered = 2

/**
 * The two that fit next best where no answer came: organisations for what the practice is about, or else for the proposer's
 * own words. Nothing but the words and the place is looked at.
 */
export function nextBestFor(
  database: Database,
  find: Find,
): (introduction: Introduction) => Promise<readonly NextBest[]> {
  return async ({ practiceId, second, first, words }) => {
    const practice = practiceId === undefined ? undefined : (await findPractice(database, practiceId))?.practice
    const text = practice === undefined ? words : (practice.problem ?? practice.title)
    const place = first.party.kind === 'place' ? first.party.id : undefined
    const isOrganisation = second.party.kind === 'organisation'
    const exceptPath = isOrganisation ? organisationPath(second.party.id) : practicePath(practiceId ?? '')
    return find({ text, place, kind: isOrganisation ? 'organisation' : 'practice', exceptPath, limit: offered })
  }
}
