import { parentPort } from 'node:worker_threads'
import { readConceptTags } from './concept-tags.ts'
import type { BuilderOrder, BuilderReport } from './index-builder.protocol.ts'
import { indexOptions } from './index-options.ts'
import { writeMatchFile, type MatchFileWriter } from './match-file.writer.ts'
import { readBundledLists } from './word-lists.reader.ts'

/** Builds an index file away from the thread that answers requests. */
const port = parentPort
if (port === null) throw new Error('This file runs as a worker thread.')
const report = (message: BuilderReport): void => port.postMessage(message)
let writer: MatchFileWriter | undefined

port.on('message', (order: BuilderOrder) => {
  switch (order.kind) {
    case 'begin':
      writer = writeMatchFile(order.path, order.key, order.day)
      return report({ kind: 'taken' })
    case 'documents':
      for (const document of order.batch) writer?.add(document)
      return report({ kind: 'taken' })
    case 'finish':
      writer?.finish(indexOptions(readBundledLists(), readConceptTags()), (done) => report({ kind: 'indexed', done }))
      report({ kind: 'finished' })
      return port.close()
  }
})
