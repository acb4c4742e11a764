/** What may stand in the chain, in the order in which one leads to the next. */
export const lineageKinds = [
  'voice',
  'record',
  'need',
  'practice',
  'procurement',
  'introduction',
  'award',
  'adoption',
  'promise',
  'adaptation',
  'answer',
  'edition',
] as const
export type LineageKind = (typeof lineageKinds)[number]

/** One thing in the chain. */
export type NodeRef = Readonly<{ kind: LineageKind; id: string }>

/** One link: what led to what, since when. */
export type LineageEdge = Readonly<{ from: NodeRef; to: NodeRef; at: Date }>

/** A link to be made: by whom (nobody where a clock made it), and when. */
export type NewEdge = Readonly<{ from: NodeRef; to: NodeRef; by: string | undefined; at: Date }>

/** What a thing is called on the page. What is private has no name, no address and no id there; it only counts. */
export type NodeName =
  | Readonly<{ isPrivate: false; title: string; path: string; state?: string | undefined }>
  | Readonly<{ isPrivate: true }>

/** A thing with its name; without one where its own module no longer has it. */
export type LineageNode = Readonly<{ ref: NodeRef; name: NodeName | undefined; isStart: boolean }>

/** What led to a thing and what came of it: every node once, its start first among its kind, and the links between them. */
export type Lineage = Readonly<{ nodes: readonly LineageNode[]; edges: readonly LineageEdge[] }>

/** A key by which two references to one thing are equal. */
export function nodeKey({ kind, id }: NodeRef): string {
  return `${kind} ${id}`
}

/**
 * Whether a walk goes on from a thing that it reached. A practice belongs to many chains and a voice ends one: whoever
 * walks through them would end in another town. A walk that begins at one goes on from it.
 */
export function isPassedThrough(kind: LineageKind): boolean {
  return kind !== 'practice' && kind !== 'voice'
}

const columnOf: Readonly<Record<LineageKind, number>> = {
  voice: 0,
  record: 0,
  need: 1,
  practice: 2,
  procurement: 2,
  introduction: 3,
  award: 3,
  adoption: 4,
  promise: 4,
  adaptation: 5,
  answer: 5,
  edition: 6,
}

/** The place of a kind from left to right. */
export function lineageColumn(kind: LineageKind): number {
  return columnOf[kind]
}

const words: Readonly<Record<LineageKind, Readonly<{ one: string; many: string }>>> = {
  voice: { one: 'voice', many: 'voices' },
  record: { one: 'payment', many: 'payments' },
  need: { one: 'need', many: 'needs' },
  practice: { one: 'practice', many: 'practices' },
  procurement: { one: 'procurement', many: 'procurements' },
  introduction: { one: 'introduction', many: 'introductions' },
  award: { one: 'award', many: 'awards' },
  adoption: { one: 'adoption', many: 'adoptions' },
  promise: { one: 'promise', many: 'promises' },
  adaptation: { one: 'adaptation', many: 'adaptations' },
  answer: { one: 'answer', many: 'answers' },
  edition: { one: 'edition', many: 'editions' },
}

/** What a kind is called, for one or for more. */
export function kindWord(kind: LineageKind, count = 1): string {
  return count === 1 ? words[kind].one : words[kind].many
}

/** What a thing is called in a sentence or a table: *a private voice* where its name is nobody's business. */
export function nodeTitle({ ref, name }: LineageNode): string {
  if (name === undefined)
    return `${/^[aeiou]/.test(ref.kind) ? 'an' : 'a'} ${kindWord(ref.kind)} that is no longer here`
  return name.isPrivate ? `a private ${kindWord(ref.kind)}` : name.title
}
