/** A sentence or list item with the place it stands in. Offsets are UTF-16, into the text as given. */
export type Passage = Readonly<{
  start: number
  end: number
  text: string
  /** The words that an item of a list goes on from. */
  lead: string
  clause: string | null
  heading: string | null
}>

const clauseNumber =
  /^[ \t]*(?:(?:clause|section|schedule|annex|paragraph)\s+)?(?<number>\d+(?:\.\d+)*|[A-Z]\d+(?:\.\d+)*)[.)]?[ \t]+(?=\S)/iu
const listMark = /^[ \t]*(?:\((?:[a-z]{1,2}|[ivxl]{1,5}|\d{1,2})\)|[a-z]\)|[•*–-])[ \t]+/iu
const headingWords = 8

type Line = Readonly<{ start: number; end: number; text: string }>

/** Lines that belong together: text wraps until an empty line, a clause number or the mark of a list. */
function* blocks(text: string): Generator<Line> {
  const lines = /[^\r\n]*(?:\r\n|\n|\r|$)/gu
  let start = -1
  let end = -1
  for (const found of text.matchAll(lines)) {
    const line = found[0].replace(/[\r\n]+$/u, '')
    const begins = line.trim() === '' || clauseNumber.test(line) || listMark.test(line)
    if (begins && start >= 0) {
      yield { start, end, text: text.slice(start, end) }
      start = -1
    }
    if (line.trim() !== '') {
      if (start < 0) start = found.index + (line.length - line.trimStart().length)
      end = found.index + line.trimEnd().length
    }
    if (found.index + found[0].length >= text.length) break
  }
  if (start >= 0) yield { start, end, text: text.slice(start, end) }
}

/** Parts a text into sentences and list items, each with its clause, its heading and the stem that it goes on from. */
export function splitPassages(text: string, lead = ''): readonly Passage[] {
  const found: Passage[] = []
  let clause: string | null = null
  let heading: string | null = null
  let stem = lead
  for (const block of blocks(text)) {
    const numbered = clauseNumber.exec(block.text)
    const marked = listMark.exec(block.text)
    const skip = (numbered ?? marked)?.[0].length ?? 0
    if (numbered !== null) {
      clause = numbered.groups?.['number'] ?? null
      stem = lead
    }
    const body = block.text.slice(skip)
    if (isHeading(body)) {
      heading = body.trim()
      continue
    }
    const itemLead = marked === null ? lead : stem
    for (const { from, to } of sentences(body)) {
      const start = block.start + skip + from
      const end = block.start + skip + to
      found.push({ start, end, text: text.slice(start, end), lead: itemLead, clause, heading })
    }
    // What ends in a colon or a dash is gone on from by the items below it.
    if (marked === null) stem = /[:–-]\s*$/u.test(body) ? (lastSentence(body) ?? lead) : lead
  }
  return found
}

function isHeading(body: string): boolean {
  const words = body.trim().split(/\s+/u)
  return (
    words.length <= headingWords &&
    !/[.;:,]\s*$/u.test(body) &&
    /^[\p{Lu}\d]/u.test(body.trim()) &&
    !/\b(?:shall|must|may|will|is|are)\b/iu.test(body)
  )
}

const abbreviation = /\b(?:e\.g|i\.e|etc|no|nos|para|paras|s|ss|cl|art|mr|mrs|ms|dr|ltd|inc|vs|v)\.$/iu

function sentences(body: string): readonly Readonly<{ from: number; to: number }>[] {
  const found: { from: number; to: number }[] = []
  let from = 0
  for (const mark of body.matchAll(/[.;!?]+(?=\s+|$)/gu)) {
    const to = mark.index + mark[0].length
    if (abbreviation.test(body.slice(from, to))) continue
    found.push(trimmed(body, from, to))
    from = to
  }
  if (body.slice(from).trim() !== '') found.push(trimmed(body, from, body.length))
  return found.filter((one) => one.to > one.from)
}

function trimmed(body: string, from: number, to: number): { from: number; to: number } {
  const piece = body.slice(from, to)
  const before = piece.length - piece.trimStart().length
  return { from: from + before, to: from + piece.trimEnd().length }
}

function lastSentence(body: string): string | undefined {
  const all = sentences(body)
  const last = all.at(-1)
  return last === undefined ? undefined : body.slice(last.from, last.to)
}
