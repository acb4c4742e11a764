import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PackedEntry, PackedFile } from '../packed-files/packed-entry.ts'
import { openPackedFile } from '../packed-files/packed-file.ts'
import { RefusedFile } from '../packed-files/refused-file.ts'
import { rowsOf } from './file-rows.ts'
import type { ImportKind, ImportPart } from './import-kind.ts'
import { missingTitles } from './missing-titles.ts'

/** A file that was given, as it is kept: which one it was. */
export type GivenFile = Readonly<{ name: string; sha256: string; bytes: number }>

/** One file to read, and the part of its kind that it is. */
export type KnownEntry = Readonly<{ entry: PackedEntry; part: ImportPart; bytes: number }>

/** All that was given to one import. */
export type GivenFiles = Readonly<{
  files: readonly GivenFile[]
  /** In the order of reading. */
  entries: readonly KnownEntry[]
  /** Files within archives that are of no part, such as a page of terms. */
  passedOver: readonly string[]
  close(): Promise<void>
}>

/** How many times its size a packed text is taken to hold, for showing how far one is. */
const usualExpansion = 6

async function firstKeys(entry: PackedEntry, lists: readonly string[]): Promise<ReadonlySet<string>> {
  for await (const rows of rowsOf(entry, lists)) {
    for (const row of rows) {
      if ('value' in row && typeof row.value === 'object' && row.value !== null) {
        const objects = rows
          .slice(0, 50)
          .flatMap((one) => ('value' in one && typeof one.value === 'object' ? [one.value ?? {}] : []))
        return new Set(objects.flatMap((value) => Object.keys(value)))
      }
    }
  }
  throw new RefusedFile(
    'no-rows',
    `${entry.name} has no row that can be read`,
    'Nothing would be left. Download it again.',
  )
}

function unknownFile(entry: PackedEntry, kind: ImportKind, keys: ReadonlySet<string>): RefusedFile {
  const nearest = kind.parts.map((part) => missingTitles(part, keys)).toSorted((a, b) => a.length - b.length)[0] ?? []
  const found = [...keys].slice(0, 6).map((key) => key.slice(0, 40))
  return new RefusedFile(
    'missing-columns',
    `${entry.name} is not a file of ${kind.title}: it lacks ${nearest.join(', ')}`,
    `It has ${found.join(', ')}${keys.size > found.length ? ' and more' : ''}.`,
  )
}

async function hashed(path: string): Promise<GivenFile> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { name: basename(path), sha256: hash.digest('hex'), bytes: (await stat(path)).size }
}

/**
 * Opens files and finds out which part of the kind each is. Throws `RefusedFile` for one that is of no part, for two of one
 * part where the kind is replaced as a whole, and where a part that is needed is not there.
 */
export async function recogniseFiles(kind: ImportKind, paths: readonly string[]): Promise<GivenFiles> {
  const opened: PackedFile[] = []
  const close = async () => {
    for (const file of opened) await file.close()
  }
  try {
    const files: GivenFile[] = []
    const entries: KnownEntry[] = []
    const passedOver: string[] = []
    const lists = kind.parts.flatMap((part) => part.lists ?? [])
    for (const path of paths) {
      const file = await openPackedFile(path)
      opened.push(file)
      files.push(await hashed(path))
      for (const entry of file.entries) {
        const keys = await firstKeys(entry, lists)
        const part = kind.parts.find((one) => missingTitles(one, keys).length === 0)
        if (part !== undefined) {
          entries.push({ entry, part, bytes: entry.bytes ?? (files.at(-1)?.bytes ?? 0) * usualExpansion })
        } else if (file.entries.length > 1) passedOver.push(entry.name)
        else throw unknownFile(entry, kind, keys)
      }
    }
    checkParts(kind, entries)
    return { files, entries: entries.toSorted((a, b) => (a.part.turn ?? 0) - (b.part.turn ?? 0)), passedOver, close }
  } catch (error) {
    await close()
    throw error
  }
}

function checkParts(kind: ImportKind, entries: readonly KnownEntry[]): void {
  const missing = kind.parts.find(
    (part) => part.isNeeded === true && !entries.some((one) => one.part.name === part.name),
  )
  if (missing !== undefined) {
    throw new RefusedFile(
      'part-missing',
      `The file of the ${missing.name} is not among those given`,
      `Give it together with the others; their order does not matter. It has ${missing.needs.flat().join(', ')}.`,
    )
  }
  if (kind.replaces !== 'whole') return
  const twice = entries.find(
    (one, at) => one.part.isMany !== true && entries.findIndex((other) => other.part.name === one.part.name) !== at,
  )
  if (twice !== undefined) {
    throw new RefusedFile(
      'part-twice',
      `Two of the files are the ${twice.part.name}: ${twice.entry.name} is the second`,
      'Give each once.',
    )
  }
}
