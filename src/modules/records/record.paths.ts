/** The page of one grant or award. */
export function recordPath(id: string): string {
  return `/records/${encodeURIComponent(id)}`
}
