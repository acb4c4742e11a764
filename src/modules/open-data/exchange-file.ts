import { z } from 'zod'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Problem } from '../../core/problem.ts'
import type { PackedEntry } from '../../platform/packed-files/packed-entry.ts'
import { openPackedFile } from '../../platform/packed-files/packed-file.ts'
import { RefusedFile } from '../../platform/packed-files/refused-file.ts'
import { changesFormat } from './changes-file.ts'

const address = z.url({ protocol: /^https?$/ })
const packageHead = z.object({ created: z.iso.datetime(), innovation_exchange: z.object({ home: address }) })
const changesHead = z.object({
  format: z.literal(changesFormat),
  home: address,
  since: z.iso.datetime(),
  made_at: z.iso.datetime(),
})

/** What a file of another exchange says of itself: everything that it has, or what has changed since a moment. */
export type ExchangeHead = Readonly<{ home: string; madeAt: Date; since: Date | undefined }>

/** A description of tables and columns stays far below this. */
const longestHead = 4_000_000

/** Reads what a file is before its rows are read. Refuses one that no exchange has written. */
export async function readExchangeHead(path: string): Promise<Result<ExchangeHead, Problem>> {
  try {
    const file = await openPackedFile(path)
    try {
      const described = file.entries.find(({ name }) => name.endsWith('datapackage.json'))
      const head = described === undefined ? await changesOf(file.entries[0]) : await packageOf(described)
      return head === undefined ? refuse(notAnExport(path)) : ok(head)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof RefusedFile) return refuse(error.problem)
    throw error
  }
}

async function packageOf(entry: PackedEntry): Promise<ExchangeHead | undefined> {
  const parsed = packageHead.safeParse(parseJson(await textOf(entry, () => false)))
  if (!parsed.success) return undefined
  const { created, innovation_exchange: own } = parsed.data
  return { home: own.home, madeAt: new Date(created), since: undefined }
}

async function changesOf(entry: PackedEntry | undefined): Promise<ExchangeHead | undefined> {
  if (entry === undefined) return undefined
  const [line] = (await textOf(entry, (text) => text.includes('\n'))).split('\n')
  const parsed = changesHead.safeParse(parseJson(line ?? ''))
  if (!parsed.success) return undefined
  const { home, since, made_at: madeAt } = parsed.data
  return { home, madeAt: new Date(madeAt), since: new Date(since) }
}

async function textOf(entry: PackedEntry, isEnough: (text: string) => boolean): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of entry.read()) {
    text += decoder.decode(bytes, { stream: true })
    if (isEnough(text) || text.length > longestHead) break
  }
  return text
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function notAnExport(path: string): Problem {
  return new RefusedFile(
    'not-an-export',
    `${path} is not open data of an exchange`,
    'Give the zip of its page /data, or its file of changes.',
  ).problem
}
