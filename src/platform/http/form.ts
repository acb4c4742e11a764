import { HTTPException } from 'hono/http-exception'
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { problem, type FieldError, type Problem } from '../../core/problem.ts'
import type { HttpContext } from './environment.ts'

/** What was typed, by the name of the field; a name that was sent more than once has a list. */
export type RawForm = Readonly<Record<string, string | readonly string[]>>

/** A form as it was sent: parsed, or with what is wrong; `raw` is what to show again, `token` goes into the form shown again. */
export type SentForm<Value> = Readonly<{ raw: RawForm; token: string }> &
  (Readonly<{ ok: true; value: Value }> | Readonly<{ ok: false; problem: Problem; errors: readonly FieldError[] }>)

/** The name of the hidden field that makes a form sent twice one record. */
export const tokenField = 'token'

/** A new token for a form that is shown for the first time: `<Form hidden={{ token: formToken() }}>`. */
export function formToken(): string {
  return randomBytes(18).toString('base64url')
}

/**
 * Reads a form that was posted. What the schema refuses comes back with one message a field, the first, and with all that
 * was typed. Fields that the schema does not name are not in `value`. Files are left out.
 */
export async function readForm<Schema extends z.ZodType>(
  context: HttpContext,
  schema: Schema,
): Promise<SentForm<z.output<Schema>>> {
  const raw = await readRawForm(context)
  const sent = textOf(raw, tokenField)
  const token = /^[\w-]{20,64}$/.test(sent) ? sent : formToken()
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data, raw, token }
  const errors = new Map<string, FieldError>()
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] ?? '')
    if (!errors.has(field)) errors.set(field, { field, message })
  }
  const fields = [...errors.values()]
  return { ok: false, raw, token, errors: fields, problem: wrongForm(fields) }
}

/** The fields as they were sent; a body that is not what its type says is refused (400) and is no fault of ours. */
async function readBody(context: HttpContext) {
  try {
    return await context.req.parseBody({ all: true })
  } catch (error) {
    if (error instanceof TypeError) throw new HTTPException(400, { message: 'What was sent is no form.', cause: error })
    throw error
  }
}

/** What was posted, without a schema. */
export async function readRawForm(context: HttpContext): Promise<RawForm> {
  const raw: Record<string, string | readonly string[]> = Object.create(null)
  for (const [name, value] of Object.entries(await readBody(context))) {
    const texts = [value].flat().filter((one) => typeof one === 'string')
    // Browsers send line ends as two characters; what was typed had one.
    const lines = texts.map((text) => text.replaceAll('\r\n', '\n'))
    const [only] = lines
    if (only !== undefined) raw[name] = lines.length === 1 ? only : lines
  }
  return { ...raw }
}

/** The text of one field; empty where it was not sent, the first where it was sent more than once. */
export function textOf(raw: RawForm, name: string): string {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** What is wrong with a form, as a refusal that the page shows beside its fields. */
export function wrongForm(fields: readonly FieldError[]): Problem {
  return problem('invalid', 'wrong-form', 'There is a problem with what you sent', { fields })
}
