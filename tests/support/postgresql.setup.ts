import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openServerDatabase } from '../../src/platform/database/server-database.ts'
import { startPostgresql } from './postgresql-server.ts'

/** Starts (or finds) a PostgreSQL server and migrates the database that each test file's own is cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresql()
  const template = `exchange_template_${randomBytes(4).toString('hex')}`
  const administrator = new Client({ connectionString: server.url })
  await administrator.connect()
  await administrator.query(`create database ${template}`)
  const url = new URL(server.url)
  url.pathname = `/${template}`
  const open = openServerDatabase(url.href)
  try {
    const migrated = await migrate(open)
    if (!migrated.ok) throw new Error(`The migrations did not run: ${migrated.problem.title}`)
  } finally {
    await open.close()
  }
  project.provide('serverUrl', server.url)
  project.provide('templateDatabase', template)
  return async () => {
    const made = await administrator.query<{ datname: string }>(
      `select datname from pg_database where datname like $1`,
      [`${template}%`],
    )
    for (const { datname } of made.rows) await administrator.query(`drop database if exists ${datname} with (force)`)
    await administrator.end()
    await server.stop()
  }
}
