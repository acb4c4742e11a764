import { once } from 'node:events'
import { createServer, connect, type Server, type Socket } from 'node:net'
import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { freshDatabase, freshServerDatabase } from '../../../tests/support/database.ts'
import type { OpenDatabase } from './database.ts'
import { databaseProblem } from './database-problem.ts'
import { migrate } from './migrate.ts'
import { openServerDatabase } from './server-database.ts'

/** A wire between the exchange and the server that can be cut and joined. */
async function wireTo(url: URL): Promise<{ port: number; cut(): void; join(): Promise<void> }> {
  const { port: farPort, hostname } = new URL(url)
  const sockets = new Set<Socket>()
  let server: Server
  let port = 0
  const join = async () => {
    server = createServer((near) => {
      const far = connect(Number(farPort), hostname)
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
      }
      near.pipe(far).pipe(near)
    }).listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address !== null && typeof address === 'object') port = address.port
  }
  const cut = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  await join()
  return { port, cut, join }
}

async function failure(open: OpenDatabase): Promise<unknown> {
  return sql`select 1`.execute(open.database).then(
    () => undefined,
    (error: unknown) => error,
  )
}

// An embedded database has no server that could go away; what it can do stands below.
const ofServers = () => {
  it('is told as a problem, and used again once it is back, without a restart', async () => {
    const target = await freshServerDatabase()
    const url = new URL(target.url)
    const wire = await wireTo(url)
    url.port = String(wire.port)
    const open = openServerDatabase(url.href)
    try {
      expect(await open.health()).toMatchObject({ ok: true })
      wire.cut()
      expect(databaseProblem(await failure(open))).toMatchObject({ kind: 'unavailable', code: 'database-unavailable' })
      expect(await open.health()).toMatchObject({ ok: false, problem: { kind: 'unavailable' } })
      expect(await migrate(open)).toMatchObject({ ok: false, problem: { kind: 'unavailable' } })
      await wire.join()
      expect(await open.health()).toMatchObject({ ok: true })
      expect(await migrate(open)).toMatchObject({ ok: true })
    } finally {
      await open.close()
      wire.cut()
      await target.drop()
    }
  })

  it('may end every connection under a running transaction without ending this process', async () => {
    const target = await freshServerDatabase()
    const open = openServerDatabase(target.url)
    const other = openServerDatabase(target.url)
    try {
      const inside = open.database.transaction().execute(async (transaction) => {
        await sql`select 1`.execute(transaction)
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where pid <> pg_backend_pid() and datname = current_database()`.execute(other.database)
        await sql`select 1`.execute(transaction)
      })
      expect(databaseProblem(await inside.catch((error: unknown) => error))).toMatchObject({ kind: 'unavailable' })
      expect(await open.health()).toMatchObject({ ok: true })
    } finally {
      await open.close()
      await other.close()
      await target.drop()
    }
  })
}
if (inject('databaseKind') === 'postgresql') describe('a server that goes away', ofServers)

describe('a database that is closed', () => {
  it('is told as a problem, while a mistake of ours stays an exception', async () => {
    const open = await freshDatabase()
    const mistake = await sql`select nothing from nowhere`.execute(open.database).catch((error: unknown) => error)
    expect(databaseProblem(mistake)).toBeUndefined()
    await open.close()
    await open.close()
    expect(databaseProblem(await failure(open))).toMatchObject({ kind: 'unavailable' })
    expect(await open.health()).toMatchObject({ ok: false })
  })
})
