import { documentChangesChannel } from '../../platform/database/document-changes.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import type { IndexKeeper } from './index-keeper.ts'

/** A notice may be lost while a server is away, and a whole load is not told one by one: so look this often too. */
const lookEveryMs = 700

/**
 * Keeps the index of this process in step with the database: at once when a change is committed, by any process, and within
 * a second whatever happens. `failed` hears why it could not, once for each time that it stops working; it tries again by itself.
 * Answers how to stop.
 */
export async function followChanges(
  open: Pick<OpenDatabase, 'listen'>,
  keeper: Pick<IndexKeeper, 'catchUp' | 'refresh'>,
  failed: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let isWell = true
  let stopped = false
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (stopped) return
    try {
      await work()
      isWell = true
    } catch (error) {
      if (isWell && !stopped) failed(error)
      isWell = false
    }
  }
  const stopListening = await open.listen(documentChangesChannel, () => void attempt(() => keeper.catchUp()))
  const timer = setInterval(() => void attempt(() => keeper.refresh()), lookEveryMs).unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await stopListening()
  }
}
