import { short } from './scale.ts'

/** A ring as x and y of its first point, then differences, in steps of the grid. */
export type Ring = readonly number[]

/** The smallest upright rectangle round some rings, in steps of the grid. */
export type Box = Readonly<{ left: number; right: number; bottom: number; top: number }>

/** The part of the map that is drawn: its size, and how steps of the grid become units of the picture. */
export type Frame = Readonly<{
  width: number
  height: number
  transform: string
  /** A point of the grid in the picture. */
  place: (x: number, y: number) => readonly [x: number, y: number]
  /** A point of the picture on the grid. */
  locate: (x: number, y: number) => readonly [x: number, y: number]
}>

/** The rectangle round rings. */
export function boxOf(rings: readonly Ring[]): Box {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const ring of rings) {
    let [x, y] = [0, 0]
    for (let index = 0; index + 1 < ring.length; index += 2) {
      x += ring[index] ?? 0
      y += ring[index + 1] ?? 0
      left = Math.min(left, x)
      right = Math.max(right, x)
      bottom = Math.min(bottom, y)
      top = Math.max(top, y)
    }
  }
  return { left, right, bottom, top }
}

/** The rings as one path in steps of the grid, as they are stored: the group round them does the scaling. */
export function pathOf(rings: readonly Ring[]): string {
  return rings.map(([x = 0, y = 0, ...steps]) => `M${x} ${y}l${steps.join(' ')}z`).join('')
}

/**
 * A frame round a box with half as much again on every side, its longer side `size` units. A step across counts less
 * the further north, by the cosine of the latitude, so that shapes are true in the middle of the frame.
 */
export function frameRound(box: Box, grid: readonly [number, number], size: number): Frame {
  const latitude = (((box.bottom + box.top) / 2) * grid[1] * Math.PI) / 180
  const across = grid[0] * Math.cos(latitude)
  const [wide, high] = [(box.right - box.left) * across, (box.top - box.bottom) * grid[1]]
  const margin = Math.max(wide, high) * 0.5
  const scale = size / (Math.max(wide, high) + 2 * margin)
  const [stepX, stepY] = [across * scale, grid[1] * scale]
  const place = (x: number, y: number) =>
    [margin * scale + (x - box.left) * stepX, margin * scale + (box.top - y) * stepY] as const
  const [originX, originY] = place(0, 0)
  const locate = (x: number, y: number) => [(x - originX) / stepX, (originY - y) / stepY] as const
  return {
    width: (wide + 2 * margin) * scale,
    height: (high + 2 * margin) * scale,
    transform: `translate(${short(originX)} ${short(originY)}) scale(${stepX.toFixed(4)} ${(-stepY).toFixed(4)})`,
    place,
    locate,
  }
}

/** Whether a point of the grid is inside the rings: a line to the east crosses them an odd number of times. */
export function isInside(rings: readonly Ring[], pointX: number, pointY: number): boolean {
  let inside = false
  for (const ring of rings) {
    const points = absolute(ring)
    for (const [index, [x, y]] of points.entries()) {
      const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
      if (y > pointY === nextY > pointY) continue
      if (pointX < x + ((pointY - y) / (nextY - y)) * (nextX - x)) inside = !inside
    }
  }
  return inside
}

function absolute(ring: Ring): ReadonlyArray<readonly [number, number]> {
  const points: [number, number][] = []
  let [x, y] = [0, 0]
  for (let index = 0; index + 1 < ring.length; index += 2) {
    x += ring[index] ?? 0
    y += ring[index + 1] ?? 0
    points.push([x, y])
  }
  return points
}
