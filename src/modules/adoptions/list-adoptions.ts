import { dayInLondon } from '../../core/iso-date.ts'
import { findPractice } from '../practices/index.ts'
import { nameAdopter } from './adopters.ts'
import { isConfirmed, type Adoption } from './adoption.domain.ts'
import type { AdoptionParts } from './adoption-parts.ts'
import { listAdoptions, type AdoptionFilter } from './adoption.repository.ts'
import { isPublic } from './adoption.view.ts'

/** An adoption in a list, with both names. */
export type ListedAdoption = Readonly<{ adoption: Adoption; adopter: string; practice: string; isConfirmed: boolean }>

const mostListed = 500

/** Adoptions that everybody may see, with their names. */
export async function listPublicAdoptions(
  parts: Pick<AdoptionParts, 'database' | 'titles' | 'now'>,
  filter: Omit<AdoptionFilter, 'limit'> = {},
): Promise<readonly ListedAdoption[]> {
  const { database, titles } = parts
  const today = dayInLondon(parts.now())
  const all = await listAdoptions(database, { ...filter, limit: mostListed })
  return await Promise.all(
    all.filter(isPublic).map(async (adoption) => ({
      adoption,
      adopter: (await nameAdopter(database, titles, adoption.adopter))?.name ?? 'an adopter',
      practice: (await findPractice(database, adoption.practiceId))?.practice.title ?? 'a practice',
      isConfirmed: isConfirmed(adoption, today),
    })),
  )
}
