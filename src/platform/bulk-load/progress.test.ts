import { expect, it } from 'vitest'
import { progressCounter, type LoadProgress } from './progress.ts'

it('tells rows, rate and time left of a dataset, and the share of the whole run', () => {
  const told: LoadProgress[] = []
  let clock = 0
  const begin = progressCounter(
    new Map([
      ['first', 100],
      ['second', 300],
    ]),
    (progress) => told.push(progress),
    () => clock,
  )
  const first = begin('first')
  clock = 1_000
  first(50)
  first(120)
  const second = begin('second')
  second(0)
  clock = 3_000
  second(100)
  expect(told).toEqual([
    { dataset: 'first', done: 50, total: 100, rate: 50, secondsLeft: 1, share: 0.125 },
    { dataset: 'first', done: 120, total: 120, rate: 120, secondsLeft: 0, share: 0.25 },
    { dataset: 'second', done: 0, total: 300, rate: 0, secondsLeft: 0, share: 0.25 },
    { dataset: 'second', done: 100, total: 300, rate: 50, secondsLeft: 4, share: 0.5 },
  ])
})
