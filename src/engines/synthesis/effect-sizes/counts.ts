import type { MeasureDefinition, RoleValues } from './measure.ts'

/** What is added to cells, and where: by default ½ in the studies in which one is 0. */
export type ZeroCells = Readonly<{ add: number; to: 'only-zero' | 'all' | 'none' }>

const counted = ['a', 'b', 'c', 'd', 'n1', 'n2', 'x', 'n', 'x1', 'x2'] as const

/** What is wrong with the counts of a row: below 0, or more events than people. Totals become the cells that are not given. */
export function readCounts(definition: MeasureDefinition, row: RoleValues): RoleValues | string {
  for (const role of counted) {
    const value = row[role]
    if (value !== undefined && value < 0) return `a count of ${value} (${role})`
  }
  if (definition.cells === 'four') {
    const { a, b, c, d, n1, n2 } = row
    const first = others(a, b, n1)
    const second = others(c, d, n2)
    if (typeof first === 'string') return first
    if (typeof second === 'string') return second
    return { ...row, b: first, d: second }
  }
  const { x, n } = row
  if (definition.cells === 'two' && x !== undefined && n !== undefined && x > n) return tooMany(x, n)
  return row
}

function others(events: number | undefined, rest: number | undefined, total: number | undefined): number | string {
  if (rest !== undefined) return rest
  if (events === undefined || total === undefined) return 'a cell is missing'
  return events > total ? tooMany(events, total) : total - events
}

const tooMany = (events: number, people: number) => `${events} events among ${people} people`

/** The row with the correction for empty cells, and whether it got one. */
export function correctCells(
  definition: MeasureDefinition,
  row: RoleValues,
  zeroCells: ZeroCells | undefined,
): Readonly<{ row: RoleValues; corrected: boolean }> {
  if (definition.cells === undefined) return { row, corrected: false }
  const { add, to } = zeroCells ?? { add: 0.5, to: definition.correctsZero === true ? 'only-zero' : 'none' }
  const cells = cellsOf(definition.cells, row)
  const wanted = to === 'all' || (to === 'only-zero' && cells.some(({ value }) => value === 0))
  if (!wanted || add === 0) return { row, corrected: false }
  const changed: Record<string, number> = { ...(row as Record<string, number>) }
  for (const { role, value } of cells) if (role !== 'rest') changed[role] = value + add
  // Half a person more on either side of a proportion is a person more in all.
  if (definition.cells === 'two') changed['n'] = (row['n'] ?? 0) + 2 * add
  return { row: changed, corrected: true }
}

function cellsOf(cells: NonNullable<MeasureDefinition['cells']>, row: RoleValues) {
  const cell = (role: string) => ({ role, value: row[role] ?? 0 })
  switch (cells) {
    case 'four':
      return ['a', 'b', 'c', 'd'].map(cell)
    case 'two':
      return [cell('x'), { role: 'rest', value: (row['n'] ?? 0) - (row['x'] ?? 0) }]
    case 'rate':
      return [cell('x')]
    case 'rates':
      break
  }
  return ['x1', 'x2'].map(cell)
}
