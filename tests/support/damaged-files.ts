import { readFileSync } from 'node:fs'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { sampleFile } from './import-samples.ts'

/** A damaged file, of which kind it is, and what comes of importing it: the code of the refusal, or how many rows are rejected. */
export type DamagedFile = Readonly<{
  what: string
  kind: string
  name: string
  bytes: Uint8Array
  expected: Readonly<{ refused: string }> | Readonly<{ rejected: number; read: number }>
}>

const charities = readFileSync(sampleFile('publicextract.charity.json'))
const tabbed = readFileSync(sampleFile('publicextract.charity.txt'))
const zipped = readFileSync(sampleFile('publicextract.charity.zip'))
const scottish = readFileSync(sampleFile('oscr.csv'), 'utf8')
const northern = readFileSync(sampleFile('ccni.csv'), 'utf8')

const list = (change: (rows: Record<string, unknown>[]) => unknown[]) =>
  Buffer.from(
    JSON.stringify(change(JSON.parse(charities.toString('utf8').replace(/^\ufeff/, '')) as Record<string, unknown>[])),
  )
/** The list with something changed in its third entry. */
const third = (change: Readonly<Record<string, unknown>>) =>
  list((rows) => rows.map((row, at) => (at === 2 ? { ...row, ...change } : row)))
const lines = (text: string, change: (rows: string[]) => string[]) => Buffer.from(change(text.split('\n')).join('\n'))
const cut = (bytes: Uint8Array, share: number) => bytes.subarray(0, Math.floor(bytes.length * share))

/** A zip whose list of files says what it is told to. */
function tamperedZip(change: (directory: Buffer, whole: Buffer) => void): Buffer {
  const whole = Buffer.from(zipped)
  const at = whole.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  change(whole.subarray(at), whole)
  return whole
}

const json = 'publicextract.charity.json'
const csv = 'register.csv'
const megabytes = (count: number) => 'a'.repeat(count * 1_000_000)

const commission = (what: string, bytes: Uint8Array, expected: DamagedFile['expected'], name = json): DamagedFile => ({
  what,
  kind: 'charity-commission',
  name,
  bytes,
  expected,
})
const oscr = (what: string, bytes: Uint8Array, expected: DamagedFile['expected']): DamagedFile => ({
  what,
  kind: 'oscr',
  name: csv,
  bytes,
  expected,
})
const ccni = (what: string, bytes: Uint8Array, expected: DamagedFile['expected']): DamagedFile => ({
  what,
  kind: 'ccni',
  name: csv,
  bytes,
  expected,
})
const refused = (code: string) => ({ refused: code })
const rejected = (count: number, read = 25) => ({ rejected: count, read })

/** Thirty and more ways in which a file of a register comes damaged. */
export const damagedFiles: readonly DamagedFile[] = [
  commission('JSON cut off in a list', cut(charities, 0.6), refused('cut-off')),
  commission('JSON cut off within a text', charities.subarray(0, charities.indexOf('apartheid')), refused('cut-off')),
  commission('empty', Buffer.of(), refused('empty-file')),
  commission('nothing but blanks', Buffer.from(' \r\n \n'), refused('empty-file')),
  commission('an empty list', Buffer.from('[]'), refused('no-rows')),
  commission(
    'a web page',
    Buffer.from('<!DOCTYPE html><html><body>Service unavailable</body></html>'),
    refused('web-page'),
  ),
  commission('an answer of another service', Buffer.from('{"error":"rate limited"}'), refused('missing-columns')),
  commission('a list of other things', Buffer.from('[{"a":1},{"a":2}]'), refused('missing-columns')),
  commission('a list with two endings', Buffer.concat([charities, Buffer.from(']')]), refused('not-json')),
  commission(
    'one entry that is no JSON',
    Buffer.from(charities.toString('utf8').replace('"charity_name"', 'charity_name')),
    rejected(1),
  ),
  commission(
    'an entry twice',
    list((rows) => [...rows, ...rows.slice(0, 1)]),
    rejected(1, 26),
  ),
  commission('a day that is none', third({ date_of_registration: '2020-02-31T00:00:00' }), rejected(1)),
  commission('a status that nobody knows', third({ charity_registration_status: 'Perhaps' }), rejected(1)),
  commission('a number that is a text', third({ registered_charity_number: 'many' }), rejected(1)),
  commission('a name that is missing', third({ charity_name: null }), rejected(1)),
  commission('a field of two megabytes', third({ charity_activities: megabytes(2) }), rejected(1)),
  commission('an entry of nine megabytes', third({ charity_activities: megabytes(9) }), refused('element-too-long')),
  commission('a list within a field', third({ charity_activities: ['a', 'b'] }), rejected(1)),
  commission(
    'an entry that is no object',
    list((rows) => [...rows, 7]),
    rejected(1, 26),
  ),
  commission(
    'more than a fifth wrong',
    list((rows) => rows.map((row, at) => (at < 6 ? { ...row, charity_name: '' } : row))),
    refused('too-many-rejected'),
  ),
  commission(
    'tab-separated with a column too few',
    lines(tabbed.toString('utf8'), (rows) => rows.map((row, at) => (at === 3 ? row.replace('\t', ' ') : row))),
    rejected(1),
    'charity.txt',
  ),
  commission(
    'tab-separated in UTF-16 without its mark',
    Buffer.from(tabbed.toString('utf8'), 'utf16le'),
    refused('missing-columns'),
    'charity.txt',
  ),
  commission(
    'tab-separated with bytes that are no letters',
    Buffer.concat([cut(tabbed, 0.97), Buffer.from([0xff, 0xfe, 0x0a])]),
    rejected(1),
    'charity.txt',
  ),
  commission('gzip cut off', cut(gzipSync(charities), 0.5), refused('broken-archive'), `${json}.gz`),
  commission('a zip cut off', cut(zipped, 0.7), refused('broken-archive'), 'charity.zip'),
  commission(
    'a zip with a changed byte',
    tamperedZip((_, whole) => (whole[200] = (whole[200] ?? 0) ^ 0xff)),
    refused('broken-archive'),
    'charity.zip',
  ),
  commission(
    'a zip that says it is smaller than it is',
    tamperedZip((directory) => directory.writeUInt32LE(100, 24)),
    refused('broken-archive'),
    'charity.zip',
  ),
  commission(
    'a zip that leads out of its folder',
    zipSync({ '../../etc/charity.json': charities }),
    refused('broken-archive'),
    'charity.zip',
  ),
  commission('a zip within a zip', zipSync({ 'charity.zip': zipped }), refused('nested-archive'), 'charity.zip'),
  commission(
    'a zip of a thousand files',
    zipSync(Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`${at}.json`, Buffer.from('[]')]))),
    refused('archive-entries'),
    'charity.zip',
  ),
  commission(
    'a zip that bursts',
    zipSync({ 'charity.json': Buffer.alloc(30_000_000, 0x20) }),
    refused('archive-bomb'),
    'charity.zip',
  ),
  commission(
    'a gzip that bursts',
    gzipSync(Buffer.concat([Buffer.from('['), Buffer.alloc(30_000_000, 0x20)])),
    refused('archive-bomb'),
    `${json}.gz`,
  ),
  commission('a zip with nothing in it', zipSync({}), refused('empty-file'), 'charity.zip'),
  commission('deflated bytes without a frame', deflateRawSync(charities), refused('no-rows'), 'charity.bin'),
  oscr(
    'CSV without a column that is needed',
    Buffer.from(scottish.replace('Charity Name', 'Name')),
    refused('missing-columns'),
  ),
  oscr(
    'a header and no row',
    lines(scottish, (rows) => rows.slice(0, 1)),
    refused('no-rows'),
  ),
  oscr(
    'a quotation mark that is never closed',
    Buffer.from(`${scottish}\nSC999999,"never ends`),
    refused('row-without-end'),
  ),
  oscr(
    'a quotation mark where none may stand',
    lines(scottish, (rows) => rows.map((row, at) => (at === 2 ? row.replace('Castlecary', 'Castle "cary') : row))),
    rejected(1),
  ),
  oscr(
    'a row with too many columns',
    lines(scottish, (rows) => rows.map((row, at) => (at === 2 ? `${row},more` : row))),
    rejected(1),
  ),
  oscr('a number of no register', Buffer.from(scottish.replace('SC000007', 'XX7')), rejected(1)),
  oscr(
    'a header of a thousand columns',
    Buffer.from(`${Array.from({ length: 1_000 }, (_, at) => `c${at}`).join(',')}\n1\n`),
    refused('too-many-columns'),
  ),
  ccni(
    'a letter of another encoding',
    Buffer.concat([
      Buffer.from(northern.slice(0, northern.indexOf('Strabane'))),
      Buffer.from([0xe9]),
      Buffer.from(northern.slice(northern.indexOf('Strabane'))),
    ]),
    rejected(1),
  ),
  ccni('a day of the wrong order', Buffer.from(northern.replace('13/12/2013', '2013/13/12')), rejected(1)),
  ccni('a number of seven digits', Buffer.from(northern.replace('100003,', '1000031,')), rejected(1)),
]
