import { exactText, one, sumOf, whole, zero, type Exact } from '../../core/exact/exact.ts'
import { exactAt, exactOr, listAt, objectAt, penceAt, stop, textAt, type Given } from '../../core/exact/reader.ts'

type Priced = Readonly<{ id: string; price: Exact }>

/** Answers `abnormally-low`: a flag and a reason to ask. It never excludes anybody. */
export function abnormallyLow(given: Given) {
  const bids = listAt(given['bids']).map((value, at): Priced => {
    const bid = objectAt(value)
    const id = textAt(bid['id'])
    return { id, price: penceAt(bid['price'], `/bids/${at}/price`, `Bid *${id}*`) }
  })
  const [first, ...others] = bids
  if (first === undefined) stop('no-bids', '/bids', 'There is no bid to look at.')
  const named = given['check'] === undefined ? undefined : textAt(given['check'])
  const lowest = others.reduce((found, bid) => (bid.price.compare(found.price) < 0 ? bid : found), first)
  const checked =
    named === undefined
      ? lowest
      : (bids.find(({ id }) => id === named) ?? stop('not-compared', '/check', `There is no bid *${named}*.`))
  const rule = textAt(given['rule'])
  if (rule === 'prozorro')
    return {
      checked: checked.id,
      ...besideOthers(
        checked,
        bids.filter((bid) => bid !== checked),
      ),
      excluded: false,
    }
  if (rule === 'cost-floor') return { checked: checked.id, ...besideCost(checked, given), excluded: false }
  return stop('unknown-rule', '/rule', `There is no rule \`${rule}\`. There are: prozorro, cost-floor.`)
}

const twoFifths = whole(2, 5)
const threeTenths = whole(3, 10)

/** Far below the mean of the others, or below the next: the rule of the Ukrainian system, as an option. */
function besideOthers(checked: Priced, others: readonly Priced[]) {
  const mean = others.length === 0 ? undefined : sumOf(others.map(({ price }) => price)).div(whole(others.length))
  const above = others.filter(({ price }) => price.compare(checked.price) >= 0)
  const next = above.reduce<Exact | undefined>(
    (found, { price }) => (found === undefined || price.compare(found) < 0 ? price : found),
    undefined,
  )
  const belowMean = shareBelow(checked.price, mean)
  const belowNext = shareBelow(checked.price, next)
  return {
    belowMeanOfOthers: belowMean === undefined ? null : exactText(belowMean),
    belowNext: belowNext === undefined ? null : exactText(belowNext),
    flags: [
      ...(belowMean !== undefined && belowMean.compare(twoFifths) >= 0 ? ['mean-40'] : []),
      ...(belowNext !== undefined && belowNext.compare(threeTenths) >= 0 ? ['next-30'] : []),
    ],
  }
}

function shareBelow(price: Exact, other: Exact | undefined): Exact | undefined {
  return other === undefined || other.isZero ? undefined : other.sub(price).div(other)
}

/** Below what the hours cost: better for care and support. The wage is the user's own figure. */
function besideCost({ price }: Priced, given: Given) {
  const pay = penceAt(given['hourlyPay'], '/hourlyPay', 'Hourly pay')
  const onCosts = exactOr(given['onCostPercent'], '/onCostPercent', zero).div(whole(100))
  const costFloor = exactAt(given['hours'], '/hours')
    .mul(pay)
    .mul(onCosts.add(one))
    .add(exactOr(given['otherCosts'], '/otherCosts', zero))
  const short = costFloor.sub(price)
  const isBelow = short.sign > 0
  return {
    costFloor: exactText(costFloor),
    shortfall: exactText(isBelow ? short : zero),
    flags: isBelow ? ['below-cost-floor'] : [],
  }
}
