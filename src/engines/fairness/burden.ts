import { exactText, one, sumOf, whole, zero, type Exact } from '../../core/exact/exact.ts'
import { countAt, exactAt, exactOr, listAt, objectAt, penceAt, textAt, type Given } from '../../core/exact/reader.ts'

/** What makes a return heavier, and lighter. Our proposal from published ranges (NPC: about 4.5 to 9% of the value), not a law. */
const surcharges = {
  breakdown: whole(3, 20),
  uniquePeople: whole(1, 4),
  bespokeTemplate: whole(1, 5),
  shortDeadline: whole(1, 10),
}
const reusedShare = whole(1, 5)
/** Working days below which a deadline is short. */
const shortDeadlineDays = 10
const greenUpTo = whole(1, 20)
const amberUpTo = whole(1, 10)
/** An award below this a year, in pence, may ask for so many hours. */
const smallAward = whole(1_000_000)
const smallAwardHours = whole(8)
const tenThousandPounds = whole(1_000_000)

type Line = Readonly<{
  what: string
  hours: Exact
  timesAYear: Exact
  uniquePeople: boolean
  bespoke: boolean
  reuse: boolean
  decision: string | undefined
}>

/** Answers `burden`: the hours that reporting takes, what they cost, and what would save most of them. */
export function burden(given: Given) {
  const costPerHour = penceAt(given['costPerHour'], '/costPerHour', 'The cost of an hour')
  const value = penceAt(given['valueAYear'], '/valueAYear', 'The value of a year')
  const lines = listAt(given['lines']).map((line, at) => readLine(objectAt(line), at))
  const hours = sumOf(lines.map((line) => line.hours))
  const cost = hours.mul(costPerHour)
  const share = value.isZero ? undefined : cost.div(value)
  const small = !value.isZero && value.compare(smallAward) < 0
  return {
    hours: exactText(hours),
    cost: exactText(cost),
    shareOfValue: share === undefined ? null : exactText(share),
    hoursPer10000: value.isZero ? null : exactText(hours.mul(tenThousandPounds).div(value)),
    band: share === undefined ? null : bandOf(share, small && hours.compare(smallAwardHours) > 0),
    small,
    lines: lines.map((line) => ({
      what: line.what,
      hours: exactText(line.hours),
      cost: exactText(line.hours.mul(costPerHour)),
    })),
    suggestions: suggestionsFor(lines),
    cautions: value.isZero ? ['no-value'] : [],
  }
}

function bandOf(share: Exact, tooMuchForSmall: boolean): 'green' | 'amber' | 'red' {
  if (tooMuchForSmall || share.compare(amberUpTo) > 0) return 'red'
  return share.compare(greenUpTo) > 0 ? 'amber' : 'green'
}

function readLine(given: Given, at: number): Line {
  const pointer = `/lines/${at}`
  const timesAYear = notBelowNought(exactAt(given['timesAYear'], `${pointer}/timesAYear`))
  const hoursEach = notBelowNought(exactAt(given['hoursEach'], `${pointer}/hoursEach`))
  const people = notBelowNought(exactOr(given['people'], `${pointer}/people`, one))
  const breakdowns = countAt(given['breakdowns'], `${pointer}/breakdowns`, 0, 1_000, 0)
  const deadline =
    given['deadlineWorkingDays'] === undefined
      ? undefined
      : countAt(given['deadlineWorkingDays'], `${pointer}/deadlineWorkingDays`, 0, 366)
  const [uniquePeople, bespoke, reuse] = [
    given['uniquePeople'] === true,
    given['bespokeTemplate'] === true,
    given['reuse'] === true,
  ]
  const surcharge = sumOf([
    one,
    surcharges.breakdown.mul(whole(breakdowns)),
    uniquePeople ? surcharges.uniquePeople : zero,
    bespoke ? surcharges.bespokeTemplate : zero,
    deadline !== undefined && deadline < shortDeadlineDays ? surcharges.shortDeadline : zero,
  ])
  const hours = timesAYear
    .mul(hoursEach)
    .mul(people)
    .mul(surcharge)
    .mul(reuse ? reusedShare : one)
  const decision = typeof given['decision'] === 'string' ? given['decision'] : undefined
  return { what: textAt(given['what']), hours, timesAYear, uniquePeople, bespoke, reuse, decision }
}

const notBelowNought = (value: Exact) => (value.sign < 0 ? zero : value)

const rarer: readonly Readonly<{ times: number; change: string }>[] = [
  { times: 12, change: 'quarterly instead of monthly' },
  { times: 4, change: 'half-yearly instead of quarterly' },
  { times: 2, change: 'yearly instead of half-yearly' },
]
const fewerTimes: Readonly<Record<number, number>> = { 12: 4, 4: 2, 2: 1 }

/** One change a line, the one that saves most, in the order of hours saved. */
function suggestionsFor(lines: readonly Line[]) {
  return lines
    .flatMap((line, at) => {
      const found = bestChange(line)
      return found === undefined ? [] : [{ line: at, ...found }]
    })
    .sort((a, b) => b.saved.compare(a.saved) || a.line - b.line)
    .map(({ line, change, saved }) => ({ line, change, hoursSaved: exactText(saved) }))
}

function bestChange(line: Line): Readonly<{ change: string; saved: Exact }> | undefined {
  if (line.hours.isZero) return undefined
  // A return that no decision uses is asked for by nobody who needs it.
  if (line.decision?.trim() === '') return { change: 'drop: no decision uses it', saved: line.hours }
  const less = rarer.find(({ times }) => line.timesAYear.equals(whole(times)))
  if (less !== undefined) {
    const left = fewerTimes[less.times] ?? less.times
    return { change: less.change, saved: line.hours.mul(whole(less.times - left, less.times)) }
  }
  return line.reuse
    ? undefined
    : { change: 'take what is written for others already', saved: line.hours.mul(one.sub(reusedShare)) }
}
