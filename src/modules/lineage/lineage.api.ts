import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Database } from '../../platform/database/database.ts'
import { apiRoute } from '../../platform/http/api-route.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import { nodeKey, nodeTitle, type Lineage } from './lineage.domain.ts'
import { lineageParams, lineageSchema, type LineageDocument } from './lineage.schema.ts'
import { findNode, readLineage, type LineageNamer } from './lineage.service.ts'

/** What chains are answered with. */
export type LineageSources = Readonly<{ database: Database; namers: readonly LineageNamer[] }>

/** The route of lineage for programs. */
export function lineageApi(sources: LineageSources): RouteTable {
  return [
    apiRoute({
      name: 'read lineage',
      path: '/api/v1/lineage/:id',
      policy: anyone,
      summary: 'What led to a thing, and what came of it',
      description:
        'The chain from voices over needs, practices and introductions to adoptions and answers, walked both ways from one thing. Private things count and have no id.',
      examples: ['/api/v1/lineage/lib-holiday-activities-and-food'],
      params: lineageParams,
      answer: lineageSchema,
      refusals: ['not-found'],
      handler: async ({ params }) => await answerLineage(params.id, sources),
    }),
  ]
}

async function answerLineage(
  id: string,
  { database, namers }: LineageSources,
): Promise<Result<LineageDocument, Problem>> {
  const start = await findNode(database, namers, id)
  if (start === undefined) {
    return refuse(
      problem('not-found', 'not-found', 'Nothing has this id', {
        detail: 'Ids stand in the addresses of pages and in the open data.',
      }),
    )
  }
  return ok(toDocument(await readLineage(database, namers, start)))
}

function toDocument({ nodes, edges }: Lineage): LineageDocument {
  const refs = new Map(nodes.map(({ ref }, index) => [nodeKey(ref), index + 1]))
  const refOf = (key: string) => refs.get(key) ?? 0
  return {
    nodes: nodes.map((node, index) => {
      const known = node.name?.isPrivate === false ? node.name : undefined
      return {
        ref: index + 1,
        kind: node.ref.kind,
        id: known === undefined ? null : node.ref.id,
        title: nodeTitle(node),
        state: known?.state ?? null,
        path: known?.path ?? null,
        start: node.isStart,
      }
    }),
    edges: edges.map(({ from, to, at }) => ({
      from: refOf(nodeKey(from)),
      to: refOf(nodeKey(to)),
      at: at.toISOString(),
    })),
  }
}
