/**
 * The part of a regular expression's grammar that is needed to say which letters a match must contain. Whatever is not
 * known becomes `any`, which promises nothing, so a surprise makes the prefilter slower and never wrong.
 */
export type ExpressionTree =
  | Readonly<{ kind: 'letters'; choices: readonly string[] }>
  | Readonly<{ kind: 'sequence'; parts: readonly ExpressionTree[] }>
  | Readonly<{ kind: 'choice'; parts: readonly ExpressionTree[] }>
  | Readonly<{ kind: 'repeat'; part: ExpressionTree; atLeast: number; atMost: number }>
  | Readonly<{ kind: 'empty' }>
  | Readonly<{ kind: 'any' }>

const any: ExpressionTree = { kind: 'any' }
const empty: ExpressionTree = { kind: 'empty' }

/** Reads an expression that is known to compile; `any` as a whole if it has something unforeseen. */
export function readExpression(source: string): ExpressionTree {
  const reader = new ExpressionReader(source)
  const tree = reader.readChoice()
  return reader.isAtEnd() ? tree : any
}

class ExpressionReader {
  private readonly source: string
  private at = 0

  constructor(source: string) {
    this.source = source
  }

  isAtEnd(): boolean {
    return this.at >= this.source.length
  }

  readChoice(): ExpressionTree {
    const parts = [this.readSequence()]
    while (this.source[this.at] === '|') {
      this.at += 1
      parts.push(this.readSequence())
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts }
  }

  private readSequence(): ExpressionTree {
    const parts: ExpressionTree[] = []
    while (!this.isAtEnd() && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      parts.push(this.readRepeat(this.readAtom()))
    }
    return { kind: 'sequence', parts }
  }

  private readRepeat(part: ExpressionTree): ExpressionTree {
    const found = /^(?:([?*+])|\{(\d+)(,(\d*))?\})\??/.exec(this.source.slice(this.at, this.at + 12))
    if (found === null) return part
    this.at += found[0].length
    const [, sign, least, range, most] = found
    if (sign !== undefined) {
      return { kind: 'repeat', part, atLeast: sign === '+' ? 1 : 0, atMost: sign === '?' ? 1 : Infinity }
    }
    const atLeast = Number(least)
    const atMost = range === undefined ? atLeast : most === '' ? Infinity : Number(most)
    return { kind: 'repeat', part, atLeast, atMost }
  }

  private readAtom(): ExpressionTree {
    const letter = this.source[this.at] ?? ''
    this.at += 1
    if (letter === '(') return this.readGroup()
    if (letter === '[') return this.readClass()
    if (letter === '\\') return this.readEscape()
    if (letter === '.') return any
    if (letter === '^' || letter === '$') return empty
    return literal(letter)
  }

  private readGroup(): ExpressionTree {
    const opening = /^\?(?::|=|!|<=|<!|<\w+>)/.exec(this.source.slice(this.at, this.at + 40))?.[0] ?? ''
    this.at += opening.length
    const inside = this.readChoice()
    this.at += 1
    // What a look to the side sees need not be part of the match.
    return opening.includes('=') || opening.includes('!') ? empty : inside
  }

  private readEscape(): ExpressionTree {
    const letter = this.source[this.at] ?? ''
    this.at += 1
    if (letter === 'b' || letter === 'B') return empty
    return /[^\p{L}\p{N}]/u.test(letter) ? literal(letter) : any
  }

  private readClass(): ExpressionTree {
    const start = this.at
    while (!this.isAtEnd() && this.source[this.at] !== ']') this.at += this.source[this.at] === '\\' ? 2 : 1
    const inside = this.source.slice(start, this.at)
    this.at += 1
    if (/^\^|\\/.test(inside)) return any
    const letters = inside.replace(/(.)-(.)/gu, (_whole, from: string, to: string) => lettersBetween(from, to))
    const choices = [...new Set(letters.toLowerCase().split(''))]
    return choices.length <= 12 && choices.every(isPlain) ? { kind: 'letters', choices } : any
  }
}

/** Letters outside ASCII have several lower and upper cases; they promise nothing. */
function isPlain(letter: string): boolean {
  return letter.length === 1 && letter.charCodeAt(0) < 128
}

function literal(letter: string): ExpressionTree {
  return isPlain(letter) ? { kind: 'letters', choices: [letter.toLowerCase()] } : any
}

function lettersBetween(from: string, to: string): string {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)]
  return Array.from({ length: Math.max(0, Math.min(last - first + 1, 64)) }, (_, step) =>
    String.fromCharCode(first + step),
  ).join('')
}
