import { z } from 'zod'
import { openDay, openFlag, openList, openTable, openText, openWhole } from '../../platform/open-table/open-table.ts'

/** Past grants and awards as everybody may read them. */
export const recordsTable = openTable({
  name: 'records',
  schemaName: 'Record',
  table: 'records',
  title: 'Records',
  about: 'Past grants, and past awards with a row for each supplier: track record.',
  columns: {
    id: z.string().meta({ description: 'Stays the same for ever' }),
    kind: z.enum(['grant', 'award']).meta({ description: 'A grant, or an award of a contract' }),
    notice_id: z.string().meta({ description: 'What the suppliers of one award share' }),
    ordinal: z.int().meta({ description: 'Its place among the suppliers of the award' }),
    title: z.string().meta({ description: 'As published' }),
    description: openText('What was paid for, as published'),
    buyer: z.string().meta({ description: 'Who paid' }),
    buyer_organisation_id: openText('Who paid, by number'),
    organisation_id: openText('Who was paid, by number'),
    recipient: openText('Who was paid, as published'),
    in_index: z.boolean().meta({ description: 'Whether a search finds this row or the first of its award' }),
    recipient_count: z.int().meta({ description: 'How many were paid under the notice' }),
    voluntary_as_published: openFlag('A voluntary body, as published'),
    amount_pence: openWhole('Of the whole notice, in pence'),
    awarded_on: openDay('When it was awarded'),
    place_code: openText('Council, by its code of the Office for National Statistics'),
    district: openText('Postcode district; never more of a postcode'),
    region: openText('Region, in words'),
    programme: openText('Programme of the funder'),
    procedure: openText('How it was awarded'),
    cpv: openList('Codes of the Common Procurement Vocabulary'),
    describes_project: z.boolean().meta({ description: 'Whether its text tells of a project' }),
    concepts: openList('Tags of UK-CAT found in its words'),
    service_areas: openList('Areas of public service that its tags belong to'),
    source: z.string().meta({ description: 'Where the row is from' }),
    source_id: z.string().meta({ description: 'Its reference there' }),
    source_url: openText('Its page there'),
  },
})

/** Who buys, as everybody may read it. */
export const buyersTable = openTable({
  name: 'buyers',
  schemaName: 'Buyer',
  table: 'buyers',
  title: 'Buyers',
  about: 'Public bodies that buy, by the names in their notices, with the council where the name is one.',
  columns: {
    id: z.string().meta({ description: 'Stays the same for ever' }),
    name: z.string().meta({ description: 'As in the notices' }),
    place_code: openText('Council, by its code of the Office for National Statistics'),
    organisation_id: openText('By number'),
    award_count: z.int().meta({ description: 'How many awards name it' }),
    open_notice_count: z.int().meta({ description: 'How many open notices name it' }),
  },
})
