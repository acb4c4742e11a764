import type { IsoDate } from '../../core/iso-date.ts'
import type { Pence } from '../../core/money.ts'

/** A past grant, or a supplier's part in a past award: track record, never more than that. */
export type PaidRecord = Readonly<{
  id: string
  kind: 'grant' | 'award'
  /** What the suppliers of one award share; for a grant its own. */
  noticeId: string
  ordinal: number
  title: string
  description: string | undefined
  /** Who paid. */
  buyer: string
  buyerOrganisationId: string | undefined
  /** Known by a registered number alone; a name that is alike proves nothing. */
  organisationId: string | undefined
  /** Who was paid, as published. */
  recipient: string | undefined
  /** Has an entry in the index: see `indexedRecipients`. */
  inIndex: boolean
  /** How many were paid under the notice. */
  recipientCount: number
  voluntaryAsPublished: boolean | undefined
  /** Of the whole notice, not of one supplier's part. */
  amount: Pence | undefined
  awardedOn: IsoDate | undefined
  placeCode: string | undefined
  district: string | undefined
  region: string | undefined
  programme: string | undefined
  procedure: string | undefined
  procurementCodes: readonly string[]
  /** Its text tells of a project: what *tried elsewhere* lists. */
  describesProject: boolean
  concepts: readonly string[]
  serviceAreas: readonly string[]
  source: string
  sourceId: string
  sourceUrl: string | undefined
}>

/** A shorter text names a cost or a thing; a longer one that begins with pay names nothing but pay. */
const leastLetters = 140
const payAlone = /^(?:towards )?(?:the )?(?:salar(?:y|ies)|running costs|core costs|overheads|costs of the salar)/i

/** Whether a record's text tells who did what for whom, so that somebody could learn from it. */
export function describesProject(title: string, description: string | null): boolean {
  return (
    description !== null && description.length >= leastLetters && description !== title && !payAlone.test(description)
  )
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Whether a title says anything beside who was paid: "Grant to X" does not. */
export function titleNamesRecipientOnly(title: string, recipient: string | null | undefined): boolean {
  if (!recipient) return false
  return [plain(recipient), `grant to ${plain(recipient)}`].includes(plain(title))
}

/**
 * Which suppliers of one notice have an entry of their own in the index: each that is known by a number, once, and one for
 * all others together. Thirty copies of one text would tell nobody anything and bend what words weigh.
 */
export function indexedRecipients(organisationIds: readonly (string | null)[]): readonly boolean[] {
  const seen = new Set<string | null>()
  return organisationIds.map((id) => {
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}

/** The text that concepts are looked for in. The name of who was paid is no concept of what was paid for. */
export function conceptText(
  record: Readonly<{ title: string; description: string | null | undefined; recipient: string | null | undefined }>,
): string {
  const title = titleNamesRecipientOnly(record.title, record.recipient) ? undefined : record.title
  return [title, record.description].filter((part) => part).join('\n')
}
