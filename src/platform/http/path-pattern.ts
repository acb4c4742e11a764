/** A pattern of the route table, compiled: whether a path fits it. */
export type PathPattern = Readonly<{ path: string; fits: (path: string) => boolean }>

/** Compiles a pattern such as `/places/:code`, in which `:name` stands for one segment that is not empty. */
export function compilePattern(path: string): PathPattern {
  const source = path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
    .join('/')
  const expression = new RegExp(`^${source}$`)
  return { path, fits: (given) => expression.test(given) }
}

/** How many letters have to be changed, added, left out or swapped with their neighbour to turn one text into the other. */
export function editDistance(left: string, right: string): number {
  const rows = [Array.from({ length: right.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= left.length; row++) {
    const above = rows[row - 1] ?? []
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      const cheapest = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      current.push(swapped ? Math.min(cheapest, (rows[row - 2]?.[column - 2] ?? 0) + 1) : cheapest)
    }
    rows.push(current)
  }
  return rows[left.length]?.[right.length] ?? 0
}
