/** Every number of query understanding. Nothing else in the folder holds one that changes what is found. */
export type Expansion = Readonly<{
  /** What an added term counts beside a typed word, which counts 1. */
  weights: Readonly<{
    /** Another name of what was typed. */
    synonym: number
    /** What services are called for what people say, and each word of it. */
    said: number
    saidWord: number
    acronym: number
    /** Two or more typed words that the lists know as one term, on top of the words themselves. */
    phrase: number
    /** A word that was mended, in place of the typed one. */
    spelling: number
    /** A concept whose expression finds something in the text; times a factor for the text's length (see below). */
    concept: number
    /** A concept whose name stands in the text. */
    conceptNamed: number
    /** The concepts above, as a share of what the concept itself weighs. */
    conceptParent: number
    /** A procurement code, and each of its beginnings. */
    procurement: number
    /** A word that stands only after the heading. */
    afterHeading: number
  }>
  /**
   * In a need of a few words a concept is worth a word or more, in a long one a fraction of one: concepts are multiplied by
   * `words` over the number of different words, no less than `least` and no more than `most`.
   */
  conceptLength: Readonly<{ words: number; least: number; most: number }>
  /** A first sentence of at most `most` words, and of `least` that are looked up, is a heading; a longer one begins a story. */
  heading: Readonly<{ least: number; most: number }>
  /** At most so many terms are looked up; the rest is reported. */
  mostTerms: number
  spelling: Readonly<{
    /** Shorter words are not mended. */
    shortest: number
    /** Words of at least this length that stand in one document alone may be mended too. */
    rareFrom: number
    /** From this length on two edits are tried, below it one. */
    twoEditsFrom: number
    /** How much commoner a word two edits away must be to win over one that is one edit away. */
    secondEdit: number
    /** How many documents a word must stand in to replace one that stands in one. */
    commonness: number
    /** How many slips the keyboard may leave unexplained (a letter left out is half a one): two edits, a rare word. */
    twoEditSlips: number
    rareSlips: number
    /** With this share of unknown words unlike any known one (and three unknown) a text is in another language. */
    foreignShare: number
  }>
}>

/** The values in use, measured on 22 November 2025 on the open benchmarks (`docs/engines/matching.md` has the figures). */
export const expansion: Expansion = {
  weights: {
    synonym: 0.6,
    said: 0.5,
    saidWord: 0.3,
    acronym: 0.6,
    phrase: 0.6,
    spelling: 1,
    concept: 0.8,
    conceptNamed: 1,
    conceptParent: 0.5,
    procurement: 0.7,
    afterHeading: 0.4,
  },
  conceptLength: { words: 6, least: 0.5, most: 2 },
  heading: { least: 2, most: 20 },
  mostTerms: 64,
  spelling: {
    shortest: 4,
    rareFrom: 5,
    twoEditsFrom: 8,
    secondEdit: 20,
    commonness: 10,
    twoEditSlips: 1,
    rareSlips: 0,
    foreignShare: 0.5,
  },
}

/** Steps that can be turned off, so that each can be shown to earn its place. */
export type Steps = Readonly<{
  placeWords: boolean
  synonyms: boolean
  acronyms: boolean
  spelling: boolean
  concepts: boolean
  procurement: boolean
}>

/** All steps, as the product runs them. */
export const allSteps: Steps = {
  placeWords: true,
  synonyms: true,
  acronyms: true,
  spelling: true,
  concepts: true,
  procurement: true,
}
