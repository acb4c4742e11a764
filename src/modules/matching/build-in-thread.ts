import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { BuilderOrder, BuilderReport } from './index-builder.protocol.ts'
import type { MatchDocument } from './match-document.ts'
import { partPath, type FileOrigin } from './match-file.writer.ts'

const batchSize = 500
/** Reading the documents takes about as long as indexing them. */
const readingShare = 0.5

/** What a file is to be made of. */
export type BuildOrder = Readonly<{
  path: string
  origin: FileOrigin
  /** About how many documents come, for the progress. */
  expected: number
  documents: AsyncIterable<MatchDocument> | Iterable<MatchDocument>
  /** Carries on the file that stands at the path, all but these ids, instead of beginning anew. */
  without?: readonly string[]
}>

/**
 * Builds the file of an index in a thread of its own, so that requests are answered meanwhile. `progress` is told 0 to 1. Throws
 * what the thread or the source throws; the file at `path` is then as it was.
 */
export async function buildInThread(
  { path, origin, expected, documents, without }: BuildOrder,
  progress: (share: number) => void,
): Promise<void> {
  const worker = new Worker(new URL('./index-builder.worker.ts', import.meta.url))
  const failed = new Promise<never>((_, reject) => worker.once('error', reject))
  failed.catch(() => undefined)
  const ask = async (order: BuilderOrder): Promise<BuilderReport> => {
    worker.postMessage(order, [])
    const [answer] = (await Promise.race([once(worker, 'message'), failed])) as [BuilderReport]
    return answer
  }
  try {
    await ask({ kind: 'begin', path, origin, without })
    let sent = 0
    const send = async (batch: readonly MatchDocument[]): Promise<void> => {
      await ask({ kind: 'documents', batch })
      sent += batch.length
      progress(Math.min(readingShare, (readingShare * sent) / Math.max(1, expected)))
    }
    let batch: MatchDocument[] = []
    for await (const document of documents) {
      batch.push(document)
      if (batch.length < batchSize) continue
      await send(batch)
      batch = []
    }
    await send(batch)
    await finish(worker, failed, (done) => progress(readingShare + ((1 - readingShare) * done) / Math.max(1, sent)))
  } finally {
    await worker.terminate()
    // A thread that was stopped half-way leaves what it had written.
    rmSync(partPath(path), { force: true })
  }
}

async function finish(worker: Worker, failed: Promise<never>, indexed: (done: number) => void): Promise<void> {
  const finished = new Promise<void>((resolve) => {
    worker.on('message', (report: BuilderReport) => {
      if (report.kind === 'indexed') indexed(report.done)
      if (report.kind === 'finished') resolve()
    })
  })
  worker.postMessage({ kind: 'finish' } satisfies BuilderOrder, [])
  await Promise.race([finished, failed])
}
