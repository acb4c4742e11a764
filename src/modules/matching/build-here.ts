import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import { buildIndex } from '../../engines/matching/matching-index.ts'
import type { DocumentSource } from './document-source.ts'
import { indexOptions } from './index-options.ts'
import { writeMatchFile } from './match-file.writer.ts'
import type { BundledLists } from './word-lists.reader.ts'

/** Builds the file of an index in this thread, for the command line. `progress` is told 0 to 1. */
export async function buildHere(
  path: string,
  key: string,
  source: DocumentSource,
  parts: Readonly<{ lists: BundledLists; tags: readonly ConceptTag[] }>,
  progress: (share: number) => void,
): Promise<void> {
  const position = (await source.changes?.position()) ?? 0
  const expected = Math.max(1, await source.count())
  const writer = writeMatchFile(path, { key, day: await source.day(), position })
  try {
    for await (const document of source.each()) {
      writer.add(document)
      if (writer.count % 500 === 0) progress(Math.min(0.5, (0.5 * writer.count) / expected))
    }
    const options = indexOptions(parts.lists, parts.tags)
    const indexed = (done: number) => progress(0.5 + (0.5 * done) / Math.max(1, writer.count))
    writer.finish((postings) => buildIndex(postings, options, indexed).save())
  } catch (error) {
    writer.abandon()
    throw error
  }
}
