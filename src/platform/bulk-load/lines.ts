/** A line of a text with its number from 1, or one that is too long to be a row. */
export type Line = Readonly<{ line: number; text: string } | { line: number; tooLong: true }>

/**
 * The lines of a text chunk by chunk, whatever they end with. A line longer than `longest` letters is named and passed over without
 * being kept, so that a file of one endless line needs no memory.
 */
export async function* lines(chunks: AsyncIterable<string>, longest: number): AsyncGenerator<readonly Line[]> {
  let rest = ''
  let line = 1
  let passing = false
  const take = (text: string): Line | undefined => {
    const at = line
    line += 1
    if (passing) {
      passing = false
      return { line: at, tooLong: true }
    }
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text
    return whole.length > longest ? { line: at, tooLong: true } : { line: at, text: whole }
  }
  for await (const chunk of chunks) {
    const found: Line[] = []
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      const one = take(rest + chunk.slice(from, end))
      rest = ''
      if (one !== undefined) found.push(one)
      from = end + 1
    }
    rest += chunk.slice(from)
    if (rest.length > longest) {
      passing = true
      rest = ''
    }
    if (found.length > 0) yield found
  }
  const last = rest !== '' || passing ? take(rest) : undefined
  if (last !== undefined) yield [last]
}
