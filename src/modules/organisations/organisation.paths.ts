/** The page of one organisation. There is no list of them all: it would only show who comes first in the alphabet. */
export function organisationPath(id: string): string {
  return `/organisations/${encodeURIComponent(id)}`
}
