import { RefusedFile } from '../packed-files/refused-file.ts'

/*
 * The registers are one JSON array of some hundred megabytes. A general streaming parser makes a token of every comma and takes
 * minutes for them; all that is needed here is where one element ends, and JSON.parse does the rest. Measured on a register
 * of 170,000 charities: see bench/RESULTS.md.
 */

/** The text of one element, where it stands (`$[12]`, `$.grants[3]`), and the line that it begins on. */
export type JsonElement = Readonly<{ line: number; path: string; text: string }>

const code = {
  quote: 34,
  comma: 44,
  slash: 92,
  open: 91,
  close: 93,
  openBrace: 123,
  closeBrace: 125,
  colon: 58,
} as const

/** Takes the text of a JSON document in pieces and gives the elements that each piece completes. */
export class JsonElementScanner {
  private text = ''
  private at = 0
  private line = 1
  private depth = 0
  /** Depth at which elements stand, once a list has been found: 1 in a bare array, 2 in a list of a package. */
  private listDepth = 0
  private listPath = ''
  private index = 0
  private began = -1
  private beganLine = 1
  private key = ''
  private lists = 0
  private readonly name: string
  private readonly listKeys: readonly string[]
  private readonly longest: number

  constructor(name: string, listKeys: readonly string[], longest: number) {
    this.name = name
    this.listKeys = listKeys
    this.longest = longest
  }

  /** Adds a piece; throws `RefusedFile` if what has been read is no JSON or an element is too long. */
  push(piece: string): readonly JsonElement[] {
    // What is no longer needed goes, so that the text never grows past one element and one piece.
    const keep = this.began < 0 ? this.at : this.began
    this.text = this.text.slice(keep) + piece
    this.at -= keep
    if (this.began >= 0) this.began = 0
    const found: JsonElement[] = []
    this.scan(found)
    if (this.text.length - Math.max(0, this.began) > this.longest && this.began >= 0) {
      throw new RefusedFile(
        'element-too-long',
        `${this.name} has an entry longer than ${this.longest.toLocaleString('en-GB')} letters, from line ${this.beganLine}`,
        'It is not a file of this kind.',
        'too-large',
      )
    }
    return found
  }

  /** Whether a list has been found so far. */
  get hasList(): boolean {
    return this.lists > 0
  }

  /** Says that the text has ended; throws `RefusedFile` if it ended too early or held no list. */
  end(): void {
    if (this.depth > 0) {
      throw new RefusedFile('cut-off', `${this.name} ends in the middle, at line ${this.line}`, 'Download it again.')
    }
    if (this.lists === 0) throw notJson(this.name, this.line)
  }

  private scan(found: JsonElement[]): void {
    const { text } = this
    for (; this.at < text.length; this.at++) {
      const letter = text.charCodeAt(this.at)
      if (letter === 10) this.line += 1
      else if (letter === code.quote) {
        const from = this.at
        const end = endOfString(text, from)
        if (end < 0) {
          // The string goes on in the next piece, where it is read again from its beginning.
          this.begin(from)
          this.waitFor(from)
          return
        }
        this.begin(from)
        this.at = end
        if (this.listDepth === 0 && this.depth === 1) this.key = text.slice(from + 1, end)
      } else if (letter === code.open || letter === code.openBrace) this.open(letter)
      else if (letter === code.close || letter === code.closeBrace) this.close(found)
      else if (letter === code.comma) this.comma(found)
      else if (letter > 32 && letter !== code.colon) {
        if (this.depth === 0) throw notJson(this.name, this.line)
        this.begin(this.at)
      }
    }
  }

  /** Leaves `at` on a string that has not ended, which is looked at again when more has come. */
  private waitFor(from: number): void {
    this.at = from
    if (this.began < 0 && this.text.length - from > this.longest) throw notJson(this.name, this.line)
  }

  private begin(at: number): void {
    if (this.listDepth > 0 && this.depth === this.listDepth && this.began < 0) {
      this.began = at
      this.beganLine = this.line
    }
  }

  private open(letter: number): void {
    if (this.depth === 0) {
      if (letter === code.open) this.enterList(1, '$')
      this.depth = 1
      return
    }
    if (this.listDepth === 0 && this.depth === 1 && letter === code.open && this.listKeys.includes(this.key)) {
      this.enterList(2, `$.${this.key}`)
      this.depth = 2
      return
    }
    this.begin(this.at)
    this.depth += 1
  }

  private enterList(depth: number, path: string): void {
    this.listDepth = depth
    this.listPath = path
    this.index = 0
    this.lists += 1
  }

  private close(found: JsonElement[]): void {
    if (this.depth === 0) throw notJson(this.name, this.line)
    if (this.listDepth > 0 && this.depth === this.listDepth) {
      this.finish(found)
      this.listDepth = 0
      this.key = ''
    }
    this.depth -= 1
  }

  private comma(found: JsonElement[]): void {
    if (this.listDepth > 0 && this.depth === this.listDepth) this.finish(found)
  }

  private finish(found: JsonElement[]): void {
    if (this.began < 0) return
    found.push({
      line: this.beganLine,
      path: `${this.listPath}[${this.index}]`,
      text: this.text.slice(this.began, this.at),
    })
    this.index += 1
    this.began = -1
  }
}

/** Where the string that begins at a quotation mark ends; -1 if it does not. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === code.slash) slashes += 1
    if (slashes % 2 === 0) return end
  }
  return -1
}

function notJson(name: string, line: number): RefusedFile {
  return new RefusedFile(
    'not-json',
    `${name} is not a JSON list of the kind expected (line ${line})`,
    'Download it again from its publisher, as it is.',
  )
}
