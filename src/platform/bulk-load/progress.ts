/** How far a load is: rows done of rows expected, rows a second, and whole seconds left at that rate. */
export type LoadProgress = Readonly<{
  dataset: string
  done: number
  total: number
  rate: number
  secondsLeft: number
}>

/** Told about every chunk of rows. */
export type ProgressListener = (this: void, progress: LoadProgress) => void

/** Counts rows of one dataset and tells the listener; the clock is given so that tests own it. */
export function progressCounter(dataset: string, total: number, listener: ProgressListener, now: () => number) {
  const began = now()
  return (done: number) => {
    const seconds = (now() - began) / 1_000
    const rate = seconds > 0 ? Math.round(done / seconds) : 0
    const left = rate > 0 ? Math.ceil(Math.max(0, total - done) / rate) : 0
    listener({ dataset, done, total: Math.max(total, done), rate, secondsLeft: left })
  }
}
