import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileName = 'server.json'

/**
 * Writes down where the server of this data folder can be asked, so that the command line can ask it while it holds the
 * database. The function answered takes that back.
 */
export async function announceServer(dataDir: string, url: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, fileName)
  await writeFile(path, `${JSON.stringify({ url, processId: process.pid })}\n`)
  return async () => {
    const announced = await readAnnouncement(path)
    if (announced?.processId === process.pid) await rm(path, { force: true })
  }
}

/** Where the server of this data folder says it is. It may have been killed since: ask it, and believe its answer only. */
export async function announcedServer(dataDir: string): Promise<string | undefined> {
  return (await readAnnouncement(join(dataDir, fileName)))?.url
}

async function readAnnouncement(path: string): Promise<{ url: string; processId: number } | undefined> {
  try {
    const { url, processId } = JSON.parse(await readFile(path, 'utf8')) as Partial<Record<string, unknown>>
    return typeof url === 'string' && typeof processId === 'number' ? { url, processId } : undefined
  } catch {
    return undefined
  }
}
