import { problem, type Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import { openMatcher, type MatcherParts, type OpenMatcher } from './create-matcher.ts'
import { buildInThread } from './build-in-thread.ts'
import type { DocumentSource } from './document-source.ts'
import { followChangesOf, type Following } from './index-following.ts'
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
  /** What to search now; `undefined` until the first index is open. Another one after every change. */
  current(): Matcher | undefined
  state(): IndexState
  /**
   * Opens the saved index if it is of the data as it is now, else builds one, saves it and swaps it in; then applies what changed one
   * by one. One at a time; searches are answered from the older index meanwhile.
   */
  refresh(): Promise<void>
  /** Applies what changed one by one since it last looked; quick, and all that a single change needs. */
  catchUp(): Promise<void>
  close(): void
}

/** Makes a keeper of the file at `path`. `changed` hears of every step, for the log and for the page shown while starting. */
export function createIndexKeeper(
  path: string,
  source: DocumentSource,
  parts: MatcherParts,
  changed: (state: IndexState) => void = () => undefined,
): IndexKeeper {
  let following: Following | undefined
  let openKey: string | undefined
  let refused: Problem | undefined
  let state: IndexState = { phase: 'starting', share: 0, refused: undefined, documents: 0, builtAt: undefined }
  const become = (next: Partial<IndexState>): void => {
    state = { ...state, ...next }
    changed(state)
  }
  const showReady = (): void => {
    const matcher = following?.matcher()
    if (matcher === undefined || (state.phase === 'ready' && state.documents === matcher.documents)) return
    become({ phase: 'ready', share: 1, documents: matcher.documents, builtAt: matcher.builtAt })
  }
  const open = (key: string): Result<OpenMatcher, Problem> =>
    openMatcher(path, key, parts, (damage) => (refused = problem('unavailable', 'index-refused', damage)))
  const swapIn = async (opened: OpenMatcher, key: string): Promise<void> => {
    const next = followChangesOf(opened, source.changes)
    await next.advance()
    const before = following
    following = next
    openKey = key
    refused = undefined
    // A request that began with the older index may still be reading from it.
    if (before !== undefined) setTimeout(() => before.matcher().close(), answeringMs).unref()
    become({ phase: 'ready', share: 1, documents: next.matcher().documents, builtAt: opened.builtAt })
  }
  const swapInBuilt = async (key: string): Promise<void> => {
    const built = open(key)
    if (!built.ok) throw new Error(`The index that was just built does not open: ${built.problem.title}`)
    await swapIn(built.value, key)
  }
  const build = async (key: string, because: Problem): Promise<void> => {
    become({ phase: 'building', share: 0, refused: because })
    // Asked for before the documents: what changes while they are read comes again from the feed.
    const position = (await source.changes?.position()) ?? 0
    const origin = { key, day: await source.day(), position }
    const order = { path, origin, expected: await source.count(), documents: source.each() }
    await buildInThread(order, (share) => become({ share }))
    await swapInBuilt(key)
  }
  const merge = async (key: string, from: Following): Promise<void> => {
    const { changed: differs, dataDay: day } = from.matcher()
    const documents = [...differs.values()].filter((document) => document !== undefined)
    const origin = { key, day, position: from.position() }
    const order = { path, origin, expected: documents.length, documents, without: [...differs.keys()] }
    await buildInThread(order, () => undefined)
    await swapInBuilt(key)
  }
  const bringUpToDate = async (): Promise<void> => {
    const key = await source.key()
    if (key !== openKey) {
      const saved = open(key)
      if (!saved.ok) return await build(key, saved.problem)
      const isOfThisHistory = saved.value.position <= ((await source.changes?.position()) ?? 0)
      if (isOfThisHistory) return await swapIn(saved.value, key)
      saved.value.close()
      return await build(key, ofAnotherTime)
    }
    if (refused !== undefined) return await build(key, refused)
    await catchUp()
    if (following?.matcher().isWorthMerging !== true) return
    await merge(key, following).catch((error: unknown) => build(key, unmergeable(error)))
  }
  const catchUp = async (): Promise<void> => {
    await following?.advance()
    showReady()
  }
  return {
    current: () => following?.matcher(),
    state: () => state,
    refresh: oneAtATime(bringUpToDate),
    catchUp,
    close() {
      following?.matcher().close()
      following = undefined
      openKey = undefined
    },
  }
}

const ofAnotherTime = problem(
  'unavailable',
  'index-refused',
  'The saved index cannot be used: it is newer than the database, which was perhaps restored from a backup',
)

function unmergeable(error: unknown): Problem {
  const detail = error instanceof Error ? error.message : String(error)
  return problem('unavailable', 'index-refused', 'The saved index cannot be carried on', { detail })
}

/** Runs work that is asked for while it runs once more after it, since what it looks at may have changed behind it. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  const run = async (): Promise<void> => {
    do {
      again = false
      await work()
    } while (again)
  }
  return () => {
    if (running !== undefined) again = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
}
