/** A value as JSON has it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject

/** An object as JSON has it. */
export type JsonObject = Readonly<{ [name: string]: JsonValue }>

/** Left out of merged releases, or a list that takes the place of the earlier one. */
export type MergeRule = 'omit' | 'whole'

/** The rule of a field, by the names that lead to it; most have none. */
export type MergeRules = (this: void, path: readonly string[]) => MergeRule | undefined

/**
 * The rules of the release schema 1.1.5: a test holds them against that schema. Lists of these names are whole wherever
 * they stand.
 */
export const openContractingRules: MergeRules = (path) => {
  const name = path.at(-1) ?? ''
  if (path.length === 1 && ['id', 'date', 'tag'].includes(name)) return 'omit'
  return ['additionalIdentifiers', 'additionalClassifications', 'changes'].includes(name) ? 'whole' : undefined
}

type Growing = Map<string, JsonValue | Growing | GrowingList>

/** Objects by their id, in the order in which they first stood; those without an id each stand alone. */
type GrowingList = { kind: 'list'; objects: Map<JsonValue | symbol, Growing> }

/** Whether a value is an object, not a list. */
export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: unknown): value is GrowingList =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'list' && 'objects' in value

function addObject(into: Growing, from: JsonObject, path: readonly string[], rules: MergeRules): void {
  for (const [name, value] of Object.entries(from)) {
    const here = [...path, name]
    const rule = rules(here)
    if (rule === 'omit') continue
    if (value === null) into.delete(name)
    else if (isJsonObject(value)) {
      const known = into.get(name)
      const object: Growing = known instanceof Map ? known : new Map()
      addObject(object, value, here, rules)
      if (object.size > 0) into.set(name, object)
    } else if (Array.isArray(value) && rule !== 'whole' && value.every(isJsonObject))
      addList(into, name, value, here, rules)
    else into.set(name, value)
  }
}

function addList(
  into: Growing,
  name: string,
  from: readonly JsonObject[],
  path: readonly string[],
  rules: MergeRules,
): void {
  if (from.length === 0) return
  const known = into.get(name)
  const list: GrowingList = isList(known) ? known : { kind: 'list', objects: new Map() }
  const fresh = new Set<JsonValue | symbol>()
  for (const object of from) {
    const id = object['id'] ?? Symbol('without an id')
    // Of objects with one id in one release, the last is kept.
    if (fresh.has(id)) list.objects.set(id, new Map())
    fresh.add(id)
    const grown = list.objects.get(id) ?? new Map()
    list.objects.set(id, grown)
    addObject(grown, object, path, rules)
  }
  into.set(name, list)
}

function settle(grown: Growing): JsonObject {
  const entries: [string, JsonValue][] = []
  for (const [name, value] of grown) {
    if (value instanceof Map) entries.push([name, settle(value)])
    else if (isList(value)) entries.push([name, [...value.objects.values()].map(settle)])
    else entries.push([name, value])
  }
  return Object.fromEntries(entries)
}

const textOf = (release: JsonObject, name: string) => {
  const value = release[name]
  return typeof value === 'string' ? value : ''
}

/** Earlier first; of one moment by id, then by all they say, so that the order in a file does not matter. */
function compareReleases(a: JsonObject, b: JsonObject): number {
  const moments = Date.parse(textOf(a, 'date')) - Date.parse(textOf(b, 'date'))
  if (moments !== 0 && !Number.isNaN(moments)) return moments
  const [one, other] = [a, b].map((release) => `${textOf(release, 'id')} ${JSON.stringify(release)}`)
  return (one ?? '') < (other ?? '') ? -1 : 1
}

/**
 * One release that says what all releases of one ocid say together, by the merging rules of the Open Contracting Data
 * Standard 1.1: later values replace earlier ones, null removes, lists of objects are joined by id. `undefined` of none.
 */
export function mergeReleases(
  releases: readonly JsonObject[],
  rules: MergeRules = openContractingRules,
): JsonObject | undefined {
  const inOrder = releases.toSorted(compareReleases)
  const last = inOrder.at(-1)
  if (last === undefined) return undefined
  const grown: Growing = new Map()
  for (const release of inOrder) addObject(grown, release, [], rules)
  const [ocid, date] = [textOf(last, 'ocid'), textOf(last, 'date')]
  return { ...settle(grown), ocid, date, id: `${ocid}-${date}`, tag: ['compiled'] }
}
