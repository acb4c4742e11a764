import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Outlines of councils on one grid: the degrees that a step stands for, and each council's rings by its code. */
export type PlaceOutlines = Readonly<{
  grid: readonly [number, number]
  rings: (code: string) => readonly (readonly number[])[]
}>

type File = Readonly<{ grid: [number, number]; places: Record<string, number[][]> }>

/** Reads the outlines when the first map is drawn: most pages have none. */
export function lazyPlaceOutlines(dataFolder: string): () => PlaceOutlines {
  let read: PlaceOutlines | undefined
  return () => {
    if (read !== undefined) return read
    // The product's own file, made in this shape.
    const file = JSON.parse(readFileSync(join(dataFolder, 'places', 'place-outlines.json'), 'utf8')) as File
    read = { grid: file.grid, rings: (code) => file.places[code] ?? [] }
    return read
  }
}
