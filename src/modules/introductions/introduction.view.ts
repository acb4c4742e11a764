import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { listTransitions, type RecordedTransition } from '../../platform/audit/transition.repository.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Who } from '../../platform/http/policy.ts'
import { openContacts, type Contact } from './contact.repository.ts'
import { listConversations, listViews, type Conversation, type View } from './conversation.repository.ts'
import type { Introduction } from './introduction.domain.ts'
import { introductionStore } from './introduction.repository.ts'
import type { IntroductionActor } from './introduction.states.ts'
import { nameParty, rolesIn, type NamedParty } from './parties.ts'

/** An introduction as one of those who have a part in it sees it. */
export type IntroductionView = Readonly<{
  introduction: Introduction
  roles: readonly IntroductionActor[]
  first: NamedParty | undefined
  second: NamedParty | undefined
  /** Empty until both agreed; never for a broker, who introduces and does not listen in. */
  contacts: readonly Contact[]
  conversations: readonly Conversation[]
  views: readonly View[]
  steps: readonly RecordedTransition[]
}>

/** What somebody may see of an introduction; `undefined` for who has no part in it. */
export async function viewIntroduction(
  database: Database,
  titles: CodeTitles,
  introduction: Introduction,
  who: Who,
): Promise<IntroductionView | undefined> {
  const roles = rolesIn(who, introduction)
  if (roles.length === 0) return undefined
  const isSide = roles.includes('first') || roles.includes('second')
  const { id, first, second } = introduction
  return {
    introduction,
    roles,
    first: await nameParty(database, titles, first.party),
    second: await nameParty(database, titles, second.party),
    contacts: isSide ? await openContacts(database, introduction) : [],
    conversations: await listConversations(database, id),
    views: await listViews(database, id),
    steps: await listTransitions(database, { kind: introductionStore.kind, id }),
  }
}
