import Negotiator from 'negotiator'

/** The forms an answer may take, by the word that `?format=` uses. The charset is there for who asks for it by name. */
const mediaTypes = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const

/** One of them. */
export type AnswerFormat = keyof typeof mediaTypes

/**
 * The form to answer in: what `?format=` names, which wins since a link can carry it, or else the best of those offered by
 * the `Accept` header with its qualities (RFC 9110); the first offered where a program says nothing. `undefined` if none
 * of them will do.
 */
export function acceptedFormat(
  asked: Readonly<{ accept: string | undefined; format: string | undefined }>,
  offered: readonly AnswerFormat[],
): AnswerFormat | undefined {
  if (asked.format !== undefined) return offered.find((format) => format === asked.format)
  const types = offered.map((format) => mediaTypes[format])
  const best = new Negotiator({ headers: { accept: asked.accept } }).mediaType(types)
  return offered.find((format) => mediaTypes[format] === best)
}
