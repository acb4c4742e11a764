import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { join } from 'node:path'
import { homeAddress, type Config } from '../../config.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { readCodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/open-database.ts'
import { announcedServer } from '../../platform/http/server-address.ts'
import { eachOpenPage, type OpenRow } from '../../platform/open-table/open-rows.ts'
import type { OpenTable } from '../../platform/open-table/open-table.ts'
import { bundledDataFolder } from './bundled-datasets.ts'
import { changesLines } from './changes-file.ts'
import { readDataSources } from './data-sources.ts'
import { changesPath, downloadPath } from './download.paths.ts'
import { createPublisher } from './publisher.ts'

/** Where exports are read from: the server that holds the database, or the database itself. */
export type ExportSource = Readonly<{
  pages: (table: OpenTable) => AsyncIterable<readonly OpenRow[]>
  changes: (since: Date) => AsyncIterable<string>
  close: () => Promise<void>
}>

/** The running server of this data folder if it answers, else the database. Refused if neither is there. */
export async function openExportSource(config: Config): Promise<Result<ExportSource, Problem>> {
  const url = await announcedServer(config.dataDir)
  if (url !== undefined && (await answers(url))) return ok(serverSource(url))
  // Reading must not make a database.
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'database')))
    return refuse(noDatabase(config))
  const opened = await openDatabase(config)
  if (!opened.ok) return opened
  const open = opened.value
  const migrated = await migrate(open)
  if (migrated.ok) return ok(databaseSource(open, config))
  await open.close()
  return migrated
}

function noDatabase({ dataDir }: Config): Problem {
  return problem('unavailable', 'no-database', `There is no database in ${dataDir} yet`, {
    detail: 'Start the exchange once with: exchange serve',
  })
}

async function answers(url: string): Promise<boolean> {
  return await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok: isWell }) => isWell,
    () => false,
  )
}

function databaseSource(open: OpenDatabase, config: Config): ExportSource {
  const home = homeAddress(config)
  return {
    pages: (table) => eachOpenPage(open.database, table, { home }),
    changes: async function* (since) {
      const titles = await readCodeTitles(bundledDataFolder)
      const publisher = createPublisher({
        open,
        home,
        titleOfArea: titles.serviceArea,
        sources: () => readDataSources(bundledDataFolder),
        folder: join(config.dataDir, 'open-data'),
        now: () => new Date(),
      })
      const { madeAt } = await publisher.publish()
      yield* changesLines(open.database, { home, since, madeAt: new Date(madeAt) })
    },
    close: () => open.close(),
  }
}

const pageRows = 500

function serverSource(url: string): ExportSource {
  return {
    pages: async function* (table) {
      let rows: OpenRow[] = []
      for await (const line of createInterface({ input: await bodyOf(url + downloadPath(`${table.name}.jsonl`)) })) {
        if (line === '') continue
        // The server that answers is this program over this data folder, and writes what `OpenRow` says.
        rows.push(JSON.parse(line) as OpenRow)
        if (rows.length < pageRows) continue
        yield rows
        rows = []
      }
      yield rows
    },
    changes: async function* (since) {
      const body = await bodyOf(`${url}${changesPath}?since=${since.toISOString()}`)
      for await (const piece of body.setEncoding('utf8')) yield String(piece)
    },
    close: async () => undefined,
  }
}

/** The body of a download; asked again while the server is still making it. */
async function bodyOf(address: string): Promise<Readable> {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(address)
    if (response.ok && response.body !== null) return Readable.from(response.body)
    await response.body?.cancel()
    if (response.status !== 503 || attempt === 60) throw new ServerRefusal(address, response.status)
    await new Promise((resolve) => setTimeout(resolve, 5_000))
  }
}

/** Thrown where the running server does not give what was asked. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal'

  constructor(address: string, status: number) {
    super(`The running server answered ${status} for ${new URL(address).pathname}`)
  }

  /** As a refusal for people. */
  get problem(): Problem {
    return problem('unavailable', 'server-refused', this.message, { detail: 'Try again when it is less busy.' })
  }
}

/** Turns the refusal of a running server, thrown in the middle of reading, into a value. */
export async function withoutRefusals<Value>(work: () => Promise<Value>): Promise<Result<Value, Problem>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof ServerRefusal) return refuse(error.problem)
    throw error
  }
}
