import { expect, it } from 'vitest'
import { missingTitles } from './missing-titles.ts'

const part = {
  name: 'notices',
  needs: ['Notice Identifier', ['awardDate', 'Award Date'], ['recipientOrganization', 'Recipient Org:Name']],
}
const missing = (...titles: string[]) => missingTitles(part, new Set(titles))

it('finds what a file lacks, and the titles that come near it', () => {
  expect(missing('Notice Identifier', 'Award Date', 'Recipient Org:Name')).toEqual([])
  expect(missing('Notice Identifier', 'award date', 'RECIPIENT ORG:NAME')).toEqual([])
  expect(missing('notice identifer', 'Date of award', 'Recipient Org: Nmae', 'Lat/Long')).toEqual([
    'Notice Identifier (is that “notice identifer”?)',
    'awardDate or Award Date',
    'Recipient Org:Name (is that “Recipient Org: Nmae”?)',
  ])
})
