import type { Problem } from '../../core/problem.ts'
import { openMatcher, type MatcherParts, type OpenMatcher } from './create-matcher.ts'
import { buildInThread } from './build-in-thread.ts'
import type { DocumentSource } from './document-source.ts'
import type { Matcher } from './matcher.ts'

/** Longer than any request may take. */
const answeringMs = 60_000

/** Where the index of a process stands. A process that builds may have an older index to search meanwhile. */
export type IndexState = Readonly<{
  phase: 'starting' | 'building' | 'ready'
  /** Of the building, 0 to 1. */
  share: number
  /** Why the saved file was not used, if it was not. */
  refused: Problem | undefined
  documents: number
  builtAt: Date | undefined
}>

/** Holds the index that a process searches, and keeps it in step with its data. */
export interface IndexKeeper {
  /** What to search now; `undefined` until the first index is open. */
  current(): Matcher | undefined
  state(): IndexState
  /** Opens the saved index if it is of the data as it is now; else builds one, saves it and swaps it in. One at a time. */
  refresh(): Promise<void>
  close(): void
}

/** Makes a keeper of the file at `path`. `changed` hears of every step, for the log and for the page shown while starting. */
export function createIndexKeeper(
  path: string,
  source: DocumentSource,
  parts: MatcherParts,
  changed: (state: IndexState) => void = () => undefined,
): IndexKeeper {
  let matcher: OpenMatcher | undefined
  let openKey: string | undefined
  let running: Promise<void> | undefined
  let again = false
  let state: IndexState = { phase: 'starting', share: 0, refused: undefined, documents: 0, builtAt: undefined }
  const become = (next: Partial<IndexState>): void => {
    state = { ...state, ...next }
    changed(state)
  }
  const swapIn = (opened: OpenMatcher, key: string): void => {
    const before = matcher
    matcher = opened
    openKey = key
    // A request that began with the older index may still be reading from it.
    if (before !== undefined) setTimeout(() => before.close(), answeringMs).unref()
    become({ phase: 'ready', share: 1, documents: opened.documents, builtAt: opened.builtAt })
  }
  const bringUpToDate = async (): Promise<void> => {
    const key = await source.key()
    if (key === openKey) return
    const saved = openMatcher(path, key, parts)
    if (saved.ok) return swapIn(saved.value, key)
    become({ phase: 'building', share: 0, refused: saved.problem })
    await buildInThread(path, key, source, (share) => become({ share }))
    const built = openMatcher(path, key, parts)
    if (!built.ok) throw new Error(`The index that was just built does not open: ${built.problem.title}`)
    swapIn(built.value, key)
  }
  const run = async (): Promise<void> => {
    do {
      again = false
      await bringUpToDate()
    } while (again)
  }
  return {
    current: () => matcher,
    state: () => state,
    refresh() {
      // Asked while one is under way: the data may have changed behind it, so look once more after it.
      if (running !== undefined) again = true
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
    close() {
      matcher?.close()
      matcher = undefined
      openKey = undefined
    },
  }
}
