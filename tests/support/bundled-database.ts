import { openAsBlob } from 'node:fs'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { inject } from 'vitest'
import { loadBundledData } from '../../src/modules/open-data/index.ts'
import { columnParsers } from '../../src/platform/database/column-parsers.ts'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import { embeddedDatabase, openEmbeddedDatabase } from '../../src/platform/database/embedded-database.ts'
import { openServerDatabase } from '../../src/platform/database/server-database.ts'
import { cloneOf, serverAddress } from './database.ts'

async function load(open: OpenDatabase): Promise<void> {
  const loaded = await loadBundledData(open)
  if (!loaded.ok) throw new Error(loaded.problem.title)
}

/** Makes the image for all test files of a run: whoever comes first makes it, the others wait for it. */
async function bundledImage(): Promise<string> {
  const folder = dirname(inject('migratedSnapshot'))
  const image = join(folder, 'bundled.tar')
  const isThere = () =>
    stat(image).then(
      () => true,
      () => false,
    )
  if (await isThere()) return image
  const first = await mkdir(join(folder, 'making')).then(
    () => true,
    () => false,
  )
  if (first) {
    const snapshot = await openAsBlob(inject('migratedSnapshot'))
    const pglite = await PGlite.create({ loadDataDir: snapshot, parsers: { ...columnParsers } })
    const open = embeddedDatabase(pglite)
    try {
      await load(open)
      const draft = join(folder, 'bundled.draft')
      await writeFile(draft, new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer()))
      await rename(draft, image)
    } finally {
      await open.close()
    }
  }
  for (let attempt = 0; attempt < 1_000 && !(await isThere()); attempt++) await pause(100)
  return image
}

/** The database on the test server that holds the bundled data, made by whoever comes first. */
async function bundledTemplate(): Promise<string> {
  const name = `${inject('templateDatabase')}_bundled`
  const client = new Client({ connectionString: inject('serverUrl') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount !== 0) return name
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft} template ${inject('templateDatabase')}`)
    const open = openServerDatabase(serverAddress(draft))
    try {
      await load(open)
    } finally {
      await open.close()
    }
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

/**
 * A database with the bundled data that belongs to the caller alone, of the kind that the running project tests. The first
 * in a run takes some seconds to load it, the others take a copy. Close it when done.
 */
export async function bundledDatabase(): Promise<OpenDatabase> {
  if (inject('databaseKind') === 'pglite') {
    return openEmbeddedDatabase({ snapshot: await openAsBlob(await bundledImage()) })
  }
  return cloneOf(await bundledTemplate())
}
