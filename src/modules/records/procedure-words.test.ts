import { describe, expect, it } from 'vitest'
import { showProcedure } from './procedure-words.ts'

describe('how something is awarded', () => {
  it.each([
    ['OpenNonOJEU', 'Open (below threshold)'],
    ['RestrictedOJEU', 'Restricted (above threshold)'],
    ['CallOffFromFrameworkAgreement', 'Call off from framework agreement'],
    ['Open procedure (OJEU)', 'Open procedure (above threshold)'],
    ['Single tender action (below threshold)', 'Single tender action (below threshold)'],
    ['Other Dynamic Purchasing System', 'Dynamic Purchasing System'],
    ['NotSpecified', undefined],
    ['Other - ', undefined],
    ['Other', undefined],
    [undefined, undefined],
  ])('%s is shown as %s', (procedure, words) => {
    expect(showProcedure(procedure)).toBe(words)
  })
})
