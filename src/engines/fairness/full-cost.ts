import { exactText, one, whole, zero, type Exact } from '../../core/exact/exact.ts'
import { countAt, exactAt, objectAt, penceAt, stop, type Given } from '../../core/exact/reader.ts'

/** Answers `full-cost`: what a project costs with its share of overheads, and what an offer leaves uncovered. */
export function fullCost(given: Given) {
  const pence = (key: string, whose: string) => penceAt(given[key], `/${key}`, whose)
  const direct = pence('direct', 'Direct costs')
  const overheads = pence('overheadsTotal', 'All overheads')
  const total = pence('directTotalAllProjects', 'Direct costs of all projects')
  const offered = pence('offered', 'What is offered')
  if (total.isZero || total.compare(direct) < 0) {
    stop(
      'direct-total',
      '/directTotalAllProjects',
      'Direct costs of all projects must be above nought and hold those of this one.',
    )
  }
  const share = overheads.mul(direct).div(total)
  const full = direct.add(share)
  return {
    overheadShare: exactText(share),
    overheadPercent: direct.isZero ? null : exactText(share.mul(whole(100)).div(direct)),
    fullCost: exactText(full),
    shortfall: exactText(notBelowNought(full.sub(offered))),
    recoveryRate: full.isZero ? null : exactText(offered.div(full)),
    ...(given['capPercent'] !== undefined && {
      capped: capped(direct, full, exactAt(given['capPercent'], '/capPercent')),
    }),
    ...(given['indexation'] !== undefined && { indexation: indexation(offered, objectAt(given['indexation'])) }),
  }
}

const notBelowNought = (value: Exact) => (value.sign < 0 ? zero : value)

/** What a cap on overheads, as a percentage of direct costs, lets a price be. */
function capped(direct: Exact, full: Exact, percent: Exact) {
  const price = direct.mul(one.add(percent.div(whole(100))))
  return { price: exactText(price), shortfall: exactText(notBelowNought(full.sub(price))) }
}

/** What a price that does not rise loses over the years. */
function indexation(offered: Exact, given: Given) {
  const years = countAt(given['years'], '/indexation/years', 0, 100)
  if (given['indexed'] === true) return { years, loss: '0' }
  const rise = one.add(exactAt(given['percent'], '/indexation/percent').div(whole(100)))
  let factor = one
  let loss = zero
  for (let year = 0; year < years; year += 1) {
    loss = loss.add(offered.mul(factor.sub(one)))
    factor = factor.mul(rise)
  }
  return { years, loss: exactText(loss) }
}
