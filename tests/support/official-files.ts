/**
 * Makes files in the layout of their publishers, as large as asked for, from the bundled rows: words are real, numbers are made up, and
 * the same count gives the same files. Written as streams, since the real ones are larger than one wants in memory.
 */
import { createWriteStream, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { bundledDataFolder } from '../../src/modules/open-data/index.ts'
import { readCsvTable } from '../../src/platform/bundled-files/csv-table.ts'

const firstNumber = 2_000_000
const purposes = ['General charitable purposes', 'Education/training', 'The advancement of health or saving of lives']
const people = ['Children/young people', 'Elderly/old people', 'People with disabilities', 'The general public/mankind']
const ways = ['Makes grants to organisations', 'Provides services', 'Provides advocacy/advice/information']

/** Writes lines one by one and waits where the disk is slower than we are. */
async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path)
  for (const line of lines) if (!file.write(line)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

/** A JSON list with an entry on each line, indented as the Charity Commission indents it, behind its byte order mark. */
function* jsonList(entries: Iterable<object>): Generator<string> {
  yield '\ufeff['
  let first = true
  for (const entry of entries) {
    yield `${first ? '' : ','}\r\n${JSON.stringify(entry)}`
    first = false
  }
  yield '\r\n]\r\n'
}

type Words = Readonly<{ name: string; activities: string; objects: string; district: string; web: string }>

function bundledWords(): readonly Words[] {
  const text = gunzipSync(readFileSync(join(bundledDataFolder, 'organisations.csv.gz'))).toString('utf8')
  return readCsvTable(text)
    .filter((row) => row['activities'] !== '')
    .map((row) => ({
      name: row['name'] ?? '',
      activities: row['activities'] ?? '',
      objects: row['objects'] ?? '',
      district: row['postcode_district'] ?? '',
      web: row['web'] ?? '',
    }))
}

/** The charity that stands at a place in the files: the words of one that is bundled, and the objects of another. */
function charityAt(words: readonly Words[], at: number) {
  const own = words[at % words.length]
  const other = words[(at * 31 + 7) % words.length]
  if (own === undefined || other === undefined) throw new Error('No words are bundled')
  const numbers = {
    date_of_extract: '2026-02-01T00:00:00',
    organisation_number: firstNumber + at,
    registered_charity_number: firstNumber + at,
    linked_charity_number: 0,
  }
  return { numbers, own, other }
}

/** The three files of `count` charities in the layout of the public extract of the Charity Commission: their paths, the main one first. */
export async function writeCharityFiles(folder: string, count: number): Promise<readonly string[]> {
  const words = bundledWords()
  const every = function* <Entry>(make: (at: number) => readonly Entry[]): Generator<Entry> {
    for (let at = 0; at < count; at++) yield* make(at)
  }
  const paths = ['charity', 'charity_governing_document', 'charity_classification'].map((name) =>
    join(folder, `publicextract.${name}.json`),
  )
  const [charity = '', governing = '', classification = ''] = paths
  await writeLines(
    charity,
    jsonList(
      every((at) => {
        const { numbers, own } = charityAt(words, at)
        return [
          {
            ...numbers,
            charity_name: `${own.name} ${at}`,
            charity_type: 'Charitable company',
            charity_registration_status: 'Registered',
            date_of_registration: '1990-08-02T00:00:00',
            date_of_removal: null,
            charity_reporting_status: 'Submission Received',
            latest_income: 75_186,
            latest_expenditure: 86_065,
            charity_contact_address1: null,
            charity_contact_postcode: own.district === '' ? null : `${own.district} 1AA`,
            charity_contact_phone: null,
            charity_contact_email: null,
            charity_contact_web: own.web === '' ? null : own.web,
            charity_company_registration_number: at % 4 === 0 ? String(10_000_000 + at) : null,
            charity_insolvent: false,
            charity_in_administration: false,
            charity_is_cio: null,
            cio_is_dissolved: null,
            charity_activities: own.activities,
            charity_gift_aid: true,
            charity_has_land: false,
          },
        ]
      }),
    ),
  )
  await writeLines(
    governing,
    jsonList(
      every((at) => {
        const { numbers, other } = charityAt(words, at)
        return [
          {
            ...numbers,
            governing_document_description: 'MEMORANDUM AND ARTICLES',
            charitable_objects: other.objects,
            area_of_benefit: 'NOT DEFINED',
          },
        ]
      }),
    ),
  )
  await writeLines(
    classification,
    jsonList(
      every((at) => {
        const { numbers } = charityAt(words, at)
        const code = (list: readonly string[], type: string, base: number) => ({
          ...numbers,
          classification_code: base + (at % list.length),
          classification_type: type,
          classification_description: list[at % list.length],
        })
        return [code(purposes, 'What', 101), code(people, 'Who', 201), code(ways, 'How', 301)]
      }),
    ),
  )
  return paths
}
