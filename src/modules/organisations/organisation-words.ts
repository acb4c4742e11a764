import type { Organisation } from './organisation.domain.ts'

/** The registers by the start of the ids that they give. */
const numberOf = /^(?:GB-CHC|GB-SC|GB-NIC|GB-COH)-(?<number>.+)$/

/** The number that a register knows it by, or the whole id. */
export function registerNumber({ id }: Pick<Organisation, 'id'>): string {
  return numberOf.exec(id)?.groups?.['number'] ?? id
}

/** The web address to link to; `undefined` for what no browser should open. */
export function webAddress({ web }: Pick<Organisation, 'web'>): string | undefined {
  if (web === undefined) return undefined
  const written = /^[a-z][a-z\d+.-]*:/i.test(web) ? web : `https://${web}`
  return /^https?:\/\//i.test(written) && URL.canParse(written) ? new URL(written).href : undefined
}

/** A need in the organisation's own words: what the results page looks for, short enough for an address. */
export function ownWords(organisation: Organisation): string | undefined {
  const { activities, objects, purposes, beneficiaries } = organisation
  const coded = [...purposes, ...beneficiaries].join(', ')
  const words = [activities, objects, coded].find((text) => text !== undefined && text !== '')
  return needWords(words)
}

/** A text short enough to be a need in an address; it ends with a whole word. */
export function needWords(words: string | undefined): string | undefined {
  if (words === undefined || words.length <= longestNeed) return words
  return words.slice(0, words.lastIndexOf(' ', longestNeed))
}

const longestNeed = 300
