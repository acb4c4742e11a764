import { findAbsences, type Absence } from './absences.ts'
import type { Flag, Protection } from './reader.ts'
import { readText } from './reader.ts'

/** Stands on every answer. */
export const notice =
  'This is not legal advice. It says how words read if they are taken literally, and offers fairer ones.'

/** A text to read; `lead` are the words that it goes on from, and `whole` that it is a whole agreement. */
export type ContractText = Readonly<{ text: string; lead?: string | undefined; whole?: boolean | undefined }>

export type ContractReading = Readonly<{
  clauses: number
  words: number
  flags: readonly Flag[]
  protections: readonly Protection[]
  absences: readonly Absence[]
  definedTerms: readonly Readonly<{ term: string; means: string; clause: string | null }>[]
  counts: Readonly<{ high: number; medium: number; low: number }>
  notice: string
}>

/** Why a text cannot be read. */
export type Unreadable = Readonly<{ code: 'empty' | 'not-text'; detail: string }>

/** Whether a text can be read at all: there is something in it, and it is text. */
export function unreadable(text: string): Unreadable | undefined {
  if (text.trim() === '') return { code: 'empty', detail: 'There is no text to read.' }
  const beginning = text.slice(0, 20_000)
  const strange = beginning.match(/[\p{Cc}\uFFFD]/gu)?.filter((letter) => !/[\t\n\r\f]/u.test(letter)).length ?? 0
  return strange > beginning.length * 0.01
    ? { code: 'not-text', detail: 'This is not text. Save the agreement as plain text and read that.' }
    : undefined
}

/** Reads an agreement, or a wording of one. Absences are looked for in a whole one only. */
export function readContract({ text, lead = '', whole = false }: ContractText): ContractReading {
  const { flags, protections, parties, passages } = readText(text, lead)
  const numbers = new Set(passages.flatMap(({ passage }) => passage.clause ?? []))
  const schedules = text.match(/^[ \t]*(?:schedule|annex|appendix)\b/gimu)?.length ?? 0
  const counts = { high: 0, medium: 0, low: 0 }
  for (const { severity } of flags) counts[severity] += 1
  return {
    clauses: numbers.size,
    words: text.split(/\s+/u).filter((word) => word !== '').length,
    flags,
    protections,
    absences: whole ? findAbsences(passages, numbers.size, schedules) : [],
    definedTerms: parties.definedTerms.map(({ term, means }) => ({
      term,
      means,
      clause: passages.find(({ passage }) => passage.text.includes(means))?.passage.clause ?? null,
    })),
    counts,
    notice,
  }
}
