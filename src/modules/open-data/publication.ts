import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../../platform/database/database.ts'
import { eachOpenPage } from '../../platform/open-table/open-rows.ts'
import { organisationsTable } from '../organisations/index.ts'
import { dataPackage, type PackagedTable, type PackageFacts } from './data-package.ts'
import type { DataSource } from './data-sources.ts'
import { packTables, writeServices, writeTableFiles } from './open-files.ts'
import { openTables } from './open-tables.ts'
import { notingChanges } from './published-rows.repository.ts'

const publicationSchema = z.object({
  /** Names the state of the data that it was made from. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  rows: z.record(z.string(), z.int()),
  services: z.int(),
  bytes: z.record(z.string(), z.int()),
})

/** What is said of a whole set of downloads: when it was made, the rows of each table, the size of each file. */
export type Publication = Readonly<z.infer<typeof publicationSchema>>

/** What a set of downloads is made from. */
export type PublicationSources = Readonly<{
  database: Database
  /** The address of this installation. */
  home: string
  sources: readonly DataSource[]
  titleOfArea: (id: string) => string | undefined
}>

/** The file with everything, the description of what is in it, and the services of organisations. */
export const wholeFile = 'exchange.zip'
export const packageFile = 'datapackage.json'
export const servicesFile = 'hsds.json'

/** Every file of a publication, by name. */
export const publishedFiles: readonly string[] = [
  wholeFile,
  packageFile,
  servicesFile,
  ...openTables.flatMap(({ name }) => [`${name}.csv`, `${name}.jsonl`]),
]

const factsFile = 'publication.json'

/** Reads what was made in a folder before; `undefined` if nothing whole is there. */
export async function readPublication(folder: string): Promise<Publication | undefined> {
  const text = await readFile(join(folder, factsFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : publicationSchema.parse(JSON.parse(text))
}

/**
 * Makes every file anew in a folder beside the one wanted and then puts it in its place, so that a reader finds a whole set
 * or the one before. Rows are read page by page; none of the tables is held.
 */
export async function makePublication(
  folder: string,
  { database, home, sources, titleOfArea }: PublicationSources,
  { version, madeAt }: Readonly<{ version: string; madeAt: Date }>,
): Promise<Publication> {
  const draft = `${folder}.draft`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  const facts: PackageFacts = { home, madeAt, sources }
  const tables: PackagedTable[] = []
  for (const table of openTables) {
    const pages = notingChanges(database, table.name, eachOpenPage(database, table, { home }), madeAt)
    tables.push(await writeTableFiles(draft, table, pages))
  }
  const organisations = eachOpenPage(database, organisationsTable, { home })
  const services = await writeServices(join(draft, servicesFile), organisations, titleOfArea)
  await writeFile(join(draft, packageFile), `${JSON.stringify(dataPackage(tables, facts), null, 2)}\n`)
  await packTables(join(draft, wholeFile), draft, tables, facts)
  await rm(join(draft, 'data'), { recursive: true })
  const publication: Publication = {
    version,
    madeAt: madeAt.toISOString(),
    rows: Object.fromEntries(tables.map(({ table, rows }) => [table.name, rows])),
    services,
    bytes: Object.fromEntries(
      await Promise.all(publishedFiles.map(async (file) => [file, (await stat(join(draft, file))).size] as const)),
    ),
  }
  await writeFile(join(draft, factsFile), JSON.stringify(publication))
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
  return publication
}
