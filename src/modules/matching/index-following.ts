import { setImmediate as nextTurn } from 'node:timers/promises'
import type { OpenMatcher } from './create-matcher.ts'
import type { DocumentChanges } from './document-source.ts'

/** Changes applied without a turn of the event loop between them. */
const batchSize = 50

/** An index that goes on with the feed of changes. */
export interface Following {
  /** The matcher as it is now; another object after every change. */
  matcher(): OpenMatcher
  /** How far it has come. */
  position(): number
  /** Applies all that changed since; one after another, however often it is called. */
  advance(): Promise<void>
}

/** Follows the feed from where the matcher's file stands. Data without a feed never changes under its index. */
export function followChangesOf(opened: OpenMatcher, feed: DocumentChanges | undefined): Following {
  let matcher = opened
  let position = opened.position
  // Changes at or above the position that were applied: the feed tells them again until their neighbours have ended.
  let applied: ReadonlySet<number> = new Set()
  let turn: Promise<unknown> = Promise.resolve()
  const advance = async (): Promise<void> => {
    if (feed === undefined) return
    const read = await feed.since(position)
    const fresh = read.changes.filter(({ sequence }) => !applied.has(sequence))
    for (let from = 0; from < fresh.length; from += batchSize) {
      const batch = fresh.slice(from, from + batchSize)
      const documents = await feed.read(batch)
      const here = new Set(documents.map(({ posting }) => posting.id))
      const gone = batch.map(({ id }) => id).filter((id) => !here.has(id))
      matcher = matcher.change(documents, gone)
      if (from + batchSize < fresh.length) await nextTurn()
    }
    applied = new Set(read.changes.map(({ sequence }) => sequence))
    position = read.position
  }
  return {
    matcher: () => matcher,
    position: () => position,
    advance() {
      const mine = turn.then(advance)
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}
