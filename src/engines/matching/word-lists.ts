import type { StopWords } from './text/stop-words.ts'
import { parseStopWords } from './text/stop-words.ts'

/** One row of a table as it is read: text by column name. */
type Row = Readonly<Record<string, string>>

/**
 * Terms that stand for each other. In a row of kind `same` every term means every other; in a row of kind `said` what
 * people say (`terms`) leads to what services are called (`means`) and not back.
 */
export type SynonymRow = Readonly<{
  group: string
  kind: 'same' | 'said'
  area: string
  terms: readonly string[]
  means: readonly string[]
  /** A need that this row must help to understand: its test. */
  sentence: string
}>

/** An acronym and what it stands for; `capitalsOnly` where it is a word as well (*IT*, *ACE*). */
export type AcronymRow = Readonly<{
  acronym: string
  expansions: readonly string[]
  capitalsOnly: boolean
  sentence: string
}>

/** A place whose name is a word too, with the words beside it that show that the word is meant. */
export type OrdinaryPlaceWord = Readonly<{ word: string; senses: readonly string[] }>

/** Everything that people wrote down about words. */
export type WordLists = Readonly<{
  stopWords: StopWords
  synonyms: readonly SynonymRow[]
  acronyms: readonly AcronymRow[]
  ordinaryPlaceWords: readonly OrdinaryPlaceWord[]
}>

/** The tables as read from their files; `stopWords` is plain text. */
export type WordListTables = Readonly<{
  stopWords: string
  synonyms: readonly Row[]
  acronyms: readonly Row[]
  ordinaryPlaceWords: readonly Row[]
}>

/** Reads the tables into lists. */
export function parseWordLists(tables: WordListTables): WordLists {
  return {
    stopWords: parseStopWords(tables.stopWords),
    synonyms: tables.synonyms.map(parseSynonym),
    acronyms: tables.acronyms.map(parseAcronym),
    ordinaryPlaceWords: tables.ordinaryPlaceWords.map((row) => ({
      word: text(row, 'name'),
      senses: list(row, 'senses'),
    })),
  }
}

/** Every term of the lists, which an index must be able to find as a phrase where it has two words or more. */
export function* listedTerms(lists: WordLists): Generator<string> {
  for (const row of lists.synonyms) yield* [...row.terms, ...row.means]
  for (const row of lists.acronyms) yield* row.expansions
}

function parseSynonym(row: Row): SynonymRow {
  const kind = text(row, 'kind') === 'said' ? 'said' : 'same'
  const [terms, means] = [list(row, 'terms'), list(row, 'means')]
  return {
    group: text(row, 'group'),
    kind,
    area: text(row, 'service_area'),
    terms,
    means,
    sentence: text(row, 'sentence'),
  }
}

function parseAcronym(row: Row): AcronymRow {
  const capitalsOnly = text(row, 'case') === 'upper'
  return {
    acronym: text(row, 'acronym'),
    expansions: list(row, 'expansion'),
    capitalsOnly,
    sentence: text(row, 'sentence'),
  }
}

function text(row: Row, column: string): string {
  return (row[column] ?? '').trim()
}

function list(row: Row, column: string): string[] {
  return text(row, column)
    .split('|')
    .map((term) => term.trim())
    .filter((term) => term !== '')
}
