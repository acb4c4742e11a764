/** The page of open data. */
export const dataPath = '/data'

/** What changed since a day. */
export const changesPath = `${dataPath}/changes.jsonl`

/** A download by the name of its file. */
export function downloadPath(file: string): string {
  return `${dataPath}/${file}`
}
