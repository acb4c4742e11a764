import type { ClauseType, Severity } from './clause-type.ts'
import { firstOf, type Parts } from './sentence-parts.ts'

/** What a rule found: the words it rests on, and where its severity is not that of its type. */
export type Hit = Readonly<{
  type: ClauseType
  because: readonly string[]
  severity?: Severity
  softenedBy?: readonly string[]
  rule: string
}>

/** A small rule over the parts of a sentence. */
export type Rule = (parts: Parts) => Hit | undefined

/** What is not bound to keep quiet, pay or give way: an authority, or everybody alike. */
export const bindsProvider = ({ actor }: Parts): boolean => actor !== 'authority'

/** The words that forbid or punish something; nothing where the sentence protects. */
export function forbids(parts: Parts): string | undefined {
  const { prohibition, penalty, protects } = parts
  if (protects && penalty === undefined && !stillForbids(parts)) return undefined
  return prohibition ?? penalty
}

/** A sentence may protect one thing and forbid another; a protective turn that is the only "not" forbids nothing. */
function stillForbids({ words, prohibition }: Parts): boolean {
  return (
    prohibition !== undefined &&
    /^(?:nothing|no\b)/iu.exec(words) === null &&
    /\b(?:must|shall)\s+not\s+(?!be\s+(?:treated|limited|affected|restricted)|penalis|restrict|prevent|limit|interfere)/iu.test(
      words,
    )
  )
}

/** A hit if every piece of evidence is there; `undefined` pieces fail it. */
export function hit(
  type: ClauseType,
  number: number,
  evidence: readonly (string | undefined)[],
  more: Pick<Hit, 'severity' | 'softenedBy'> = {},
): Hit | undefined {
  const because = evidence.filter((one) => one !== undefined)
  return because.length === evidence.length ? { type, because, rule: `${type}/${number}`, ...more } : undefined
}

/** The first word or phrase of a list that stands in a sentence. */
export function finds(words: string, ...patterns: readonly RegExp[]): string | undefined {
  return firstOf(patterns, words)
}

/** Forbidden by words, or allowed with leave alone. */
export function forbidsOrAsks(parts: Parts): string | undefined {
  return forbids(parts) ?? (parts.protects ? undefined : parts.consent)
}
