/** One row of numbers by role (`a`, `n1`, `m1`, …); a missing one is not there. */
export type RoleValues = Readonly<Partial<Record<string, number>>>

/** Choices that some measures know. */
export type MeasureOptions = Readonly<{
  biasCorrect: boolean
  variance: 'large-sample' | 'pooled-sd' | 'borenstein' | 'unbiased'
  /** Of the interval that a standard error is worked out from. */
  ciLevel: number
}>

/** An effect with its variance. A study that says nothing (no events at all) may have a variance of infinity. */
export type Effect = Readonly<{ y: number; v: number }>

/** How an effect is made of reported numbers. */
export type MeasureDefinition = Readonly<{
  /** Sets of roles of which one must be given whole. */
  roles: readonly (readonly string[])[]
  /** Roles that may be given beside them. */
  optional?: readonly string[]
  /** Which counts may be 0 and are then corrected: of two groups, of one, or events over time of one group or of two. */
  cells?: 'four' | 'two' | 'rate' | 'rates'
  /** Whether ½ is added by default. */
  correctsZero?: boolean
  /** Effects of one group are no effects of a treatment. */
  oneGroup?: boolean
  /** What is wrong with a row's numbers, in words; `undefined` if nothing. */
  refuse?: (row: RoleValues) => string | undefined
  effect: (row: RoleValues, options: MeasureOptions) => Effect
}>

/** The number of a role that the definition asks for. */
export function given(row: RoleValues, role: string): number {
  const value = row[role]
  if (value === undefined) throw new Error(`The role ${role} was not checked before it was used`)
  return value
}
