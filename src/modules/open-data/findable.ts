import type { Posting } from '../../engines/matching/posting.ts'
import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { needPosting, type Need } from '../needs/index.ts'
import { organisationPosting, type ListedService, type Organisation } from '../organisations/index.ts'
import { practicePosting, type Practice } from '../practices/index.ts'
import { recordPosting, type PaidRecord } from '../records/index.ts'

/** Something that can be found: the thing itself, for what a list shows of it, and what the index takes in. */
export type Findable = Readonly<
  { posting: Posting } & (
    | { kind: 'practice'; practice: Practice }
    | { kind: 'organisation'; organisation: Organisation }
    | { kind: 'need'; need: Need }
    | { kind: 'record'; record: PaidRecord }
  )
>

/** Makes findables, all with the same titles of codes. */
export const findables = (titles: CodeTitles) => ({
  practice: (practice: Practice): Findable => ({
    kind: 'practice',
    practice,
    posting: practicePosting(practice, titles),
  }),
  organisation: (organisation: Organisation, services?: readonly ListedService[]): Findable => ({
    kind: 'organisation',
    organisation,
    posting: organisationPosting(organisation, titles, services),
  }),
  need: (need: Need): Findable => ({ kind: 'need', need, posting: needPosting(need, titles) }),
  record: (record: PaidRecord): Findable => ({ kind: 'record', record, posting: recordPosting(record, titles) }),
})
