import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { fetchFile } from '../../platform/packed-files/fetch-file.ts'
import { RefusedFile } from '../../platform/packed-files/refused-file.ts'
import { readOfficialFiles } from './official-files.ts'

/** Files that were fetched: where each came from by its name, and how to remove them. */
export type FetchedFiles = Readonly<{
  paths: readonly string[]
  /** What is not certain about the addresses. */
  toConfirm: readonly string[]
  fetchedFrom: ReadonlyMap<string, string>
  remove(): Promise<void>
}>

/** Told what is being fetched, and how much of it has come (0 to 1, where that is known). */
export type FetchProgress = (this: void, address: string, share: number) => void

/** The end of an address names the file, if it has one that a file can bear. */
function nameOf(address: string, at: number): string {
  const last = decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '').replaceAll(/[^\w.-]/g, '-')
  return `${at + 1}-${last === '' ? 'file' : last}`
}

function noAddress(kind: string, page: string | undefined): Problem {
  const title = `There is no one file of ${kind} to fetch`
  const detail = page === undefined ? 'Name the files instead.' : `Choose files at ${page} and name them instead.`
  return problem('not-found', 'no-address', title, { detail })
}

/** Fetches the official files of a kind into a temporary folder. Refused if one cannot be had; then nothing is left behind. */
export async function fetchOfficialFiles(
  kind: string,
  source: Readonly<{ dataFolder: string; table?: string | undefined }>,
  onProgress: FetchProgress = () => undefined,
): Promise<Result<FetchedFiles, Problem>> {
  const known = (await readOfficialFiles(source.dataFolder, source.table)).filter((file) => file.kind === kind)
  const files = known.filter((file) => file.isA === 'file')
  if (files.length === 0) return refuse(noAddress(kind, known[0]?.address))
  const folder = await mkdtemp(join(tmpdir(), 'exchange-fetched-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const fetchedFrom = new Map<string, string>()
  try {
    for (const [at, { address }] of files.entries()) {
      const name = nameOf(address, at)
      await fetchFile(address, join(folder, name), (bytes, of) =>
        onProgress(address, of === undefined ? 0 : bytes / of),
      )
      fetchedFrom.set(name, address)
    }
    const toConfirm = [...new Set(files.map((file) => file.toConfirm))].filter((doubt) => doubt !== '')
    return ok({ paths: [...fetchedFrom.keys()].map((name) => join(folder, name)), toConfirm, fetchedFrom, remove })
  } catch (error) {
    await remove()
    if (error instanceof RefusedFile) return refuse(error.problem)
    throw error
  }
}
