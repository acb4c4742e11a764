import { answerBy, type ExactAnswer } from '../../core/exact/answer.ts'
import { burden } from './burden.ts'
import { fullCost } from './full-cost.ts'

/** Answers one request about what reporting and a project cost; `do` is `burden` if it is left out. */
export function answerBurden(request: unknown): ExactAnswer {
  return answerBy({ burden, 'full-cost': fullCost }, request)
}

export { notice, readContract, unreadable, type ContractReading, type ContractText } from './reading/contract.ts'
