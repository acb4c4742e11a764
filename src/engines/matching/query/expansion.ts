/** Every number of query understanding. Nothing else in the folder holds one that changes what is found. */
export type Expansion = Readonly<{
  /** What an added term counts beside a typed word, which counts 1. */
  weights: Readonly<{
    /** Another name of what was typed. */
    synonym: number
    /** What services are called for what people say. */
    said: number
    acronym: number
    /** Two or more typed words that the lists know as one term, on top of the words themselves. */
    phrase: number
    /** A word that was mended, in place of the typed one. */
    spelling: number
    concept: number
    /** A parent of a concept that was found. */
    conceptParent: number
    /** The words of procurement codes' names. */
    procurementName: number
    /** Procurement codes by how many digits are equal. */
    procurement: Readonly<Record<2 | 3 | 4 | 5 | 8, number>>
  }>
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

/** The values in use: starting values of the design, 8 November 2025. */
export const expansion: Expansion = {
  weights: {
    synonym: 0.6,
    said: 0.6,
    acronym: 0.6,
    phrase: 0.6,
    spelling: 1,
    concept: 1,
    conceptParent: 0.5,
    procurementName: 0.3,
    procurement: { 2: 0.1, 3: 0.2, 4: 0.3, 5: 0.4, 8: 0.6 },
  },
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
