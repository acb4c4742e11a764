import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'

/** Who usually commissions an area of service. General knowledge: each installation has to confirm it. */
export type UsualCommissioner = Readonly<{ serviceArea: string; commissioner: string }>

/** What of a place decides who commissions there. */
export type PlaceTier = Readonly<{ nation: string; tier: string }>

/** The table's own word for a kind of place; `undefined` where no one body can be named, as for a region. */
function kindOfPlace({ nation, tier }: PlaceTier): string | undefined {
  if (nation !== 'England') return nation
  if (tier === 'lower tier' || tier === 'upper tier') return 'England, two tiers'
  return tier === 'unitary' ? 'England, one tier' : undefined
}

/** Who usually commissions what at a place of this kind, in the order of the service areas. */
export async function usualCommissioners(dataFolder: string, place: PlaceTier): Promise<readonly UsualCommissioner[]> {
  const kind = kindOfPlace(place)
  const text = await readFile(join(dataFolder, 'taxonomies', 'service-commissioners.csv'), 'utf8')
  return readCsvTable(text)
    .filter((row) => row['where'] === kind)
    .map((row) => ({ serviceArea: row['service_area'] ?? '', commissioner: row['commissioner'] ?? '' }))
}
