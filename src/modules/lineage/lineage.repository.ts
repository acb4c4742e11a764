import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import {
  isPassedThrough,
  lineageKinds,
  nodeKey,
  type LineageEdge,
  type LineageKind,
  type NewEdge,
  type NodeRef,
} from './lineage.domain.ts'

/**
 * Links two things in the caller's transaction. A link that is there already stays as it was made, so that doing a thing
 * twice makes one link. A thing cannot lead to itself.
 */
export async function addEdge(transaction: Database, { from, to, by, at }: NewEdge): Promise<void> {
  await transaction
    .insertInto('lineage_edges')
    .values({
      from_kind: from.kind,
      from_id: from.id,
      to_kind: to.kind,
      to_id: to.id,
      made_by: by ?? null,
      made_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes a person's name off the links that they made; the links stay. */
export async function forgetInLineage(transaction: Database, personId: string): Promise<void> {
  await transaction.updateTable('lineage_edges').set({ made_by: null }).where('made_by', '=', personId).execute()
}

type EdgeRow = { from_kind: LineageKind; from_id: string; to_kind: LineageKind; to_id: string; made_at: Date }

const passed = lineageKinds.filter(isPassedThrough)

const column = (side: 'from' | 'to', part: 'kind' | 'id') => sql.ref(`e.${side}_${part}`)

/** The links that can be walked from a thing towards what came of it, or back to where it began. Each link once. */
export async function walkEdges(
  database: Database,
  start: NodeRef,
  direction: 'forward' | 'back',
): Promise<readonly LineageEdge[]> {
  const [near, far] = direction === 'forward' ? (['from', 'to'] as const) : (['to', 'from'] as const)
  const meets = sql`${column(near, 'kind')} = w.kind and ${column(near, 'id')} = w.id`
  // An answer that goes back to a voice closes the circle: it is shown, and nobody walks round again.
  const goesOn = direction === 'forward' ? sql`true` : sql`w.kind <> 'voice'`
  const { rows } = await sql<EdgeRow>`
    with recursive walked (kind, id) as (
      select ${start.kind}::text, ${start.id}::text collate "C"
      union
      select ${column(far, 'kind')}, ${column(far, 'id')} from walked w join lineage_edges e on ${meets}
      where ${column(far, 'kind')} = any (${passed}::text[]) and ${goesOn}
    )
    select e.from_kind, e.from_id, e.to_kind, e.to_id, e.made_at from walked w join lineage_edges e on ${meets}
    order by e.made_at, e.from_kind, e.from_id, e.to_kind, e.to_id`.execute(database)
  return rows.map((row) => ({
    from: { kind: row.from_kind, id: row.from_id },
    to: { kind: row.to_kind, id: row.to_id },
    at: row.made_at,
  }))
}

/** Everything that a thing began with, each once. */
export async function originsOf(database: Database, start: NodeRef): Promise<readonly NodeRef[]> {
  const refs = (await walkEdges(database, start, 'back')).map(({ from }) => from)
  return [...new Map(refs.map((ref) => [nodeKey(ref), ref])).values()]
}

/** The kinds under which an id stands in the chain; none for an id that nothing is linked to. */
export async function kindsOf(database: Database, id: string): Promise<readonly LineageKind[]> {
  const { rows } = await sql<{ kind: LineageKind }>`
    select from_kind as kind from lineage_edges where from_id = ${id}
    union select to_kind from lineage_edges where to_id = ${id}`.execute(database)
  return rows.map(({ kind }) => kind)
}
