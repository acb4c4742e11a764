import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHere } from '../../src/modules/matching/build-here.ts'
import { bundledSource } from '../../src/modules/matching/bundled-source.ts'
import { readConceptTags } from '../../src/modules/matching/concept-tags.ts'
import { openMatcher, type OpenMatcher } from '../../src/modules/matching/create-matcher.ts'
import { readBundledLists } from '../../src/modules/matching/word-lists.reader.ts'

/** A matcher over the bundled data, built for one test file; `dispose` takes it away again. */
export async function openBundledMatcher(): Promise<{
  matcher: OpenMatcher
  path: string
  dispose: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'exchange-matcher-'))
  const path = join(folder, 'bundled.match')
  const source = bundledSource()
  const key = await source.key()
  const parts = { lists: readBundledLists(), tags: readConceptTags() }
  await buildHere(path, key, source, parts, () => undefined)
  const opened = openMatcher(path, key, parts)
  if (!opened.ok) throw new Error(opened.problem.title)
  const matcher = opened.value
  return {
    matcher,
    path,
    dispose: async () => {
      matcher.close()
      await rm(folder, { recursive: true })
    },
  }
}
