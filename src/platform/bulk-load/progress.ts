/** How far a load is: rows done of rows expected, rows a second, and whole seconds left at that rate. */
export type LoadProgress = Readonly<{
  dataset: string
  done: number
  total: number
  rate: number
  secondsLeft: number
  /** How much of all datasets of this run is done, 0 to 1. */
  share: number
}>

/** Told about every chunk of rows. */
export type ProgressListener = (this: void, progress: LoadProgress) => void

/** Counts the rows of a run of several datasets and tells the listener; the clock is given so that tests own it. */
export function progressCounter(totals: ReadonlyMap<string, number>, listener: ProgressListener, now: () => number) {
  const all = [...totals.values()].reduce((sum, rows) => sum + rows, 0)
  let before = 0
  return (dataset: string) => {
    const began = now()
    const earlier = before
    const expected = totals.get(dataset) ?? 0
    before += expected
    return (done: number) => {
      const seconds = (now() - began) / 1_000
      const rate = seconds > 0 ? Math.round(done / seconds) : 0
      const secondsLeft = rate > 0 ? Math.ceil(Math.max(0, expected - done) / rate) : 0
      const share = all === 0 ? 1 : (earlier + Math.min(done, expected)) / all
      listener({ dataset, done, total: Math.max(expected, done), rate, secondsLeft, share })
    }
  }
}
