/** Whether a text is typed in capitals as a whole, so that capitals say nothing about a single word. */
export function isShouting(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = text.match(/\p{Lu}/gu) ?? []
  return letters.length >= 12 && capitals.length > 0.7 * letters.length
}
