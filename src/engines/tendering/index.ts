import { answerBy, type ExactAnswer } from '../../core/exact/answer.ts'
import { abnormallyLow } from './abnormally-low.ts'
import { breakEven } from './break-even.ts'
import { standstill, threshold, type TenderFacts } from './dates-and-thresholds.ts'
import { impliedPrice } from './implied-price.ts'
import { laboratory } from './laboratory.ts'
import { panel } from './panel/panel.ts'
import { pricePoints } from './price-points.ts'
import { score } from './score.ts'
import { sensitivity } from './sensitivity.ts'

export type { TenderFacts } from './dates-and-thresholds.ts'

/** Answers one request about a tender; `do` names what, `score` if it is left out. Pure: what law says comes in as data. */
export function answerTender(request: unknown, facts: TenderFacts): ExactAnswer {
  return answerBy(
    {
      score,
      'price-points': pricePoints,
      'break-even': breakEven,
      sensitivity,
      'implied-price': impliedPrice,
      laboratory,
      panel,
      'abnormally-low': abnormallyLow,
      standstill: (given) => standstill(given, facts),
      threshold: (given) => threshold(given, facts),
    },
    request,
  )
}
