import type { z } from 'zod'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { editDistance } from '../../engines/matching/spelling/edit-distance.ts'
import { placeOfJsonFault } from '../../platform/command-line/json-fault.ts'
import { synthesisRequestSchema, type SynthesisFileRequest } from './synthesise.schema.ts'

/** Reads JSON; what does not parse is refused with its line and column. */
export function readRequestJson(text: string): Result<unknown, Problem> {
  const fault = placeOfJsonFault(text)
  if (fault === undefined) return ok(JSON.parse(text))
  return refuse(problem('invalid', 'unreadable-request', `The request is not valid JSON: ${fault}.`))
}

/** A request as its schema has it; a field that is not known is named, with the one that was perhaps meant. */
export function parseRequest(raw: unknown): Result<SynthesisFileRequest, Problem> {
  const parsed = synthesisRequestSchema.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  const fields = parsed.error.issues.flatMap((issue) => faultsOf(issue, raw))
  const [first] = fields
  return refuse(problem('invalid', 'unknown-field', first?.message ?? 'The request is not right.', { fields }))
}

function faultsOf(issue: z.core.$ZodIssue, raw: unknown): readonly Readonly<{ field: string; message: string }>[] {
  const field = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') {
    const name = field === '' ? 'The request' : `\`${field}\``
    return [{ field: field === '' ? 'request' : field, message: `${name} is not right: ${issue.message}.` }]
  }
  const known = knownKeys(issue.path, raw)
  return issue.keys.map((key) => {
    const near = nearest(key, known)
    const owner = field === '' ? 'a request' : `\`${field}\``
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`
    return { field: [...issue.path, key].join('.'), message: `\`${key}\` is not a field of ${owner}.${hint}` }
  })
}

/** The known word that is fewest slips away, at most two. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const slips = known.map((one) => ({ one, distance: editDistance(word.toLowerCase(), one.toLowerCase(), 2) }))
  return slips.filter(({ distance }) => distance <= 2).sort((a, b) => a.distance - b.distance)[0]?.one
}

/** The fields that the schema knows at a path. */
function knownKeys(path: readonly PropertyKey[], raw: unknown): readonly string[] {
  let schema: unknown = synthesisRequestSchema
  let value = raw
  for (const key of path) {
    schema = childOf(unwrapped(schema), key)
    value = (value as Record<PropertyKey, unknown> | undefined)?.[key]
  }
  const shape = (unwrapped(schema) as { shape?: Record<string, unknown> } | undefined)?.shape
  return shape === undefined ? [] : Object.keys(shape)
}

function unwrapped(schema: unknown): unknown {
  let inner = schema as { unwrap?: () => unknown } | undefined
  while (typeof inner?.unwrap === 'function' && !('shape' in inner)) {
    const next = inner.unwrap() as typeof inner
    if (next === inner) break
    inner = next
  }
  return inner
}

function childOf(schema: unknown, key: PropertyKey): unknown {
  const { shape, element } = schema as { shape?: Record<PropertyKey, unknown>; element?: unknown }
  return shape?.[key] ?? element
}
