/** A value, or an expected refusal. Bugs and outages are exceptions; what a person can be told about is a value. */
export type Result<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Refusal }

/** Wraps a value as success. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

/** Wraps an expected refusal. */
export function refuse<Refusal>(problem: Refusal): { readonly ok: false; readonly problem: Refusal } {
  return { ok: false, problem }
}
