import { dayInLondon, type IsoDate } from '../../core/iso-date.ts'
import type { Database } from '../../platform/database/database.ts'
import { hasBundledClockEnded } from './as-at.repository.ts'
import { bundledAsAt } from './bundled-datasets.ts'

/** The clock that imported rows are read by. People's own clocks are real ones and have nothing to do with it. */
export type DataClock = Readonly<{
  day(): IsoDate
  /** Whether it is still the day of the bundled data (or one that was set), and not today. */
  isStill(): boolean
}>

const lookEveryMs = 30_000

/**
 * Opens the clock: it stands at the day that is set, else at the day of the bundled data until something real is imported, by whatever
 * process; then it goes with the calendar.
 */
export async function openDataClock(
  database: Database,
  set: IsoDate | undefined,
  now: () => Date,
): Promise<DataClock & Readonly<{ close(): void }>> {
  let hasEnded = set === undefined && (await hasBundledClockEnded(database))
  const timer = setInterval(() => {
    if (hasEnded || set !== undefined) return
    // While the database is away the clock stands where it stood.
    hasBundledClockEnded(database).then(
      (ended) => (hasEnded = ended),
      () => undefined,
    )
  }, lookEveryMs).unref()
  return {
    day: () => set ?? (hasEnded ? dayInLondon(now()) : bundledAsAt),
    isStill: () => !hasEnded,
    close: () => clearInterval(timer),
  }
}
