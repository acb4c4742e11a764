/** Words that say nothing of how something is awarded. */
const empty = /^(?:other|not specified|not applicable|any|none)?$/i

/**
 * How something is awarded, from the code words of the sources: `OpenNonOJEU` is *Open (below threshold)*. `undefined` for a
 * word that says nothing.
 */
export function showProcedure(procedure: string | undefined): string | undefined {
  if (procedure === undefined) return undefined
  const [, name = '', threshold] = /^(.*?)(?:\s*\(?((?:Non)?OJEU)\)?)?$/s.exec(procedure.trim()) ?? []
  const words = name
    .replace(/^Other\b[\s-]*/, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (empty.test(words)) return undefined
  const first = words.charAt(0).toUpperCase() + words.slice(1)
  if (threshold === undefined) return first
  return `${first} (${threshold === 'OJEU' ? 'above' : 'below'} threshold)`
}
