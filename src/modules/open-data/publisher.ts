import { join } from 'node:path'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { dataVersion } from '../../platform/open-table/data-version.ts'
import { makePublication, readPublication, type Publication, type PublicationSources } from './publication.ts'

/** Keeps the downloads in step with the data. */
export type Publisher = Readonly<{
  /** What was made last, which may be older than the data; `undefined` before the first. */
  latest: () => Promise<Publication | undefined>
  /** Downloads of the data as it is now, made if they are not there; asked twice at once it makes them once. */
  publish: () => Promise<Publication>
  /** Where a file of the last publication lies. */
  pathOf: (file: string) => string
}>

/** What a publisher is made with. `folder` is its own. */
export type PublisherSettings = Omit<PublicationSources, 'database' | 'sources'> &
  Readonly<{
    open: Pick<OpenDatabase, 'database' | 'exclusively'>
    sources: () => Promise<PublicationSources['sources']>
    folder: string
    now: () => Date
  }>

/** The publisher of an installation: what the nightly job and the pages of open data ask. */
export function createPublisher(settings: PublisherSettings): Publisher {
  const { open, home, folder, now, titleOfArea } = settings
  const { database } = open
  const made = join(folder, 'publication')
  let making: Promise<Publication> | undefined

  const publish = async () => {
    const version = await dataVersion(database, home)
    const latest = await readPublication(made)
    if (latest?.version === version) return latest
    return await open.exclusively('publish', async () => {
      const sources = await settings.sources()
      return await makePublication(made, { database, home, sources, titleOfArea }, { version, madeAt: now() })
    })
  }
  return {
    latest: () => readPublication(made),
    publish: async () => {
      making ??= publish().finally(() => {
        making = undefined
      })
      return await making
    },
    pathOf: (file) => join(made, file),
  }
}
