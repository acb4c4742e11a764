import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mergeReleases, openContractingRules, type JsonObject, type MergeRules } from './merge-releases.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'tests', 'fixtures', 'ocds-merge')
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))

type FieldSchema = Readonly<{
  type?: string | readonly string[]
  omitWhenMerged?: boolean
  wholeListMerge?: boolean
  properties?: Readonly<Record<string, FieldSchema>>
  items?: FieldSchema
}>

/** The rules as a JSON Schema states them: lists of objects without an id are whole too. */
function rulesOf(schema: FieldSchema): MergeRules {
  return (path) => {
    let field: FieldSchema | undefined = schema
    for (const name of path) field = (field?.items ?? field)?.properties?.[name]
    if (field?.omitWhenMerged === true) return 'omit'
    if (!(field?.type ?? []).includes('array')) return undefined
    const withoutId = field?.items?.properties !== undefined && field.items.properties['id'] === undefined
    return field?.wholeListMerge === true || withoutId ? 'whole' : undefined
  }
}

const pairs = (part: string) =>
  readdirSync(join(folder, part))
    .filter((name) => name.endsWith('-compiled.json'))
    .map((name) => name.replace('-compiled.json', ''))

describe('merging releases', () => {
  test.each(pairs('1.1'))('gives the official merged release of %s', (name) => {
    expect(mergeReleases(read('1.1', `${name}.json`) as JsonObject[])).toEqual(read('1.1', `${name}-compiled.json`))
  })

  const rules = rulesOf(read('schema.json') as FieldSchema)
  test.each(pairs('schema'))('gives the official merged release of %s under its own schema', (name) => {
    const releases = read('schema', `${name}.json`) as JsonObject[]
    expect(mergeReleases(releases, rules)).toEqual(read('schema', `${name}-compiled.json`))
  })

  test('follows the rules of the release schema 1.1.5 where that states any', () => {
    const stated = Object.entries(read('1.1.5-rules.json') as Record<string, string>)
    expect(stated.length).toBe(19)
    for (const [path, rule] of stated) expect(openContractingRules(path.split('/')), path).toBe(rule)
    for (const path of [
      'tender/id',
      'tender/items',
      'awards/suppliers',
      'awards/date',
      'parties/roles',
      'tender/tag',
    ]) {
      expect(openContractingRules(path.split('/')), path).toBeUndefined()
    }
  })

  test('of no release there is none, and a hostile name stays a name', () => {
    expect(mergeReleases([])).toBeUndefined()
    const hostile = JSON.parse('{"ocid":"a","date":"2020-01-01","__proto__":{"polluted":true}}') as JsonObject
    mergeReleases([hostile])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})
