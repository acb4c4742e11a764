import { openIndex, type IndexOptions } from '../../engines/matching/matching-index.ts'
import type { Posting } from '../../engines/matching/posting.ts'
import type { MatchDocument } from './match-document.ts'
import { openMatchFile } from './match-file.ts'
import { writeMatchFile, type FileOrigin } from './match-file.writer.ts'

/**
 * Writes the file at `path` anew: what it holds, all but the documents of `without`, and then what is added. Its index is changed
 * and merged rather than built, so that no text is read a second time. Throws what is wrong with the file.
 */
export function carryOnMatchFile(
  path: string,
  origin: FileOrigin,
  without: ReadonlySet<string>,
  options: IndexOptions,
) {
  const opened = openMatchFile(path, origin.key)
  if (!opened.ok) throw new Error(opened.problem.title)
  const before = opened.value
  const index = openIndex(before.indexBytes(), options)
  if (!index.ok) throw new Error(index.problem.title)
  const writer = writeMatchFile(path, origin)
  for (const document of before.each()) if (!without.has(document.posting.id)) writer.add(document)
  before.close()
  const added: Posting[] = []
  return {
    add(document: MatchDocument) {
      added.push(document.posting)
      writer.add(document)
    },
    finish() {
      index.value.remove(Array.from(without, (id) => ({ id })))
      index.value.add(added)
      writer.finish(() => index.value.save())
    },
  }
}
