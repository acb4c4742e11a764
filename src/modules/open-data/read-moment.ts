/** A day such as `2025-11-08`, or a moment such as `2025-11-08T10:00:00Z`; `undefined` for anything else. */
export function readMoment(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?$/.test(text)) return undefined
  const moment = new Date(text)
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10))
  return isReal ? moment : undefined
}
