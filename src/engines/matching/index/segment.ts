import { fieldNames } from '../posting.ts'
import type { Attributes } from './attributes.ts'
import type { Patterns } from './patterns.ts'
import type { PostingBytes } from './posting-bytes.ts'
import type { StringTable } from './string-table.ts'

/** Fields of a document. */
export const fieldCount = fieldNames.length

/**
 * Documents of one kind, written once and never changed: typed arrays throughout, so that a file of them opens as views.
 * Documents are numbered from 0 in the order they came, terms in the order of their keys.
 */
export type Segment = Readonly<{
  count: number
  terms: StringTable
  /** 1 for a term that some word is, rather than only the stem of words. */
  isWord: Uint8Array
  postings: PostingBytes
  patterns: Patterns
  /** A byte for each field and document (see `length-byte.ts`): all documents of the first field, then of the next. */
  lengths: Uint8Array
  attributes: Attributes
}>
