import type { Database } from '../../platform/database/database.ts'
import type { Introduction } from './introduction.domain.ts'
import { noticesOf } from './introduction.notices.ts'
import { introductionPath } from './introduction.paths.ts'
import type { IntroductionEvent } from './introduction.states.ts'
import type { IntroductionTools } from './introduction-tools.ts'
import { brokersOf, speakersOf } from './parties.ts'

/** Tells those whom an event concerns, in the caller's transaction. Messages lead to the page and hold nothing of it. */
export async function tellOf(
  transaction: Database,
  tell: IntroductionTools['tell'],
  event: IntroductionEvent,
  introduction: Introduction,
  by: Readonly<{ side: 'first' | 'second' | 'broker' | undefined; personId?: string | undefined }>,
  at: Date,
): Promise<void> {
  for (const { to, title, isDeadline } of noticesOf(event, introduction, by.side)) {
    for (const personId of await whoIs(transaction, introduction, to)) {
      if (personId === by.personId) continue
      const because = to === 'broker' ? 'you are the broker here' : 'you have a part in this introduction'
      const kind = isDeadline === true ? 'deadline' : 'introduction'
      await tell(transaction, { personId, kind, title, href: introductionPath(introduction.id), because, at })
    }
  }
}

async function whoIs(
  transaction: Database,
  { first, second, proposedBy, byBroker, placeCode }: Introduction,
  to: 'first' | 'second' | 'broker',
): Promise<readonly string[]> {
  if (to === 'broker') return await brokersOf(transaction, placeCode)
  const side = to === 'first' ? first : second
  // Who said yes, or asked, goes on with it; until then everybody who speaks for that side may.
  const known = side.personId ?? (to === 'first' && !byBroker ? proposedBy : undefined)
  return known === undefined ? await speakersOf(transaction, side.party) : [known]
}
