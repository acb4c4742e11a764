/** The page that shows what led to a thing and what came of it. */
export function lineagePath(id: string): string {
  return `/lineage/${encodeURIComponent(id)}`
}
