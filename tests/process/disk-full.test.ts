import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { projectFolder, startExchange, startProcess } from '../support/exchange-process.ts'
import { killHard, startWriting } from '../support/writing-process.ts'

const run = promisify(execFile)

const folder = await mkdtemp(join(tmpdir(), 'exchange-disk-'))
const disk = join(folder, 'disk')
await mkdir(disk)
/** Whether this machine lets us mount a disk of our own. */
const isSmall = await run('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', disk]).then(
  () => true,
  () => false,
)

afterAll(async () => {
  if (isSmall) await run('umount', ['-l', disk])
  await rm(folder, { recursive: true, force: true })
})

/** Leaves so many bytes free on the small disk. */
async function leave(bytes: number): Promise<() => Promise<void>> {
  const { bavail, bsize } = await statfs(disk)
  const filler = join(disk, 'filler')
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes), 1))
  return () => rm(filler)
}

const smallDisk = (): void => {
  test('a write that finds no room is refused in words, nothing is lost, and writing goes on once there is room', async () => {
    const place = join(disk, 'data')
    const writing = startWriting(place, { PADDING: '1500' })
    await writing.says(/kept 50\n/)
    const makeRoom = await leave(2 << 20)
    await writing.says(/failed disk-full\n/)
    const before = writing.kept()
    await makeRoom()
    await writing.says(new RegExp(`kept ${before + 1}\\n`))
    await pause(100)
    await killHard(writing)
    const again = startWriting(place)
    expect(await again.held()).toBeGreaterThanOrEqual(writing.kept())
    await killHard(again)
  })

  test('a start without room says so and can be tried again', async () => {
    const makeRoom = await leave(1 << 20)
    const data = join(disk, 'new')
    const starting = startExchange(data)
    await starting.says(/disk of the database is full/)
    await killHard(starting)
    await makeRoom()
  })

  test('a backup without room leaves nothing behind and says so', async () => {
    // What the first test wrote: some hundred kilobytes that cannot be packed.
    const makeRoom = await leave(40_000)
    const file = join(disk, 'a.backup')
    const backup = startProcess(join(projectFolder, 'bin', 'exchange'), ['backup', file, '--json'], {
      settings: { DATA_DIR: join(disk, 'data') },
    })
    expect(await backup.ended).toBe(1)
    expect(backup.output()).toContain('disk')
    await expect(statfs(file)).rejects.toThrow('ENOENT')
    await makeRoom()
  })
}

/** Where no disk can be mounted: a limit on the size of files fails at the same calls. */
const limitedFiles = (): void => {
  test('a file that may not grow is refused in words, and nothing is lost', async () => {
    const place = join(folder, 'data')
    const child = join(projectFolder, 'tests', 'process', 'writing.child.ts')
    const command = 'ulimit -f 36000; exec "$0" --disable-warning=ExperimentalWarning "$1" "$2"'
    const writing = startProcess('sh', ['-c', command, process.execPath, child, place], {
      settings: { PADDING: '1500' },
    })
    await writing.says(/failed disk-full\n/)
    await killHard(writing)
    const kept = [...writing.output().matchAll(/kept (\d+)\n/g)].length
    const again = startWriting(place)
    expect(await again.held()).toBeGreaterThanOrEqual(kept)
    await again.says(/kept \d+\n/)
    await killHard(again)
  })
}

if (isSmall) describe('a full disk', smallDisk)
else describe('a disk that takes no more of a file', limitedFiles)
