import { describe, expect, it } from 'vitest'
import { redactText } from './redaction.ts'

describe('redactText', () => {
  it.each([
    ['Myton Lane Warwick CV34 6PX (near the park)', 'Myton Lane Warwick CV34 (near the park)'],
    ['sent to 10 Melrose Road, CO58JD', 'sent to 10 Melrose Road, CO5'],
    ['within 40 miles of N7 8HU', 'within 40 miles of N7'],
    ['write to a.person+news@example.org.uk today', 'write to [e-mail removed] today'],
    ['ring 020 7946 0018 or +44 (0)20 7946 0018', 'ring [telephone removed] or [telephone removed]'],
    ['ring (01632) 960 983.', 'ring [telephone removed].'],
  ])('cuts %j', (text, expected) => {
    expect(redactText(text)).toBe(expected)
    expect(redactText(expected)).toBe(expected)
  })

  it.each([
    'The C37LG exists to help',
    'A&E in the M20 district',
    'https://example.org/media/0622297296-003_social-value',
    'notice 2019/S 034-076867 of 2020-10-02',
    'company 00160043, charity 1153859',
    '£100,000,000 over 10 years',
  ])('leaves %j', (text) => {
    expect(redactText(text)).toBe(text)
  })
})
