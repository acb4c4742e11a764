import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseIsoDate } from '../../src/core/iso-date.ts'
import { answerNeed } from '../../src/modules/matching/answer.ts'
import type { OpenMatcher } from '../../src/modules/matching/create-matcher.ts'
import type { MatchAnswer, MatchResult } from '../../src/modules/matching/match.schema.ts'
import { expectAccepted } from '../support/accepted-figures.ts'
import { openBundledMatcher } from '../support/bundled-matcher.ts'
import { readPlainNeeds, type PlainNeed } from '../support/judged-needs.ts'

const needs = readPlainNeeds()
const asAt = parseIsoDate('2025-11-08')
/**
 * Near misses that are still shown, each with the words that it has in common with the need. A cure must be general (a word list, a
 * field); what is cured leaves this list.
 */
const known: readonly string[] = [
  'plain-15 lib-prison-councils-user-voice: hears voices, a son',
  'plain-24 lib-alley-gating: burgled, a burglar',
  'plain-25 lib-this-girl-can: women',
  'plain-33 lib-library-of-things: a library',
]

/** How many of a list a person reads before they believe it. */
const read = 5

let matcher: OpenMatcher
let dispose: () => Promise<void>

beforeAll(async () => {
  ;({ matcher, dispose } = await openBundledMatcher())
})
afterAll(async () => await dispose())

function ask({ text, place }: PlainNeed): MatchAnswer {
  if (asAt === undefined) throw new Error('not a day')
  const kinds = ['practice', 'organisation', 'record'] as const
  const answer = answerNeed({ text, place: place ?? undefined, kinds, limit: 10, asAt, explain: false }, matcher)
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.value
}

/** The beginnings of words that a text holds. */
function holds(text: string, starts: readonly string[]): boolean {
  return starts.some((start) =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])${start.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`, 'iu').test(text),
  )
}

function textOf({ id, title }: MatchResult): string {
  const document = matcher.document(id)
  return [title, document?.card.summary, ...Object.values(document?.posting.fields ?? {})].join('\n')
}

/** Whether a result is one that a fair judge would accept. */
function isAccepted(need: PlainNeed, kind: string, result: MatchResult): boolean {
  if (kind === 'practice') {
    return (
      need.accept.practices.ids.includes(result.id) || holds(textOf(result), need.accept.practices.any_concept_or_word)
    )
  }
  return holds(textOf(result), kind === 'record' ? need.accept.records.words : need.accept.organisations.words)
}

function isAbsurd({ refuse }: PlainNeed, { id, title }: MatchResult): boolean {
  const shown = [title, matcher.document(id)?.card.summary].join('\n')
  return refuse.some((one) => (one.endsWith('-') ? id.startsWith(one) : holds(shown, [one])))
}

describe('plain needs over the bundled data', () => {
  test('every list fits or says that nothing does; nothing absurd is shown', () => {
    const absurd: string[] = []
    const unfit: string[] = []
    const cells = new Map<string, string[]>()
    let shown = 0
    let accepted = 0
    for (const need of needs) {
      const row: string[] = []
      for (const { kind, results, nothing_fits: nothing, total } of ask(need).lists) {
        const first = results.slice(0, read)
        const fit = first.filter((result) => isAccepted(need, kind, result)).length
        shown += first.length
        accepted += fit
        row.push(`${kind} ${nothing ? 'nothing fits' : `${fit} of ${first.length} (${total})`}`)
        if (!nothing && fit === 0) unfit.push(`${need.id} ${kind}: ${first.map(({ id }) => id).join(' ')}`)
        if (kind !== 'practice') continue
        for (const result of results) if (isAbsurd(need, result)) absurd.push(`${need.id} ${result.id}`)
      }
      cells.set(need.area, [...(cells.get(need.area) ?? []), row.join(', ')])
    }
    for (const [area, rows] of cells) console.log(`${area.padEnd(36)} ${rows.join(' | ')}`)
    console.log(`accepted among the first ${read}: ${accepted} of ${shown}`)
    console.log(`lists whose first ${read} hold nothing that fits:\n${unfit.join('\n')}`)
    expectAccepted('plain-needs', { accepted: accepted / shown, fit: 1 - unfit.length / (3 * needs.length) })
    expect(absurd).toEqual(known.map((one) => one.split(':')[0]))
  })
})
