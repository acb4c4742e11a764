/**
 * Works out which councils touch from their outlines and writes `data/places/place-neighbours.csv`.
 * Run it again when `place-outlines.json` changes: `node scripts/make-place-neighbours.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Outlines = Readonly<{ places: Readonly<Record<string, readonly (readonly number[])[]>> }>

const folder = join(import.meta.dirname, '..', 'data', 'places')
const outlines = JSON.parse(readFileSync(join(folder, 'place-outlines.json'), 'utf8')) as Outlines

/** Borders cut into the shortest steps between points of the grid, since two councils may cut one border differently. */
function* steps(ring: readonly number[]): Generator<string> {
  let [x = 0, y = 0] = ring
  const [startX, startY] = [x, y]
  const walk = function* (dx: number, dy: number): Generator<string> {
    const count = greatestCommonDivisor(Math.abs(dx), Math.abs(dy))
    for (let step = 0; step < count; step++) {
      const next = [x + dx / count, y + dy / count] as const
      const ends = [`${x},${y}`, `${next[0]},${next[1]}`].sort()
      yield ends.join(' ')
      ;[x, y] = next
    }
  }
  for (let at = 2; at + 1 < ring.length; at += 2) yield* walk(ring[at] ?? 0, ring[at + 1] ?? 0)
  yield* walk(startX - x, startY - y)
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

const owners = new Map<string, Set<string>>()
for (const [code, rings] of Object.entries(outlines.places)) {
  for (const ring of rings) {
    for (const step of steps(ring)) owners.set(step, (owners.get(step) ?? new Set()).add(code))
  }
}
const touches = new Map<string, Set<string>>(Object.keys(outlines.places).map((code) => [code, new Set()]))
for (const sharing of owners.values()) {
  for (const a of sharing) for (const b of sharing) if (a !== b) touches.get(a)?.add(b)
}
const lines = [...touches].map(([code, others]) => `${code},${[...others].sort().join('|')}`).sort()
writeFileSync(join(folder, 'place-neighbours.csv'), `gss,touches\n${lines.join('\n')}\n`)
console.log(`${lines.length} councils, ${lines.filter((line) => line.endsWith(',')).length} without a neighbour`)
