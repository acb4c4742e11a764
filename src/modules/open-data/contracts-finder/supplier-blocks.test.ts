import { describe, expect, it } from 'vitest'
import { parseSupplierBlocks } from './supplier-blocks.ts'

const paid = { id: null, charity: null, company: null, voluntaryAsPublished: false }

describe('suppliers in blocks', () => {
  it('gives each name with its registered number, and nothing of its address', () => {
    const text = `[HILL PARTNERSHIPS LIMITED|Gunpowder Mill,
Powdermill Lane, EN9 1BN|COMPANIES_HOUSE|09990846|No|No][The Foundation|157 Road|CHARITY_COMMISSION|1153859|Yes|Yes]`
    expect(parseSupplierBlocks(text)).toEqual([
      { ...paid, name: 'HILL PARTNERSHIPS LIMITED', company: '09990846' },
      { ...paid, name: 'The Foundation', id: 'GB-CHC-1153859', voluntaryAsPublished: true },
    ])
  })

  it.each([
    ['COMPANIES_HOUSE', '457719', { company: '00457719' }],
    ['COMPANIES_HOUSE', 'sc 123456', { company: 'SC123456' }],
    ['COMPANIES_HOUSE', '216961173', {}],
    ['CHARITY_COMMISSION', 'SC012345', { id: 'GB-SC-SC012345' }],
    ['CHARITY_COMMISSION', 'NIC100002', { id: 'GB-NIC-100002' }],
    ['CHARITY_COMMISSION', 'applied for', {}],
    ['DUNS_NUMBER', '123456', {}],
    ['NONE', '', {}],
  ])('reads %s %j', (scheme, number, known) => {
    expect(parseSupplierBlocks(`[A body|A street|${scheme}|${number}|No|No]`)).toEqual([
      { ...paid, name: 'A body', ...known },
    ])
  })

  it('keeps the name of a sole trader as published, with brackets and address lines inside', () => {
    const text = '[J. Smith (t/a Smith [Gardens])|1 Road [rear]\nTown|NONE||Yes|]\n[B|C|NONE||No|No]'
    expect(parseSupplierBlocks(text)).toEqual([
      { ...paid, name: 'J. Smith (t/a Smith [Gardens])', voluntaryAsPublished: null },
      { ...paid, name: 'B' },
    ])
  })

  it.each(['A body', '[A body|No|No]', '[A|B|C|D|E|F', '[A|B|NONE||No|No] and more'])('refuses %j', (text) => {
    expect(parseSupplierBlocks(text)).toBeUndefined()
  })

  it('of an empty text there are none', () => {
    expect(parseSupplierBlocks('')).toEqual([])
  })
})
