import { createReadStream } from 'node:fs'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { answerPage } from '../../platform/http/answer.ts'
import { answerStream } from '../../platform/http/answer-stream.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import type { PageParts } from '../site/index.ts'
import { changesLines } from './changes-file.ts'
import { changesPath, dataPath, downloadPath } from './download.paths.ts'
import { countOpenRows } from './open-row-counts.repository.ts'
import { publishedFiles, servicesFile, wholeFile } from './publication.ts'
import type { Publisher } from './publisher.ts'
import { readMoment } from './read-moment.ts'
import { ShowDataPage } from './show-data.page.tsx'

/** What the page and the downloads are made with. */
export type DownloadParts = PageParts & Readonly<{ publisher: Publisher; home: string }>

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl',
  json: 'application/json',
  zip: 'application/zip',
}

/** How long a download waits for files that are being made before it asks to be tried again. */
const patienceMs = 25_000

/** The page of open data and its downloads. */
export function downloadRoutes(parts: DownloadParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'show open data',
      method: 'GET',
      path: dataPath,
      policy: anyone,
      examples: [dataPath],
      handler: (context) => showData(context, parts),
    },
    {
      kind: 'page',
      name: 'download changes',
      method: 'GET',
      path: changesPath,
      policy: anyone,
      cost: 'expensive',
      examples: [`${changesPath}?since=2025-11-01`],
      handler: (context) => sendChanges(context, parts),
    },
    {
      kind: 'page',
      name: 'download open data',
      method: 'GET',
      path: downloadPath(':file'),
      policy: anyone,
      cost: 'expensive',
      examples: [wholeFile, 'datapackage.json', servicesFile, 'practices.csv', 'needs.jsonl'].map(downloadPath),
      handler: (context) => sendFile(context, parts.publisher),
    },
  ]
}

async function showData(context: HttpContext, parts: DownloadParts): Promise<PageAnswer> {
  const since = context.req.query('since')?.trim()
  if (since !== undefined && readMoment(since) !== undefined) {
    return context.redirect(`${changesPath}?${new URLSearchParams({ since })}`, 303)
  }
  const [publication, rows] = await Promise.all([parts.publisher.latest(), countOpenRows(parts.database)])
  const errors = since === undefined ? [] : (wrongMoment().fields ?? [])
  const page = <ShowDataPage parts={parts} publication={publication} rows={rows} since={since ?? ''} errors={errors} />
  return await answerPage(context, page, { status: errors.length === 0 ? 200 : 400 })
}

async function sendFile(context: HttpContext, publisher: Publisher): Promise<Result<Response, Problem>> {
  const file = context.req.param('file') ?? ''
  if (!publishedFiles.includes(file)) {
    return refuse(
      problem('not-found', 'no-such-download', 'There is no download of this name', {
        detail: 'The page of open data at /data lists them all.',
      }),
    )
  }
  const publication = await soon(publisher.publish())
  if (publication === undefined) return refuse(beingMade())
  const type = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const headers = {
    'content-disposition': `attachment; filename="${file}"`,
    'content-length': String(publication.bytes[file]),
    'last-modified': new Date(publication.madeAt).toUTCString(),
  }
  const pieces = { [Symbol.asyncIterator]: () => createReadStream(publisher.pathOf(file))[Symbol.asyncIterator]() }
  return ok(answerStream(context, { version: publication.version + publication.madeAt, pieces }, type, headers))
}

async function sendChanges(context: HttpContext, parts: DownloadParts): Promise<Result<Response, Problem>> {
  const since = readMoment(context.req.query('since') ?? '')
  if (since === undefined) return refuse(wrongMoment())
  const publication = await soon(parts.publisher.publish())
  if (publication === undefined) return refuse(beingMade())
  const span = { home: parts.home, since, madeAt: new Date(publication.madeAt) }
  const headers = { 'content-disposition': 'attachment; filename="changes.jsonl"' }
  const pieces = changesLines(parts.database, span)
  const text = { version: publication.version + publication.madeAt, pieces }
  return ok(answerStream(context, text, types['jsonl'] ?? '', headers))
}

async function soon<Value>(work: Promise<Value>): Promise<Value | undefined> {
  const waiting = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => waiting.resolve(undefined), patienceMs)
  try {
    return await Promise.race([work, waiting.promise])
  } finally {
    clearTimeout(timer)
    // Work that nobody waits for any more goes on; what is wrong with it is told to whoever asks next.
    work.catch(() => undefined)
  }
}

function wrongMoment(): Problem {
  return problem('invalid', 'wrong-day', 'Give the day that changes are wanted from', {
    detail: 'Write it as 2025-11-08, or as a moment such as 2025-11-08T10:00:00Z.',
    fields: [{ field: 'since', message: 'Give a day such as 2025-11-08' }],
  })
}

function beingMade(): Problem {
  return problem('unavailable', 'being-made', 'The download is being made', {
    detail: 'It holds everything, so it takes a little while. Try again in a minute.',
  })
}
