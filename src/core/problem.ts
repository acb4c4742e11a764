/** What sort of refusal it is; `platform/http` maps each to one status. */
export type ProblemKind = 'not-found' | 'forbidden' | 'invalid' | 'conflict' | 'too-large' | 'too-many' | 'unavailable'

/** One thing wrong with one field: which, and what to do about it. */
export type FieldError = { readonly field: string; readonly message: string }

/**
 * An expected refusal that a person is told about. `code` is stable (`unknown-place`), `title` says what is wrong in
 * plain words, `detail` what to do, `fields` where.
 */
export type Problem = {
  readonly kind: ProblemKind
  readonly code: string
  readonly title: string
  readonly detail?: string
  readonly fields?: readonly FieldError[]
  readonly suggestions?: readonly string[]
}

/** Makes a problem; the kind and code first since every reader looks for those. */
export function problem(
  kind: ProblemKind,
  code: string,
  title: string,
  more: Omit<Partial<Problem>, 'kind' | 'code' | 'title'> = {},
): Problem {
  return { kind, code, title, ...more }
}
