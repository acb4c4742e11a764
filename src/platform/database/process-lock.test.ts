import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeProcessLock } from './process-lock.ts'

let folder: string
let path: string
const children: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-lock-'))
  path = join(folder, 'database.lock')
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

/** A process that takes the lock, says what came of it, and stays until it is killed. */
async function holder(): Promise<{ child: ChildProcess; said: string }> {
  const script = `import { takeProcessLock } from ${JSON.stringify(new URL('process-lock.ts', import.meta.url).href)}
    const lock = await takeProcessLock(${JSON.stringify(path)})
    console.log(lock.ok ? 'taken' : lock.problem.title)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, said: chunk.toString().trim() }
}

describe('the process lock', () => {
  it('is refused while another process holds it, and says which', async () => {
    const first = await holder()
    expect(first.said).toBe('taken')
    expect((await holder()).said).toBe(`the exchange is running (process ${first.child.pid})`)
    expect(await takeProcessLock(path)).toMatchObject({ ok: false, problem: { code: 'database-in-use' } })
  })

  it('is taken over from a process that was killed', async () => {
    const { child } = await holder()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await takeProcessLock(path)).toMatchObject({ ok: true })
  })

  it('is given to one only of several that find a dead lock', async () => {
    const { child } = await holder()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const said = (await Promise.all([holder(), holder(), holder(), holder()])).map((each) => each.said)
    expect(said.filter((line) => line === 'taken')).toHaveLength(1)
  })

  it('is refused twice in one process, and free again after its release', async () => {
    const lock = await takeProcessLock(path)
    expect(await takeProcessLock(path)).toMatchObject({ ok: false })
    if (lock.ok) await lock.value.release()
    expect(await readdir(folder)).toEqual([])
    expect(await takeProcessLock(path)).toMatchObject({ ok: true })
  })

  it('knows a process number that was used again by when the process began', async () => {
    await takeProcessLock(path)
    const mine = JSON.parse(await readFile(path, 'utf8')) as { began: string }
    await writeFile(path, JSON.stringify({ ...mine, began: mine.began && 'another-boot/1', token: 'gone' }))
    // Without /proc nothing tells the two apart, and refusing is the safe answer.
    expect(await takeProcessLock(path)).toMatchObject({ ok: mine.began !== '' })
  })

  it('takes over a lock file that cannot be read', async () => {
    await writeFile(path, '{"processId":')
    expect(await takeProcessLock(path)).toMatchObject({ ok: true })
  })
})
