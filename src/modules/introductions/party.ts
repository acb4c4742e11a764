/**
 * Who is to meet: an organisation, the public body of a place, a person for themself, or whoever does a practice that
 * nobody has claimed yet.
 */
export type Party = Readonly<{ kind: 'organisation' | 'place' | 'person' | 'practice'; id: string }>

/** Kinds of party, as the database and forms write them. */
export const partyKinds = ['organisation', 'place', 'person', 'practice'] as const

/** A party as one word of a form: `place:E08000001`. */
export function writeParty({ kind, id }: Party): string {
  return `${kind}:${id}`
}

/** Reads what {@link writeParty} wrote; `undefined` for anything else. */
export function readParty(text: string): Party | undefined {
  const at = text.indexOf(':')
  const kind = partyKinds.find((one) => one === text.slice(0, at))
  const id = text.slice(at + 1)
  return kind === undefined || id === '' ? undefined : { kind, id }
}

/** Whether two are one. */
export function isSameParty(one: Party, other: Party): boolean {
  return one.kind === other.kind && one.id === other.id
}
