import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import { openEmbeddedDatabase } from '../../src/platform/database/embedded-database.ts'
import { openServerDatabase } from '../../src/platform/database/server-database.ts'
import type { ProvidedContext } from './provided-context.ts'

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('serverUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The address of a database on the test server. */
export function serverAddress(name: string): string {
  const url = new URL(inject('serverUrl'))
  url.pathname = `/${name}`
  return url.href
}

/** The address of a new database on the test server, cloned from the migrated one unless told, and how to drop it. */
export async function freshServerDatabase(
  template = inject('templateDatabase'),
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `exchange_test_${randomBytes(6).toString('hex')}`
  await administer(`create database ${name} template ${template}`)
  return { url: serverAddress(name), drop: () => administer(`drop database if exists ${name} with (force)`) }
}

/** A copy of a database on the test server; it is dropped when it is closed. */
export async function cloneOf(template: string): Promise<OpenDatabase> {
  const { url, drop } = await freshServerDatabase(template)
  const open = openServerDatabase(url)
  return {
    ...open,
    async close() {
      await open.close()
      await drop()
    },
  }
}

/**
 * A migrated database without rows that belongs to the caller alone, of the kind that the running project tests. Close it
 * when done: `afterAll(() => open.close())`.
 */
export async function freshDatabase(): Promise<OpenDatabase> {
  const kind: ProvidedContext['databaseKind'] = inject('databaseKind')
  if (kind === 'pglite') {
    return openEmbeddedDatabase({ snapshot: await openAsBlob(inject('migratedSnapshot')) })
  }
  return cloneOf(inject('templateDatabase'))
}
