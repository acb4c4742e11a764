import type { Database } from '../../../platform/database/database.ts'

/** What an organisation says of itself here. It stands beside what its register says; neither overwrites the other. */
export type OrganisationProfile = Readonly<{
  organisationId: string
  version: number
  ownWords: string | undefined
  worksIn: string | undefined
  wouldComeTo: readonly string[]
  wouldComeAnywhere: boolean
  replyDays: number | undefined
  introductions: 'open' | 'closed'
  claimedAt: Date
}>

/** The profile of a claimed organisation; `undefined` for one that nobody has claimed. */
export async function findOrganisationProfile(
  database: Database,
  organisationId: string,
): Promise<OrganisationProfile | undefined> {
  const row = await database
    .selectFrom('organisation_profiles')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return (
    row && {
      organisationId: row.organisation_id,
      version: row.version,
      ownWords: row.own_words ?? undefined,
      worksIn: row.works_in ?? undefined,
      wouldComeTo: row.would_come_to,
      wouldComeAnywhere: row.would_come_anywhere,
      replyDays: row.reply_days ?? undefined,
      introductions: row.introductions,
      claimedAt: row.claimed_at,
    }
  )
}

/** Opens the profile of an organisation whose claim was proved; leaves one that is open already. */
export async function openOrganisationProfile(
  transaction: Database,
  { organisationId, by, at }: Readonly<{ organisationId: string; by: string; at: Date }>,
): Promise<void> {
  await transaction
    .insertInto('organisation_profiles')
    .values({
      organisation_id: organisationId,
      version: 1,
      would_come_to: [],
      would_come_anywhere: false,
      introductions: 'open',
      claimed_at: at,
      changed_by: by,
      changed_at: at,
    })
    .onConflict((conflict) => conflict.column('organisation_id').doNothing())
    .execute()
}

/** Writes what an organisation says of itself over the version that its form showed. False if somebody changed it meanwhile. */
export async function saveOrganisationProfile(
  database: Database,
  profile: OrganisationProfile,
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('organisation_profiles')
    .set({
      version: profile.version + 1,
      own_words: profile.ownWords ?? null,
      works_in: profile.worksIn ?? null,
      would_come_to: profile.wouldComeTo,
      would_come_anywhere: profile.wouldComeAnywhere,
      reply_days: profile.replyDays ?? null,
      introductions: profile.introductions,
      changed_by: by,
      changed_at: at,
    })
    .where('organisation_id', '=', profile.organisationId)
    .where('version', '=', profile.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
