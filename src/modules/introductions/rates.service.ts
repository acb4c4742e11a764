import { dayInLondon } from '../../core/iso-date.ts'
import type { Calendars } from '../../platform/calendars/read-calendars.ts'
import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { Database } from '../../platform/database/database.ts'
import { listReceived } from './introduction.repository.ts'
import type { Party } from './party.ts'
import { nameParty } from './parties.ts'
import { replyRate, type ReplyRate } from './reply-rates.ts'

/** How one body replies. */
export type BodyRate = Readonly<{ party: Party; name: string; path: string | undefined; rate: ReplyRate }>

const year = 366 * 86_400_000

/** How every body replies that received any in the last twelve months, by name. A person's rate is nobody's business. */
export async function readRates(
  database: Database,
  { titles, calendars, now }: Readonly<{ titles: CodeTitles; calendars: Calendars; now: Date }>,
): Promise<readonly BodyRate[]> {
  const received = await listReceived(database, new Date(now.getTime() - year))
  const byParty = Map.groupBy(received, ({ party }) => `${party.kind} ${party.id}`)
  const rates: BodyRate[] = []
  for (const list of byParty.values()) {
    const [one] = list
    if (one === undefined || one.party.kind === 'person' || one.party.kind === 'practice') continue
    const named = await nameParty(database, titles, one.party)
    if (named === undefined) continue
    const rate = replyRate(list, dayInLondon(now), calendars(one.placeCode))
    rates.push({ party: one.party, name: named.name, path: named.path, rate })
  }
  return rates.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
