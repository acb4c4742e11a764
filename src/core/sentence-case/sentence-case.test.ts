import { expect, test } from 'vitest'
import { nameBook } from './name-book.ts'
import { isShouted, nameCase, sentenceCase } from './sentence-case.ts'

test.each([
  ['TO RELIEVE POVERTY IN THE UK AND OVERSEAS.', 'To relieve poverty in the UK and overseas.'],
  ['SUPPORT FOR PEOPLE WITH HIV. RUN WITH THE NHS.', 'Support for people with HIV. Run with the NHS.'],
  ['OPEN EVERY MONDAY IN JANUARY BY APPOINTMENT', 'Open every Monday in January by appointment'],
  ['WE HELP ADULTS; IT IS FREE, AND OPEN TO ME', 'We help adults; it is free, and open to me'],
  ["CHILDREN'S CLUBS AND GPS' SURGERIES", "Children's clubs and GPs' surgeries"],
  ['ADVICE (NOT LEGAL) FOR 16-25 YEAR OLDS', 'Advice (not legal) for 16-25 year olds'],
  ['HEARING AIDS FOR EVERYONE', 'Hearing aids for everyone'],
  ['PEOPLE WITH HIV OR AIDS', 'People with HIV or AIDS'],
  ['ITS AIMS: TO PAY ITS WAY!\nTHEN MORE', 'Its aims: to pay its way!\nThen more'],
  ['THE RSPB AND THE BBC', 'The RSPB and the BBC'],
  ['1ST SCOUT GROUP MEETING AT ST MARY', '1st scout group meeting at St Mary'],
])('quietens %s', (shouted, quiet) => {
  expect(sentenceCase(shouted)).toBe(quiet)
})

test('keeps the names of the book, the longest first, and no ordinary word', () => {
  const book = nameBook(['Newcastle upon Tyne', 'Reading', 'Bath and North East Somerset', "King's Lynn"])
  expect(sentenceCase('READING CLUBS IN NEWCASTLE UPON TYNE, KING’S LYNN AND BATH AND NORTH EAST SOMERSET', book)).toBe(
    "Reading clubs in Newcastle upon Tyne, King's Lynn and Bath and North East Somerset",
  )
  expect(sentenceCase('READING AND WRITING FOR ADULTS', book)).toBe('Reading and writing for adults')
  expect(sentenceCase('ADULTS WHO LIKE READING IN ESSEX OR THE UNITED KINGDOM', book)).toBe(
    'Adults who like reading in Essex or the United Kingdom',
  )
})

test.each(['We run the NHS lunch club', 'NHS', '', 'Ymddiriedolaeth Cymru'])('leaves %s as it is', (text) => {
  expect(sentenceCase(text)).toBe(text)
})

test('a text of few letters does not shout', () => {
  expect(isShouted('RNLI 1')).toBe(false)
  expect(isShouted('LIFEBOATS')).toBe(true)
})

test('doing it twice changes nothing more', () => {
  const once = sentenceCase('TO HELP PEOPLE IN NEED. AND OTHERS')
  expect(sentenceCase(once)).toBe(once)
})

test.each([
  ['SAGE DANCE COMPANY', 'Sage Dance Company'],
  ['FRIENDS OF THE NHS IN BOLTON', 'Friends of the NHS in Bolton'],
  ['THE YMCA OF SOUTH DEVON', 'The YMCA of South Devon'],
  ["ST ANNE'S COMMUNITY CENTRE", "St Anne's Community Centre"],
  ['Age UK Bolton', 'Age UK Bolton'],
])('the name %s is written %s', (filed, written) => {
  expect(nameCase(filed)).toBe(written)
  expect(nameCase(filed)).toHaveLength(filed.length)
})
