import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { MeasuredImport } from './measure.ts'

/** A script of this folder. */
export const script = (name: string) => join(import.meta.dirname, name)
// As `bin/exchange import` runs.
const flags = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=320']

/** Runs a script in a process of its own and reads the JSON of its last line; `ready` may stop it once it has written something. */
export async function lastLine<Value>(
  words: readonly string[],
  ready?: (stop: () => void) => Promise<void>,
): Promise<Value> {
  const child = spawn(process.execPath, [...flags, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'close')
  if (ready !== undefined) {
    await once(child.stdout, 'data')
    await ready(() => child.kill('SIGTERM'))
  }
  const [code] = (await ended) as [number | null]
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}`)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Value
}

/** A whole number for people to read. */
export const number = (value: number) => Math.round(value).toLocaleString('en-GB')

/** The titles of the table. */
export const titles = [
  '| into | rows read | read a second | written a second | swapped a second | index, s | in all, s | processor, s | memory, MB |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
]

/** One line of the table. */
export function row(name: string, found: MeasuredImport): string {
  const { read, written, readSeconds, writeSeconds, indexSeconds, processorSeconds, peakMegabytes } = found
  const cells = [
    name,
    number(read),
    number(read / readSeconds),
    written === 0 ? '-' : number(written / (readSeconds + writeSeconds)),
    written === 0 ? '-' : number(written / writeSeconds),
    indexSeconds === 0 ? '-' : indexSeconds.toFixed(1),
    (readSeconds + writeSeconds + indexSeconds).toFixed(1),
    processorSeconds.toFixed(1),
    number(peakMegabytes),
  ]
  return `| ${cells.join(' | ')} |`
}
