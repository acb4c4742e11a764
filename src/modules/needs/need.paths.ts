/** The list of open needs. */
export const needsPath = '/needs'

/** The page of one need. */
export function needPath(id: string): string {
  return `${needsPath}/${encodeURIComponent(id)}`
}
