/** The list of practices. */
export const practicesPath = '/practices'

/** What the library holds and what is missing from it. */
export const libraryPath = '/library'

/** The page of one practice. */
export function practicePath(id: string): string {
  return `${practicesPath}/${encodeURIComponent(id)}`
}
