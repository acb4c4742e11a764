import { join } from 'node:path'
import { projectFolder, startProcess, type ExchangeProcess } from './exchange-process.ts'

/** A process that writes without end, and how far it has come. */
export type WritingProcess = ExchangeProcess & Readonly<{ held: () => Promise<number>; kept: () => number }>

/** Starts it on an embedded database's folder or a server's address; `words` stand before the program. */
export function startWriting(place: string, settings: Readonly<Record<string, string>> = {}): WritingProcess {
  const child = join(projectFolder, 'tests', 'process', 'writing.child.ts')
  const writing = startProcess(process.execPath, ['--disable-warning=ExperimentalWarning', child, place], { settings })
  return {
    ...writing,
    /** How many writes it found, all of them whole. */
    async held() {
      const said = await writing.says(/holds (\d+)\n/)
      return Number(said[1])
    },
    /** The last write that it was told is safe. */
    kept() {
      const lines = writing.output().split('\n').slice(0, -1)
      const last = lines.findLast((line) => /^(?:kept|holds) \d+$/.test(line)) ?? ''
      return Number(last.split(' ')[1] ?? 0)
    },
  }
}

/** Ends it as a power cut of one process does. */
export async function killHard({ child, ended }: ExchangeProcess): Promise<void> {
  child.kill('SIGKILL')
  await ended
}
