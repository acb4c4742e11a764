const small: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'forty-five': 45,
  'forty five': 45,
  sixty: 60,
  ninety: 90,
}
const number = String.raw`(?<number>\d+(?:\.\d+)?|${Object.keys(small).join('|')})`
const span = new RegExp(
  String.raw`\b${number}(?:\s*\(\d+\))?\s+(?:calendar\s+|working\s+|business\s+|clear\s+|full\s+)?(?<unit>days?|weeks?|months?|years?)\b`,
  'giu',
)
const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, year: 365 }

/** Spans of time in a text, in days: months count as 30.4. */
export function daysIn(text: string): readonly Readonly<{ text: string; days: number }>[] {
  return [...text.matchAll(span)].map((found) => {
    const { number: count = '', unit = '' } = found.groups ?? {}
    const value = small[count.toLowerCase()] ?? Number(count)
    return { text: found[0], days: value * (daysOf[unit.toLowerCase().replace(/s$/u, '')] ?? 1) }
  })
}

const money =
  /(?:£|gbp\s?)\s?(?<sum>[\d,]+(?:\.\d+)?)\s?(?<scale>m\b|million|k\b|thousand|billion)?|(?<words>\d+(?:\.\d+)?)\s?(?<million>million|billion)\s+pounds/giu
const scales: Readonly<Record<string, number>> = { m: 1e6, million: 1e6, k: 1e3, thousand: 1e3, billion: 1e9 }

/** Sums of money in a text, in pounds. */
export function amountsIn(text: string): readonly Readonly<{ text: string; pounds: number }>[] {
  return [...text.matchAll(money)].map((found) => {
    const { sum, scale, words, million } = found.groups ?? {}
    const value = Number((sum ?? words ?? '').replaceAll(',', ''))
    return { text: found[0], pounds: value * (scales[(scale ?? million ?? '').toLowerCase()] ?? 1) }
  })
}
