import type { IsoDate } from '../../core/iso-date.ts'

/** An organisation as its register states it, or as grants name it. There is no size here: what is shown and ranked cannot see it. */
export type Organisation = Readonly<{
  id: string
  name: string
  knownFrom: 'register' | 'grants' | 'directory'
  /** `insolvent`: its register says that it is, or that it is in administration. */
  status: 'live' | 'dissolved' | 'insolvent'
  /** The organisation that a linked charity is part of, by its id. */
  partOf: string | undefined
  register: string | undefined
  /** Postcode district, such as `BL1`. */
  district: string | undefined
  placeCode: string | undefined
  registeredOn: IsoDate | undefined
  activities: string | undefined
  objects: string | undefined
  purposes: readonly string[]
  beneficiaries: readonly string[]
  how: readonly string[]
  /** Where it works, in the register's words. */
  area: string | undefined
  spread: string | undefined
  /** Sector code of ICNP/TSO. */
  sector: string | undefined
  companyNumber: string | undefined
  web: string | undefined
  /** For those known from grants: how many, and the first and last day of award. */
  grants: Readonly<{ count: number; first: IsoDate | undefined; last: IsoDate | undefined }> | undefined
  concepts: readonly string[]
  serviceAreas: readonly string[]
  /** The date of its register, where that is known. */
  confirmedOn: IsoDate | undefined
  source: string
}>

/** Dissolved organisations are never offered, and insolvent ones not while they are. */
export function isOffered(organisation: Pick<Organisation, 'status'>): boolean {
  return organisation.status === 'live'
}

/** What an organisation does not say, in the words of the page; empty if nothing is missing. */
export function missingFacts(organisation: Organisation): readonly string[] {
  const missing: string[] = []
  if (organisation.knownFrom === 'grants') missing.push('Known from grants; register facts not loaded')
  else if (organisation.knownFrom === 'directory') missing.push('Known from a directory; register facts not loaded')
  else {
    if (organisation.activities === undefined && organisation.objects === undefined && organisation.how.length === 0) {
      missing.push('Nothing in its own words about what it does')
    }
    if (organisation.beneficiaries.length === 0) missing.push('Who it helps is not stated apart')
  }
  if (organisation.placeCode === undefined) missing.push('Place not stated')
  return missing
}

/** The text that concepts are looked for in: everything an organisation says of itself. */
export function conceptText(
  organisation: Readonly<{
    name: string
    activities: string | null | undefined
    objects: string | null | undefined
    purposes: readonly string[]
    beneficiaries: readonly string[]
    how: readonly string[]
  }>,
): string {
  const { name, activities, objects, purposes, beneficiaries, how } = organisation
  return [name, activities, objects, ...purposes, ...beneficiaries, ...how].filter((part) => part).join('\n')
}
