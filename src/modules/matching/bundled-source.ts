import { readFileSync } from 'node:fs'
import { bundledFolder } from './bundled-folder.ts'
import { filesUnder, keyOf } from './data-key.ts'
import type { DocumentSource } from './document-source.ts'

/** Organisations, practices, needs and records that ship, counted roughly: only a bar of progress stands on it. */
const about = 25_000

/** The bundled files as they are, without a database. The code that reads rows is loaded only when an index has to be built. */
export function bundledSource(folder: string = bundledFolder): DocumentSource {
  return {
    key: async () => keyOf(['bundled', ...filesUnder(folder).map((path) => readFileSync(path))]),
    day: async () => (await import('../open-data/index.ts')).bundledAsAt,
    count: async () => about,
    async *each() {
      const [{ bundledConceptMatcher, eachFindableFromFiles }, { documentOf }] = await Promise.all([
        import('../open-data/index.ts'),
        import('./found-thing.ts'),
      ])
      const codesOfText = await bundledConceptMatcher(folder)
      const found = eachFindableFromFiles({ dataFolder: folder, codesOfText })
      for await (const findable of found) yield documentOf(findable)
    },
  }
}
