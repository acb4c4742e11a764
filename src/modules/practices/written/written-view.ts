import { listTransitions, type RecordedTransition } from '../../../platform/audit/transition.repository.ts'
import type { Finding, Practice } from '../practice.domain.ts'
import { listEditions, type Edition } from './edition.repository.ts'
import { listInvolvements, type Involvement } from './involvement.repository.ts'
import type { Choice } from './profile-choices.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { findingsOf, practiceOf } from './written-practice.projection.ts'
import { countLapsed, findWritten, listLapsedPage, practiceSubject } from './written-practice.repository.ts'
import { projectionParts } from './written-practice.service.ts'
import { serviceChoices, type WritingParts } from './writing-parts.ts'

/** What the page of a practice shows beside the rest if its owner writes it here. */
export type WrittenView = Readonly<{
  written: WrittenPractice
  /** The newest edition, and all there are. */
  edition: Edition
  editions: readonly Edition[]
  involvements: readonly Involvement[]
  history: readonly RecordedTransition[]
  services: readonly Choice[]
  /** The practice as its newest edition has it, for a page that stays when it is offered no more. */
  asWas: Readonly<{ practice: Practice; findings: readonly Finding[] }>
}>

/** A practice that was published here, as its page shows it; `undefined` for drafts and for those of other origin. */
export async function findWrittenView(parts: WritingParts, id: string): Promise<WrittenView | undefined> {
  const { database } = parts
  const written = await findWritten(database, id)
  if (written === undefined || written.edition === 0) return undefined
  const editions = await listEditions(database, id)
  const [edition] = editions
  if (edition === undefined) return undefined
  const practice = practiceOf(written, edition.profile, await projectionParts(parts, database, written))
  return {
    written,
    edition,
    editions,
    involvements: await listInvolvements(database, id),
    history: await listTransitions(database, { kind: practiceSubject, id }),
    services: serviceChoices(parts),
    asWas: { practice, findings: findingsOf(id, edition.profile) },
  }
}

/** A page of those that lapsed, by the filter that says so; no other list holds them. */
export function listLapsed(parts: WritingParts) {
  return async (
    database: WritingParts['database'],
    { offset, limit }: Readonly<{ offset: number; limit: number }>,
  ): Promise<{ practices: readonly Practice[]; total: number }> => {
    const lapsed = await listLapsedPage(database, { offset, limit })
    const practices = await Promise.all(
      lapsed.map(async (written) =>
        practiceOf(written, written.profile, await projectionParts(parts, database, written)),
      ),
    )
    return { practices, total: await countLapsed(database) }
  }
}
