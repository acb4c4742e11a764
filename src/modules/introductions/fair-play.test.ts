import { expect, test } from 'vitest'
import { fairPlayProblem, type ProcurementStage } from './fair-play.ts'

const council = { kind: 'place', id: 'E08000001' } as const
const charity = { kind: 'organisation', id: 'GB-CHC-1' } as const

test.each([
  ['planned', false],
  ['engaging', true],
  ['open', true],
  ['scoring', true],
  ['awarded', true],
  ['contracted', false],
  ['ended', false],
] as const)('while a need is %s, its buyer meets nobody about it: %s', (stage: ProcurementStage, bars) => {
  const procurements = [{ needId: 'need-1', authority: council, stage }]
  const about = (needId: string | undefined) => [
    fairPlayProblem({ needId, first: council, second: charity }, procurements) !== undefined,
    fairPlayProblem({ needId, first: charity, second: council }, procurements) !== undefined,
  ]
  expect(about('need-1')).toEqual([bars, bars])
  expect(about('need-2')).toEqual([false, false])
  expect(about(undefined)).toEqual([false, false])
  expect(fairPlayProblem({ needId: 'need-1', first: charity, second: charity }, procurements)).toBeUndefined()
})
