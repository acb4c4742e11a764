import type { Database } from '../../platform/database/database.ts'
import {
  lineageColumn,
  nodeKey,
  type Lineage,
  type LineageKind,
  type LineageNode,
  type NodeName,
  type NodeRef,
} from './lineage.domain.ts'
import { kindsOf, walkEdges } from './lineage.repository.ts'

/** Says what things of one kind are called; ids that it does not know are left out. A module brings one for what it has. */
export type LineageNamer = Readonly<{
  kind: LineageKind
  names: (database: Database, ids: readonly string[]) => Promise<ReadonlyMap<string, NodeName>>
}>

/** Everything that led to a thing and everything that came of it, each with its name. */
export async function readLineage(
  database: Database,
  namers: readonly LineageNamer[],
  start: NodeRef,
): Promise<Lineage> {
  const edges = [...(await walkEdges(database, start, 'back')), ...(await walkEdges(database, start, 'forward'))]
  const unique = new Map(edges.map((edge) => [`${nodeKey(edge.from)} ${nodeKey(edge.to)}`, edge]))
  const refs = new Map([start, ...edges.flatMap(({ from, to }) => [from, to])].map((ref) => [nodeKey(ref), ref]))
  const nodes = await nameNodes(database, namers, [...refs.values()], start)
  return { nodes, edges: [...unique.values()] }
}

async function nameNodes(
  database: Database,
  namers: readonly LineageNamer[],
  refs: readonly NodeRef[],
  start: NodeRef,
): Promise<readonly LineageNode[]> {
  const byKind = Map.groupBy(refs, ({ kind }) => kind)
  const nodes: LineageNode[] = []
  for (const [kind, ofKind] of byKind) {
    const namer = namers.find((one) => one.kind === kind)
    const ids = ofKind.map(({ id }) => id)
    const names = (await namer?.names(database, ids)) ?? new Map<string, NodeName>()
    for (const ref of ofKind) {
      nodes.push({ ref, name: names.get(ref.id), isStart: nodeKey(ref) === nodeKey(start) })
    }
  }
  return nodes.toSorted(
    (one, other) =>
      lineageColumn(one.ref.kind) - lineageColumn(other.ref.kind) || Number(other.isStart) - Number(one.isStart),
  )
}

/** What an address names: something in the chain, or something that a module has and nothing is linked to yet. */
export async function findNode(
  database: Database,
  namers: readonly LineageNamer[],
  id: string,
): Promise<NodeRef | undefined> {
  const [kind] = await kindsOf(database, id)
  if (kind !== undefined) return { kind, id }
  for (const namer of namers) {
    const names = await namer.names(database, [id])
    if (names.has(id)) return { kind: namer.kind, id }
  }
  return undefined
}
