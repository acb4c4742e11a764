import type { Posting, PostingKind } from '../posting.ts'
import type { Analyser } from '../text/analyse.ts'
import type { Segment } from './segment.ts'
import { SegmentWriter } from './segment-writer.ts'
import { Shelf } from './shelf.ts'

/** Documents a segment takes while an index is built; several are merged at the end, so that memory stays bounded. */
const documentsAtOnce = 65_536

/** Reads documents of any kinds, in any order, and puts them on the shelves of their kinds. */
export class ShelfFiller {
  readonly #analyser: Analyser
  readonly #writers = new Map<PostingKind, SegmentWriter>()
  readonly #written = new Map<PostingKind, Segment[]>()
  readonly #ids = new Set<string>()

  constructor(analyser: Analyser) {
    this.#analyser = analyser
  }

  /**
   * Reads one document.
   * @throws if one with the same id was read before
   */
  add(document: Posting): void {
    if (this.#ids.has(document.id)) throw new Error(`two documents have the id ${document.id}`)
    this.#ids.add(document.id)
    let writer = this.#writers.get(document.kind)
    if (!writer) this.#writers.set(document.kind, (writer = new SegmentWriter(this.#analyser)))
    writer.add(document)
    if (writer.count >= documentsAtOnce) this.#finish(document.kind, writer)
  }

  /** Puts all that was read on shelves: those given, or new ones. */
  finish(shelves: Map<PostingKind, Shelf> = new Map<PostingKind, Shelf>()): Map<PostingKind, Shelf> {
    for (const [kind, writer] of this.#writers) this.#finish(kind, writer)
    for (const [kind, segments] of this.#written) {
      let shelf = shelves.get(kind)
      if (!shelf) shelves.set(kind, (shelf = new Shelf()))
      shelf.addSegments(segments)
    }
    return shelves
  }

  #finish(kind: PostingKind, writer: SegmentWriter): void {
    const segments = this.#written.get(kind)
    if (segments) segments.push(writer.finish())
    else this.#written.set(kind, [writer.finish()])
    this.#writers.delete(kind)
  }
}
