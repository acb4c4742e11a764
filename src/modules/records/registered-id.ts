import type { RowContext } from '../../platform/bulk-load/dataset.ts'

/** The numbers that a source gives for who was paid; any may be missing, and a funder's own numbers are among the ids. */
export type PaidNumbers = Readonly<{ id: string | null; charity: string | null; company: string | null }>

/** Ids of public registers; what funders number themselves says nothing about who it is. */
const registered = /^(?:GB|XI)-[A-Z]+-\S+$/

/**
 * The registered organisation that was paid, by its number alone: a name that is alike proves nothing. `null` if no number
 * of a register is given.
 */
export function registeredId(numbers: PaidNumbers, context: RowContext): string | null {
  const { id, charity, company } = numbers
  const plainId = id?.replaceAll(/\s+/g, '')
  if (plainId !== undefined && registered.test(plainId)) return context.organisationOf(plainId)
  if (charity !== null && /^\d{6,7}$/.test(charity)) return context.organisationOf(`GB-CHC-${charity}`)
  if (company !== null && /^[A-Z0-9]{8}$/.test(company)) return context.organisationOf(`GB-COH-${company}`)
  return null
}
