import { describe, expect, test } from 'vitest'
import { facts, hit, organisation, organisationHit, plan, practice } from './reason-example.fixture.ts'
import type { Posting } from '../posting.ts'
import type { Reason, ReasonKind } from './reason.ts'
import { firstReasons, reasonsFor } from './reasons-for.ts'
import { verifyReason } from './verify-reason.ts'

const ofNoEvidence = { ...facts, evidence: undefined }
const without = (field: 'places' | 'evidence'): Posting =>
  Object.fromEntries(Object.entries(practice).filter(([name]) => name !== field)) as Posting
const all = reasonsFor(hit, plan, practice, facts)
const ofOrganisation = reasonsFor(organisationHit, plan, organisation, ofNoEvidence)
const texts = (reasons: readonly Reason[], kind: ReasonKind) =>
  reasons.filter((reason) => reason.kind === kind).map((reason) => reason.text)

describe('a sentence for each kind', () => {
  test('words: as they stand in the document, side by side ones together, repeated ones once', () => {
    expect(texts(all, 'words')).toEqual(['Says falling and older people', 'Says lonely'])
  })

  test('words: text filed in capitals is quoted in small letters, over a small word between', () => {
    expect(texts(ofOrganisation, 'words')).toEqual(['Says prevention of falls'])
    expect(ofOrganisation.find((reason) => reason.kind === 'words')?.parts.words).toEqual(['PREVENTION OF FALLS'])
  })

  test('means: the equal term and what it stands for', () => {
    expect(texts(all, 'means')).toEqual(['Says domiciliary care, which means home care'])
  })

  test('means: what people say leads to what a service is called, in other words', () => {
    expect(texts(reasonsFor(hit, plan, practice, { ...facts, meaning: () => 'said' }), 'means')).toEqual([
      'Says domiciliary care, which can help with “home care”',
    ])
  })

  test('means: not said if no word list holds the pair', () => {
    expect(texts(reasonsFor(hit, plan, practice, { ...facts, meaning: () => undefined }), 'means')).toEqual([])
  })

  test('concept: the tag, its code and the words that showed it', () => {
    expect(texts(all, 'concept')).toEqual(['Works on loneliness (UK-CAT SW106): befriending and lonely'])
  })

  test('people: the clause, and the words meant where it says more than was asked', () => {
    expect(texts(all, 'people')).toEqual(['For older people who live alone (you asked about older people)'])
    const exact = { ...practice, fields: { ...practice.fields, people: 'Families; older people' } }
    expect(texts(reasonsFor(hit, plan, exact, facts), 'people')).toEqual(['For older people, as you asked'])
  })

  test('place: near, the same, everywhere and not stated', () => {
    expect(texts(all, 'place')).toEqual(['Tried in Bury, about 11 km from Bolton'])
    const here = { ...practice, places: ['E08000002', 'E08000001'] }
    expect(texts(reasonsFor(hit, plan, here, facts), 'place')).toEqual(['Tried in Bolton'])
    expect(texts(ofOrganisation, 'place')).toEqual(['Works everywhere'])
    expect(texts(reasonsFor(hit, plan, without('places'), facts), 'place')).toEqual(['Place not stated'])
  })

  test('record: who paid for what and when', () => {
    expect(texts(ofOrganisation, 'record')).toEqual([
      'Paid by Bury Council for this in 2020: Home from hospital service',
    ])
  })

  test('evidence: the rating in words', () => {
    expect(texts(all, 'evidence')).toEqual(['Moderate evidence from 3 studies'])
  })

  test('missing: findings that nobody has rated are not called no evidence', () => {
    const missingWith = (findings: number) =>
      texts(reasonsFor(hit, plan, without('evidence'), { ...facts, evidence: { findings } }), 'missing')
    expect(missingWith(0)).toEqual(['No evidence stated', 'No outcomes stated'])
    expect(missingWith(4)).toEqual(['Evidence not rated yet', 'No outcomes stated'])
    expect(texts(all, 'missing')).toEqual(['No outcomes stated'])
  })
})

describe('the list of reasons', () => {
  test('falls in share, and the shares of all add up to no more than the score', () => {
    const shares = all.filter(({ kind }) => kind !== 'missing').map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((one, other) => other - one))
    const sum = shares.reduce((one, other) => one + other, 0)
    expect(sum).toBeGreaterThan(0.9)
    expect(sum).toBeLessThanOrEqual(1)
  })

  test('shows four, one of them what is missing', () => {
    expect(firstReasons(all).map(({ kind }) => kind)).toEqual(['words', 'place', 'people', 'missing'])
  })

  test('verifies, every one', () => {
    for (const reason of all)
      expect(verifyReason(reason, plan, practice, facts)).toEqual({ ok: true, value: undefined })
    for (const reason of ofOrganisation) {
      expect(verifyReason(reason, plan, organisation, ofNoEvidence)).toEqual({ ok: true, value: undefined })
    }
  })
})
