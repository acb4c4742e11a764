import type { Place } from '../../engines/matching/places/place-rows.ts'
import type { PlaceRegister } from '../../engines/matching/places/place-register.ts'
import type { Database } from '../../platform/database/database.ts'
import { tierOf, usualCommissioners } from '../places/index.ts'

/** Who commissions an area of service at a place: the body as people know it, and the place it stands for. */
export type Commissioner = Readonly<{ body: string; bodyPlaceCode: string }>

/**
 * Who commissions an area of service at a place: what this installation has set, else the usual table; `undefined` where
 * neither knows. Of a table's *council; health board* the first named is asked. The county answers for a district where
 * the table says so.
 */
export async function whoCommissions(
  database: Database,
  dataFolder: string,
  register: PlaceRegister,
  { place, serviceArea }: Readonly<{ place: Place; serviceArea: string | undefined }>,
): Promise<Commissioner | undefined> {
  if (serviceArea === undefined) return undefined
  const set = await database
    .selectFrom('commissioners')
    .select(['body', 'body_place_code'])
    .where('place_code', '=', place.code)
    .where('service_area', '=', serviceArea)
    .executeTakeFirst()
  if (set !== undefined) return { body: set.body, bodyPlaceCode: set.body_place_code }
  const usual = await usualCommissioners(dataFolder, tierOf(place))
  const words = usual.find((row) => row.serviceArea === serviceArea)?.commissioner
  return words === undefined ? undefined : bodyOf(words, place, register)
}

/** A table's words as a body of this place: *county council* at Burnley is Lancashire's. */
function bodyOf(words: string, place: Place, register: PlaceRegister): Commissioner {
  const kind = (words.split(';')[0] ?? words).replace(/\s*\(.*\)\s*$/, '').trim()
  const county = place.county === '' ? undefined : register.places.get(place.county)
  if (kind === 'county council' && county !== undefined) {
    return { body: `${county.name} County Council`, bodyPlaceCode: county.code }
  }
  if (kind === 'council' || kind === 'county council' || kind === 'district council') {
    return { body: `${place.name} Council`, bodyPlaceCode: place.code }
  }
  return { body: /^[A-Z]/.test(kind) ? kind : `The ${kind} of ${place.name}`, bodyPlaceCode: place.code }
}
