import type { PlaceTable } from '../found.ts'
import type { PlaceCode, Posting } from '../posting.ts'
import type { Mark } from './reason.ts'

/** The taxonomy as reasons need it: what a code is called, where it is found in a text, and the published expressions themselves. */
export interface ConceptFacts {
  tag(code: string): string | undefined
  find(code: string, text: string): readonly Mark[]
  /** Sources of the regular expressions, for the check by the second path. */
  expression(code: string): Readonly<{ match: string; exclude?: string }> | undefined
}

/** A past grant or award that lifted an organisation. */
export type RecordFact = Readonly<{ posting: Posting; title: string; payer: string; year: number | undefined }>

/** What is known of a document's evidence: its rating, or only how many findings it states. */
export type EvidenceFact = Readonly<{
  findings: number
  rating?: Readonly<{ level: string; studies: number; value: number }>
}>

/** A place as the check needs it: where its centre is and which councils it is made of. */
export type AreaFact = Readonly<{
  name: string
  centre?: Readonly<{ latitude: number; longitude: number }>
  members: readonly PlaceCode[]
}>

/** `same`: two words for one thing, in either order; `said`: what a service is called that answers what people say. */
export type Meaning = 'same' | 'said'

/** What reasons stand on beside the hit and the document's own text. */
export type ReasonFacts = Readonly<{
  concepts: ConceptFacts
  places: PlaceTable
  area(code: PlaceCode): AreaFact | undefined
  /** How the word lists join a term of a document to what somebody typed, if they do. */
  meaning(term: string, typed: string): Meaning | undefined
  record(id: string): RecordFact | undefined
  /** Of the document that the reasons are about; absent where the kind has no evidence. */
  evidence?: EvidenceFact | undefined
}>
