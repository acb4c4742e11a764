/** One piece of HTML in the form that two writings of the same thing share. */
export type Token = string

const tag =
  /<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>|<!--[\s\S]*?-->/g
const attribute = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'span', 'strong'])
const empty = new Set(['input', 'br', 'hr', 'img', 'meta', 'link', 'path', 'circle', 'rect'])
/** Elements that a component writes on purpose around raw HTML; they are not part of it. */
export const rawDoor = 'raw-html'

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  ctdot: '⋯',
  ndash: '–',
  hellip: '…',
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hexadecimal, decimal, name) => {
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16))
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    return named[name] ?? whole
  })
}

function words(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function attributesOf(source: string): string {
  const found = [...source.matchAll(attribute)].map(([, name = '', double, single, bare]) => {
    const value = decode(double ?? single ?? bare ?? '')
    // The order of class names says nothing.
    const shown = name === 'class' ? words(value).split(' ').sort().join(' ') : value
    return `${name.toLowerCase()}="${words(shown)}"`
  })
  return found.sort().join(' ')
}

/**
 * HTML as a list of tokens: attributes in alphabetical order, entities decoded, white space as one space. A space
 * between two words counts (screen readers hear it) wherever it stands among inline elements; a space beside a block
 * element does not. Comments, the raw door and self-closing slashes are dropped.
 */
export function normalisedHtml(html: string): readonly Token[] {
  const tokens: Token[] = []
  let position = 0
  let space = false
  let runHasWords = false
  const addText = (raw: string) => {
    const text = decode(raw)
    if (/^\s/.test(text)) space = true
    const shown = words(text)
    if (shown === '') return
    tokens.push(`${space && runHasWords ? ' ' : ''}"${shown}"`)
    runHasWords = true
    space = /\s$/.test(text)
  }
  for (const match of html.matchAll(tag)) {
    addText(html.slice(position, match.index))
    position = match.index + match[0].length
    const name = match[2]?.toLowerCase()
    if (name === undefined || name === rawDoor) continue
    if (!inline.has(name)) {
      space = false
      runHasWords = false
    }
    if (match[1] === '/') {
      if (!empty.has(name)) tokens.push(`</${name}>`)
      continue
    }
    const attributes = attributesOf(match[3] ?? '')
    tokens.push(attributes === '' ? `<${name}>` : `<${name} ${attributes}>`)
    if (match[4] === '/' && !empty.has(name)) tokens.push(`</${name}>`)
  }
  addText(html.slice(position))
  return tokens
}
