/** How much one row of a file may hold, in letters; and how many rows are handed on together. */
export const rowLimits = { columns: 500, field: 1_000_000, row: 8_000_000, batch: 500 } as const
