import { boxOf, isInside, type Frame, type Ring } from './outline.ts'

/** A name with the place of its middle in the picture. */
export type PlacedName = Readonly<{ name: string; x: number; y: number }>

type Named = Readonly<{ name: string; rings: readonly Ring[] }>
type Taken = PlacedName & Readonly<{ half: number }>

// Half the width of a letter and half the height of a line, at the size names are drawn in.
const letter = 3.5
const line = 8
const tries = 12

/** Where a name may stand, best first: inside the frame and its place over its whole length, nearest to the middle. */
function candidates(frame: Frame, { name, rings }: Named): readonly Taken[] {
  const half = name.length * letter
  const box = boxOf(rings)
  const [west, north] = frame.place(box.left, box.top)
  const [east, south] = frame.place(box.right, box.bottom)
  const [left, right] = [Math.max(half, west), Math.min(frame.width - half, east)]
  const [top, bottom] = [Math.max(line, north), Math.min(frame.height - line, south)]
  if (left > right || top > bottom) return []
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
  const found: Taken[] = []
  for (let row = 0; row <= tries; row++) {
    for (let column = 0; column <= tries; column++) {
      const x = left + ((right - left) * column) / tries
      const y = top + ((bottom - top) * row) / tries
      const corners = [-1, -0.6, -0.3, 0, 0.3, 0.6, 1].flatMap((side) =>
        [-1, 1].map((up) => [x + side * half, y + up * line * 0.6] as const),
      )
      const fits = corners.every(([cornerX, cornerY]) => isInside(rings, ...frame.locate(cornerX, cornerY)))
      if (fits) found.push({ name, x, y, half })
    }
  }
  const distance = ({ x, y }: Taken) => (x - middleX) ** 2 + (y - middleY) ** 2
  return found.sort((one, other) => distance(one) - distance(other))
}

function touches(one: Taken, other: Taken): boolean {
  return Math.abs(other.x - one.x) <= other.half + one.half && Math.abs(other.y - one.y) <= 2 * line
}

/**
 * Names inside their places. The first always stands, over the middle of its place if it does not fit; any other that
 * does not fit its place or would touch a name before it is left out. The table has them all.
 */
export function freeLabels(frame: Frame, places: readonly Named[]): readonly PlacedName[] {
  const placed: Taken[] = []
  for (const place of places) {
    const free = candidates(frame, place).find((label) => placed.every((other) => !touches(label, other)))
    if (free !== undefined) placed.push(free)
    else if (placed.length === 0) {
      const box = boxOf(place.rings)
      const [x, y] = frame.place((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      placed.push({ name: place.name, x, y, half: place.name.length * letter })
    }
  }
  return placed.map(({ name, x, y }) => ({ name, x, y }))
}
