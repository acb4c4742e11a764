import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { archiveVersion, headerLine, partLine, type ArchiveHeader, type ArchivePart } from './archive.layout.ts'

function damaged(why: string): Problem {
  return problem('invalid', 'archive-damaged', `The archive cannot be used: ${why}`, {
    detail: 'Nothing was written. Take another copy of it, or an older archive.',
  })
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path)
  const unpacked = createGunzip()
  source.on('error', (error) => unpacked.destroy(error))
  try {
    yield* createInterface({ input: source.pipe(unpacked), crlfDelay: Infinity })
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}

/** The parts of an archive that was checked before, one after another. */
export async function* archiveParts(path: string): AsyncGenerator<ArchivePart> {
  let isHeader = true
  for await (const line of linesOf(path)) {
    if (!isHeader) yield partLine.parse(JSON.parse(line))
    isHeader = false
  }
}

/**
 * Reads a whole archive and says whether it is as it was written: its checksum, its last line, the rows that each table says it
 * has. Nothing is kept but the header.
 */
export async function checkArchive(path: string): Promise<Result<ArchiveHeader, Problem>> {
  try {
    return await checkLines(linesOf(path))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return refuse(problem('not-found', 'no-archive', `There is no file ${path}`))
    if (code === 'EISDIR') return refuse(problem('invalid', 'no-archive', `${path} is a folder`))
    if (error instanceof SyntaxError) return refuse(damaged('a line of it is not JSON'))
    if (code?.startsWith('Z_')) return refuse(damaged(`it does not unpack (${message})`))
    throw error
  }
}

async function checkLines(lines: AsyncIterable<string>): Promise<Result<ArchiveHeader, Problem>> {
  const hash = createHash('sha256')
  let header: ArchiveHeader | undefined
  let checksum: string | undefined
  let table: string | undefined
  let count = 0
  for await (const line of lines) {
    if (checksum !== undefined) return refuse(damaged('something follows its end'))
    if (header === undefined) {
      const parsed = headerLine.safeParse(JSON.parse(line))
      if (!parsed.success) return refuse(damaged('it was not made by this program'))
      header = parsed.data
      if (header.version !== archiveVersion) return refuse(damaged(`it is of version ${header.version}`))
    } else {
      const parsed = partLine.safeParse(JSON.parse(line))
      if (!parsed.success) return refuse(damaged('a line of it is not one of an archive'))
      const part = parsed.data
      if ('table' in part) [table, count] = [part.table, 0]
      else if ('rows' in part) count += part.rows.length
      else if ('end' in part && (part.end !== table || part.count !== count))
        return refuse(damaged(`the table ${part.end} is not whole`))
      else if ('checksum' in part) checksum = part.checksum
    }
    if (checksum === undefined) hash.update(`${line}\n`)
  }
  if (header === undefined || checksum === undefined) return refuse(damaged('it was cut off before its end'))
  if (hash.digest('hex') !== checksum) return refuse(damaged('its checksum is wrong'))
  return ok(header)
}
