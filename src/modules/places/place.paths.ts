/** The list of places. */
export const placesPath = '/places'

/** Where a text box asks for places while somebody types. */
export const suggestPlacesPath = `${placesPath}/suggest`

/** What works at a place and nearby. */
export function placePath(code: string): string {
  return `${placesPath}/${encodeURIComponent(code)}`
}
