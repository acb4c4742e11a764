/** Where progress is drawn: standard error, or a test's own. */
export type ProgressStream = Readonly<{ isTTY?: boolean; columns?: number; write: (text: string) => unknown }>

/** Draws progress: one line that is written over on a terminal, a line now and then in a log. */
export type ProgressLine = Readonly<{
  show: (percent: number, text: string) => void
  /** Ends the line, so that what follows starts on one of its own. */
  end: () => void
}>

const barCells = 20
const quietMs = 2_000

/** Makes a progress line. `now` is a steady clock in milliseconds. */
export function createProgressLine(stream: ProgressStream, now: () => number = () => performance.now()): ProgressLine {
  return stream.isTTY === true ? onTerminal(stream) : inLog(stream, now)
}

function onTerminal(stream: ProgressStream): ProgressLine {
  let drawn = ''
  return {
    show(percent, text) {
      const filled = Math.round((barCells * percent) / 100)
      const bar = `${'█'.repeat(filled)}${'░'.repeat(barCells - filled)}`
      const line = `${bar} ${String(percent).padStart(3)}%  ${text}`.slice(0, (stream.columns ?? 80) - 1)
      if (line === drawn) return
      drawn = line
      stream.write(`\r\u001B[2K${line}`)
    },
    end() {
      if (drawn !== '') stream.write('\r\u001B[2K')
      drawn = ''
    },
  }
}

// In a log each line stays: say it when the task changes, and within one task every two seconds at most.
function inLog(stream: ProgressStream, now: () => number): ProgressLine {
  let said = { task: '', at: -Infinity }
  return {
    show(percent, text) {
      const task = text.split(':')[0] ?? text
      if (task === said.task && now() - said.at < quietMs) return
      said = { task, at: now() }
      stream.write(`${String(percent).padStart(3)}%  ${text}\n`)
    },
    end: () => undefined,
  }
}
