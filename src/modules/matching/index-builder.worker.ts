import { parentPort } from 'node:worker_threads'
import { buildIndex } from '../../engines/matching/matching-index.ts'
import { readConceptTags } from './concept-tags.ts'
import type { BuilderOrder, BuilderReport } from './index-builder.protocol.ts'
import { indexOptions } from './index-options.ts'
import { carryOnMatchFile } from './match-file.merge.ts'
import { writeMatchFile } from './match-file.writer.ts'
import type { MatchDocument } from './match-document.ts'
import { readBundledLists } from './word-lists.reader.ts'

/** Builds an index file away from the thread that answers requests. */
const port = parentPort
if (port === null) throw new Error('This file runs as a worker thread.')
const report = (message: BuilderReport): void => port.postMessage(message)
const indexed = (done: number): void => report({ kind: 'indexed', done })

type Building = Readonly<{ add(document: MatchDocument): void; finish(): void }>
let building: Building | undefined

function begin({ path, origin, without }: Extract<BuilderOrder, { kind: 'begin' }>): Building {
  const options = indexOptions(readBundledLists(), readConceptTags())
  if (without !== undefined) return carryOnMatchFile(path, origin, new Set(without), options)
  const writer = writeMatchFile(path, origin)
  return {
    add: (document) => writer.add(document),
    finish: () => writer.finish((postings) => buildIndex(postings, options, indexed).save()),
  }
}

port.on('message', (order: BuilderOrder) => {
  switch (order.kind) {
    case 'begin':
      building = begin(order)
      return report({ kind: 'taken' })
    case 'documents':
      for (const document of order.batch) building?.add(document)
      return report({ kind: 'taken' })
    case 'finish':
      building?.finish()
      report({ kind: 'finished' })
      return port.close()
  }
})
