import { z } from 'zod'
import { openDay, openFlag, openList, openTable, openText, openWhole } from '../../platform/open-table/open-table.ts'

/** Needs as everybody may read them. */
export const needsTable = openTable({
  name: 'needs',
  schemaName: 'Need',
  table: 'needs',
  title: 'Needs',
  about: 'What public bodies have asked for in notices: open, future and closed.',
  columns: {
    id: z.string().meta({ description: 'Stays the same for ever' }),
    state: z
      .enum(['open', 'closed_imported', 'not_yet_published'])
      .meta({ description: 'On the day that the data is read as at' }),
    notice_kind: z.string().meta({ description: 'As published' }),
    title: z.string().meta({ description: 'As published' }),
    description: openText('In the words of who asked'),
    additional: openText('More words of who asked'),
    buyer: z.string().meta({ description: 'Who asked' }),
    place_code: openText('Council, by its code of the Office for National Statistics'),
    district: openText('Postcode district; never more of a postcode'),
    region: openText('Region, in words'),
    town: openText('Town, in words'),
    cpv: openList('Codes of the Common Procurement Vocabulary'),
    value_low_pence: openWhole('Lowest value in pence, where one is stated'),
    value_high_pence: openWhole('Highest value in pence, where one is stated'),
    suitable_for_small: openFlag('Suitable for small firms, as published'),
    suitable_for_voluntary: openFlag('Suitable for voluntary organisations, as published'),
    procedure: openText('How it will be awarded'),
    published_on: z.iso.date().meta({ description: 'When it was published' }),
    closes_on: openDay('Last day for answers'),
    starts_on: openDay('When what is bought begins'),
    ends_on: openDay('When what is bought ends'),
    concepts: openList('Tags of UK-CAT found in its words'),
    service_areas: openList('Areas of public service that its tags belong to'),
    source: z.string().meta({ description: 'Where the row is from' }),
    source_id: z.string().meta({ description: 'Its reference there' }),
    ocid: openText('Its Open Contracting id'),
  },
})
