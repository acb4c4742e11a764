import { describe, expect, test } from 'vitest'
import { facts, hit, organisation, organisationHit, plan, practice } from './reason-example.fixture.ts'
import type { Reason, ReasonKind } from './reason.ts'
import { reasonsFor } from './reasons-for.ts'
import { verifyReason } from './verify-reason.ts'

const { evidence: _, ...ofNoEvidence } = facts
const trueReasons = [
  ...reasonsFor(hit, plan, practice, facts),
  ...reasonsFor(organisationHit, plan, organisation, ofNoEvidence),
]

function of<Kind extends ReasonKind>(kind: Kind): Extract<Reason, { kind: Kind }> {
  const found = trueReasons.find((reason): reason is Extract<Reason, { kind: Kind }> => reason.kind === kind)
  if (found === undefined) throw new Error(`the example has no reason of kind ${kind}`)
  return found
}

const excluding = () => ({ match: String.raw`\b(befriending|lonely)\b`, exclude: 'volunteers' })

const said = (reason: Reason, about = practice, known = facts) => {
  const result = verifyReason(reason, plan, about, known)
  return result.ok ? 'true' : result.problem
}

/** A true reason with parts of it changed and the sentence left, or the sentence changed too. */
function lie(kind: ReasonKind, parts: Record<string, unknown>, text?: string): Reason {
  const reason = of(kind)
  return Object.assign({ ...reason }, { text: text ?? reason.text, parts: { ...reason.parts, ...parts } })
}

describe('a planted lie of every kind is reported', () => {
  test('words: one that does not stand at its mark', () => {
    expect(said(lie('words', { words: ['befriending', 'older people'] }))).toContain('does not stand at its mark')
  })

  test('words: one that stands there and nobody asked for', () => {
    const text = practice.fields.problem ?? ''
    const at = text.indexOf('mother')
    const mother = { words: ['mother'], marks: [[at, at + 6]] }
    expect(said(lie('words', mother, 'Says mother'))).toContain('nobody asked for “mother”')
  })

  test('words: parts that are true under a sentence that says more', () => {
    expect(said({ ...of('words'), text: 'Says falling, older people and dementia' })).toContain('the sentence')
  })

  test('words: a field that the document has not', () => {
    expect(said(lie('words', { field: 'outcome' }))).toContain('no field outcome')
  })

  test('means: an equality that no word list holds, and one from a word that nobody typed', () => {
    expect(said(of('means'), practice, { ...facts, meaning: () => undefined })).toContain('no word list')
    const other = { ...facts, meaning: () => 'same' as const }
    expect(
      said(lie('means', { because: 'day centre' }, 'Says domiciliary care, which means day centre'), practice, other),
    ).toContain('nobody asked')
  })

  test('concept: words that the expression does not look for, and a need that says nothing of it', () => {
    const text = practice.fields.done ?? ''
    const at = text.indexOf('Volunteers')
    const volunteers = { words: ['Volunteers'], marks: [[at, at + 10]] }
    expect(said(lie('concept', volunteers, 'Works on loneliness (UK-CAT SW106): Volunteers'))).toContain('is not what')
    const elsewhere = { ...plan, text: 'bus passes for older people' }
    const result = verifyReason(of('concept'), elsewhere, practice, facts)
    expect(result.ok ? '' : result.problem).toContain('says nothing of Loneliness')
  })

  test('concept: a code that the document’s expression excludes', () => {
    const result = said(of('concept'), practice, { ...facts, concepts: { ...facts.concepts, expression: excluding } })
    expect(result).toContain('is not what')
  })

  test('people: a clause of another document, and a match claimed for the whole of it', () => {
    expect(said(lie('people', { clause: 'People with dementia' }))).toContain('does not stand in people')
    expect(said({ ...of('people'), text: 'For older people who live alone, as you asked' })).toContain('the sentence')
  })

  test('place: another place, another distance, one that is stated called unstated', () => {
    expect(said(lie('place', { code: 'E08000001', name: 'Bolton' }, 'Tried in Bolton'))).toContain(
      'is not in E08000001',
    )
    expect(said(lie('place', { kilometres: 3 }, 'Tried in Bury, about 3 km from Bolton'))).toContain('11 km away')
    const unstated = { code: null, name: null, kilometres: null }
    expect(said(lie('place', unstated, 'Place not stated'))).toContain('states a place')
    const nowhere = { ...practice, places: [] }
    const everywhere = { ...unstated, everywhere: true }
    expect(said(lie('place', everywhere, 'Works everywhere'), nowhere)).toContain('works everywhere')
  })

  test('record: one that is not there, of somebody else, with another payer, about something else', () => {
    expect(said(lie('record', { id: 'record-2' }), organisation)).toContain('no record')
    expect(said(of('record'), practice)).toContain('does not name')
    expect(said(lie('record', { payer: 'Wigan Council' }), organisation)).toContain('says otherwise')
    const about = { ...plan, text: 'broadband', concepts: [], added: [], terms: [] }
    const result = verifyReason(of('record'), about, organisation, facts)
    expect(result.ok ? '' : result.problem).toContain('something else')
  })

  test('evidence: another level, and an index that was built from another rating', () => {
    expect(said(lie('evidence', { level: 'Strong' }, 'Strong evidence from 3 studies'))).toContain('says otherwise')
    expect(said(of('evidence'), { ...practice, evidence: 0.9 })).toContain('another rating')
  })

  test('missing: a field that is there', () => {
    expect(said(lie('missing', { field: 'people' }, 'Does not say who it is for'))).toContain('people is there')
    expect(said({ ...of('missing'), text: 'No evidence stated' })).toContain('the sentence')
  })

  test('a share that is no share', () => {
    expect(said({ ...of('words'), share: 1.2 })).toContain('not between 0 and 1')
    expect(said({ ...of('words'), share: Number.NaN })).toContain('not between 0 and 1')
  })
})
