import { exactText, greatest, least, sumOf, whole, zero, type Exact } from '../../../core/exact/exact.ts'
import { mulberry } from '../mulberry.ts'
import { countAt, exactAt, exactOr, listAt, objectAt, stop, textAt, type Given } from '../../../core/exact/reader.ts'
import { markOrNothing } from '../tender.ts'
import { krippendorff, type Alpha } from './krippendorff.ts'
import { intraclass, kendallW } from './rater-agreement.ts'

/** The marks of an item, one an evaluator; nothing where one is missing. */
export type Item = Readonly<{ id: string; marks: readonly (Exact | undefined)[] }>

const fewItems = 10

/** Answers `panel`: what evaluators gave, where they should talk, and how far they agree. Agreement is a prompt to talk and ranks nobody. */
export function panel(given: Given) {
  const evaluators = listAt(given['evaluators']).map(textAt)
  const items = listAt(given['items']).map((value, at) => readItem(objectAt(value), at, evaluators.length, given))
  if (items.length === 0) stop('no-items', '/items', 'There is no question that somebody marked.')
  const spread = exactOr(given['spread'], '/spread', whole(2))
  const bootstrap = given['bootstrap'] === undefined ? undefined : intervals(items, objectAt(given['bootstrap']))
  return {
    items: items.map((item) => ({ id: item.id, ...summaryOf(item, spread) })),
    agreement: { ...agreementOf(items), ...(bootstrap !== undefined && { bootstrap }) },
    cautions: [
      ...(items.length < fewItems ? ['few-items'] : []),
      ...(items.some(({ marks }) => marks.includes(undefined)) ? ['missing-scores'] : []),
    ],
  }
}

function readItem(given: Given, at: number, evaluators: number, request: Given): Item {
  const id = textAt(given['id'])
  const list = listAt(given['scores'])
  const pointer = `/items/${at}/scores`
  if (list.length !== evaluators)
    stop('wrong-length', pointer, `Question *${id}* has ${list.length} marks for ${evaluators} evaluators.`)
  const scale = objectAt(request['scale'])
  const marks = list.map((value, place) => {
    const mark = markOrNothing(value)
    if (mark === undefined && value !== null) return exactAt(value, `${pointer}/${place}`)
    if (mark !== undefined) checkScale(mark, scale, id, `${pointer}/${place}`)
    return mark
  })
  return { id, marks }
}

function checkScale(mark: Exact, scale: Given, id: string, pointer: string): void {
  const low = scale['min'] === undefined ? undefined : exactAt(scale['min'], '/scale/min')
  const high = scale['max'] === undefined ? undefined : exactAt(scale['max'], '/scale/max')
  if ((low !== undefined && mark.compare(low) < 0) || (high !== undefined && mark.compare(high) > 0)) {
    stop('score-out-of-range', pointer, `Question *${id}*: the mark ${exactText(mark)} is off the scale.`)
  }
}

function summaryOf({ marks }: Item, spread: Exact) {
  const given = marks.filter((mark) => mark !== undefined)
  if (given.length === 0) return { given: 0, mean: null, median: null, range: null, moderate: false }
  const sorted = [...given].sort((a, b) => a.compare(b))
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? zero
  const median = sorted.length % 2 === 1 ? upper : (sorted[half - 1] ?? zero).add(upper).div(whole(2))
  const range = greatest(given).sub(least(given))
  return {
    given: given.length,
    mean: exactText(sumOf(given).div(whole(given.length))),
    median: exactText(median),
    range: exactText(range),
    moderate: given.length > 1 && range.compare(spread) >= 0,
  }
}

type Agreement = Readonly<{
  icc: Readonly<Record<string, number | null>> | null
  alpha: Alpha
  kendallW: number | null
}>

function agreementOf(items: readonly Item[]): Agreement {
  const marks = items.map((item) => item.marks.map((mark) => (mark === undefined ? undefined : mark.toNumber())))
  const full = marks.flatMap((row) => (row.every((mark) => mark !== undefined) ? [row as readonly number[]] : []))
  const isFull = full.length === items.length
  return { icc: isFull ? intraclass(full) : null, alpha: krippendorff(marks), kendallW: isFull ? kendallW(full) : null }
}

/** 95% percentile intervals over items that are drawn again and again, from ten items on. */
function intervals(items: readonly Item[], given: Given) {
  const samples = countAt(given['samples'], '/bootstrap/samples', 1, 100_000, 2_000)
  const seed = countAt(given['seed'], '/bootstrap/seed', 0, 2 ** 32 - 1, 1)
  if (items.length < fewItems) return null
  const { draw } = mulberry(seed)
  const found = new Map<string, number[]>()
  for (let sample = 0; sample < samples; sample += 1) {
    const drawn = items.map(() => items[draw(items.length)] as Item)
    const { icc, alpha, kendallW: w } = agreementOf(drawn)
    for (const [name, value] of [...Object.entries(icc ?? {}), ...Object.entries(alpha), ['kendallW', w] as const]) {
      if (value !== null) found.set(name, [...(found.get(name) ?? []), value])
    }
  }
  return Object.fromEntries(
    [...found]
      .filter(([name]) => !/^[BWJE]MS$/.test(name))
      .map(([name, values]) => {
        const sorted = values.sort((a, b) => a - b)
        return [name, [quantile(sorted, 0.025), quantile(sorted, 0.975)]]
      }),
  )
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}
