import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The folder of the project. */
export const projectFolder = join(import.meta.dirname, '..', '..')

/** A process of the exchange, and what it wrote. */
export type ExchangeProcess = Readonly<{
  child: ChildProcess
  output: () => string
  /** Waits until it says this on standard error; throws with all it said if it ends first. */
  says: (pattern: RegExp) => Promise<RegExpExecArray>
  /** Waits until it ends, and answers the exit code (or the signal's name). */
  ended: Promise<number | string>
}>

type Options = Readonly<{
  settings?: Readonly<Record<string, string>>
  folder?: string
  /** In a process group of its own, so that what the program starts can be signalled with it. */
  inGroup?: boolean
}>

/** Starts a program; only the settings given are set, so that nothing of this machine's own changes a test. */
export function startProcess(command: string, words: readonly string[], options: Options = {}): ExchangeProcess {
  const child = spawn(command, words, {
    cwd: options.folder ?? projectFolder,
    detached: options.inGroup ?? false,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...options.settings },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  return {
    child,
    output: () => output,
    ended,
    async says(pattern) {
      for (;;) {
        const found = pattern.exec(output)
        if (found !== null) return found
        if (child.exitCode !== null) throw new Error(`It ended without saying ${pattern.source}:\n${output}`)
        await Promise.race([once(child.stderr, 'data'), ended])
      }
    },
  }
}

/** Starts the exchange as `npm start` does, on a port that is free. */
export function startExchange(dataDir: string, settings: Readonly<Record<string, string>> = {}): ExchangeProcess {
  const words = ['--disable-warning=ExperimentalWarning', join('src', 'main.ts')]
  return startProcess(process.execPath, words, { settings: { DATA_DIR: dataDir, PORT: '0', ...settings } })
}
