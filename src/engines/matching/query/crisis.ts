import { findPhrases, phraseDictionary } from '../text/phrases.ts'
import { tokenise } from '../text/tokenise.ts'

/** A line that says where to get help now, and what people say that calls for it. */
export type CrisisLine = Readonly<{
  /** The danger, such as `self-harm or suicide`. */
  concept: string
  phrases: readonly string[]
  /** The nation where the line works; empty for all. */
  nation: string
  line: string
  number: string
  source: string
  /** The day that somebody last checked it. */
  checked: string
}>

/** Reads the table of lines: `words` holds what people say, parted by `|`. */
export function parseCrisisLines(rows: readonly Readonly<Record<string, string>>[]): readonly CrisisLine[] {
  return rows.map((row) => ({
    concept: row['concept'] ?? '',
    phrases: (row['words'] ?? '').split('|').filter((phrase) => phrase !== ''),
    nation: row['nation'] ?? '',
    line: row['line'] ?? '',
    number: row['number'] ?? '',
    source: row['source'] ?? '',
    checked: row['checked'] ?? '',
  }))
}

/** Finds the lines for a text: those of the person's nation and of all nations, or every line where that is not known. */
export type CrisisFinder = (text: string, nation?: string) => readonly CrisisLine[]

/**
 * Makes the finder. Phrases are compared by their stems; a single word only as it is written, since *suicide prevention
 * training* is no cry for help. Erring towards showing a line costs a sentence.
 */
export function createCrisisFinder(lines: readonly CrisisLine[]): CrisisFinder {
  const checks = new Map<string, (text: string) => boolean>()
  for (const { concept, phrases } of lines) checks.set(concept, checks.get(concept) ?? createCheck(phrases))
  return (text, nation) => {
    const here = lines.filter((line) => line.nation === '' || nation === undefined || line.nation === nation)
    const said = new Set([...checks].filter(([, check]) => check(text)).map(([concept]) => concept))
    const shown = new Set<string>()
    return here.filter((line) => said.has(line.concept) && !shown.has(line.line) && shown.add(line.line))
  }
}

function createCheck(phrases: readonly string[]): (text: string) => boolean {
  const dictionary = phraseDictionary(phrases)
  const single = phrases.map((phrase) => tokenise(phrase)).filter((tokens) => tokens.length === 1)
  const words = new Set(single.map((tokens) => tokens[0]?.text))
  return (text) => findPhrases(text, dictionary).length > 0 || tokenise(text).some((token) => words.has(token.text))
}
