import * as fc from 'fast-check'

/** Needs as people and machines may type them: made by a seed, so that a failure comes back. */
const plain = [
  'my mum keeps falling and nobody comes round',
  'young people hanging around the estate in the evenings',
  'furniture reuse with jobs for local people',
  'home care for people with dementia in Bolton',
  'befriending for older people living alone near BL1 4AB',
  'help for people coming out of prison',
  'door to door transport for disabled people to the hospital',
  'A&E is full of people who drink too much',
  'GP appointments for refugees and asylum seekers',
  'parents who left school unsure of reading',
  'food bank and debt advice in Stoke-on-Trent',
  'women leaving violence need a safe home',
  'cleaner air around schools',
  'ESOL classes, CVs and a first job',
  'neighbourhood policing and burglary',
] as const
const languages = [
  'pobl hŷn sy’n unig yng Nghymru',
  'personas mayores que viven solas',
  'ältere Menschen, die allein wohnen',
  'personnes âgées isolées à domicile',
  'وحيد كبار السن',
  '一人暮らしの高齢者',
  'одинокие пожилые люди',
] as const
const odd = [
  '<script>alert("falls")</script> older people',
  '<b>dementia</b> &amp; carers &lt;3',
  '🧓🏽 lonely 😢 older people 👵',
  '"strength and balance" classes',
  '((((( homeless ))))) [rough] {sleeping} \\ | ^ $ .* +? ',
  "'; drop table needs; --",
  'FALLS PREVENTION FOR OLDER PEOPLE',
  'co-production, co-operative; drop-in / drop in',
  'N.H.S. and nhs and N H S',
  '\u202Ereversed\u202C soft\u00ADhyphen zero\u200Bwidth ﬁne',
  '%00 \u0000 \u0007 control',
  'a b c d e f g',
  '1234567890 2020-21 £5,000',
  'toString constructor __proto__ hasOwnProperty',
] as const

const slip = (text: string) =>
  fc.tuple(fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'other')).map(([where, kind]) => {
    const at = where % Math.max(1, text.length - 1)
    const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
    if (kind === 'drop') return before + after
    if (kind === 'double') return before + here + here + after
    if (kind === 'swap') return before + after.slice(0, 1) + here + after.slice(1)
    return `${before}x${after}`
  })

const mixed = fc
  .array(fc.constantFrom(...plain, ...languages, ...odd), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('. '))

const shuffled = fc
  .array(fc.constantFrom(...plain.flatMap((text) => text.split(' '))), { minLength: 1, maxLength: 40 })
  .map((words) => words.join(' '))

const text = fc.oneof(
  fc.constantFrom(...plain, ...languages, ...odd),
  fc.constantFrom(...plain).chain(slip),
  fc
    .constantFrom(...plain)
    .chain(slip)
    .chain(slip),
  mixed,
  shuffled,
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('', '   ', '\n', '🧓'.repeat(40), 'falls '.repeat(10_000), 'x'.repeat(4_999)),
)

/** A need and, sometimes, a place apart from it. */
export type GeneratedNeed = Readonly<{ text: string; place: string | undefined }>

const place = fc.option(
  fc.constantFrom('Bolton', 'BL1', 'SW1A 1AA', 'E06000015', 'Cornwall', 'Greater Manchester', 'Wales'),
  {
    nil: undefined,
    freq: 2,
  },
)

/** So many needs, always the same ones. */
export function generateNeeds(count: number): readonly GeneratedNeed[] {
  return fc.sample(fc.record({ text, place }), { seed: 20_251_108, numRuns: count })
}
