import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import type { Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { postingKinds, type PostingKind } from '../../engines/matching/posting.ts'
import { defineVerb, done, refused, wrongUsage, type Surroundings } from '../../platform/command-line/verb.ts'
import { answerNeed } from './answer.ts'
import { bundledSource } from './bundled-source.ts'
import { readConceptTags } from './concept-tags.ts'
import { openMatcher, type MatcherParts, type OpenMatcher } from './create-matcher.ts'
import { matchText } from './match.text.ts'
import { readBundledLists } from './word-lists.reader.ts'

/** `exchange match "need"`: the same answer as the pages', from the files that ship and without a database. */
export const verb = defineVerb({
  options: {
    place: { type: 'string' },
    kind: { type: 'string', multiple: true },
    limit: { type: 'string', default: '10' },
    'as-at': { type: 'string' },
    index: { type: 'string' },
    explain: { type: 'boolean', default: false },
  },
  async run({ values, positionals, ...around }) {
    const [words, ...more] = positionals
    if (words === undefined) return wrongUsage('Say what you are trying to change.')
    if (more.length > 0) return wrongUsage('Put the need in quotes, so that it is one text.')
    const limit = Number(values.limit)
    if (!Number.isInteger(limit) || limit < 1 || limit > 100)
      return wrongUsage('--limit is a whole number from 1 to 100.')
    const asAt = values['as-at'] === undefined ? undefined : parseIsoDate(values['as-at'])
    if (values['as-at'] !== undefined && asAt === undefined)
      return wrongUsage('--as-at takes a date such as 2025-11-08.')
    const kinds = [...new Set(values.kind)]
    const unknown = kinds.find((kind) => !isKind(kind))
    if (unknown !== undefined) return wrongUsage(`--kind is one of ${offeredKinds.join(', ')}, not ${unknown}.`)
    const text = words === '-' ? await around.standardInput() : words
    if (text.trim() === '') return wrongUsage('The need is empty. Say what you are trying to change.')

    const parts: MatcherParts = { lists: readBundledLists(), tags: readConceptTags() }
    // A file that is named may be the index of other data; only where there is none is it made of the bundled files.
    const matcher =
      values.index !== undefined && existsSync(values.index)
        ? openMatcher(values.index, undefined, parts)
        : await openBundled(values.index, parts, around)
    if (!matcher.ok) return refused(matcher.problem)
    const answer = answerNeed(
      {
        text,
        place: values.place,
        kinds: kinds.length === 0 ? undefined : kinds.filter(isKind),
        limit,
        asAt: asAt ?? (await around.config()).asAt ?? matcher.value.dataDay ?? today(),
        explain: values.explain,
      },
      matcher.value,
    )
    matcher.value.close()
    if (!answer.ok) return refused(answer.problem)
    return done({ json: answer.value, text: () => matchText(answer.value) })
  },
})

const offeredKinds: readonly PostingKind[] = ['organisation', 'practice', 'need', 'record']

function isKind(text: string): text is PostingKind {
  return (postingKinds as readonly string[]).includes(text) && text !== 'voice'
}

function today(): IsoDate {
  const day = parseIsoDate(new Date().toISOString().slice(0, 10))
  if (day === undefined) throw new Error('The clock of this machine is not set.')
  return day
}

/**
 * The saved index of the bundled files, built and saved where there is none of the files as they are now. `named` is where it is
 * kept, if not with the installation's data.
 */
async function openBundled(
  named: string | undefined,
  parts: MatcherParts,
  { config, say, progress }: Pick<Surroundings, 'config' | 'say' | 'progress'>,
): Promise<Result<OpenMatcher, Problem>> {
  const path = named ?? join((await config()).dataDir, 'index', 'bundled.match')
  const source = bundledSource()
  const key = await source.key()
  const saved = openMatcher(path, key, parts)
  if (saved.ok) return saved
  say(`${saved.problem.title}. It is built anew.`)
  const { buildHere } = await import('./build-here.ts')
  try {
    await buildHere(path, key, source, parts, (share) => progress('Building the index', share))
  } catch (error) {
    const refusal = unwritable(error, path)
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
  const built = openMatcher(path, key, parts)
  return built.ok ? ok(built.value) : built
}

function unwritable(error: unknown, path: string): Problem | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code !== 'EACCES' && code !== 'EROFS' && code !== 'ENOSPC' && code !== 'ENOTDIR') return undefined
  return {
    kind: 'unavailable',
    code: 'index-not-saved',
    title: `The index cannot be saved at ${path} (${code})`,
    detail: 'Set DATA_DIR to a folder that may be written to.',
  }
}
