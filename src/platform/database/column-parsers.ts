/** PostgreSQL's numbers for the types whose values the two drivers would otherwise read differently. */
const oids = { int8: 20, date: 1082, numeric: 1700 } as const

/** Whole numbers stay exact up to 2^53, which is 90 trillion pounds in pence; more is a bug and not to be rounded. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a whole number`)
  return value
}

/** How both drivers read these columns: whole numbers and numerics as numbers, days as ISO text without a time zone. */
export const columnParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oids.int8]: parseInt8,
  [oids.date]: (text) => text,
  [oids.numeric]: Number,
}
