import { z } from 'zod'
import { problem, type ProblemKind } from '../../src/core/problem.ts'
import { ok, refuse } from '../../src/core/result.ts'
import { apiRoute } from '../../src/platform/http/api-route.ts'
import { anyone } from '../../src/platform/http/policy.ts'
import type { PageRoute, Route } from '../../src/platform/http/route.ts'

/** A page route of a test: everything has a standing answer. */
export function testPage(path: string, handler: PageRoute['handler'], more: Partial<PageRoute> = {}): Route {
  return {
    kind: 'page',
    name: `test ${more.method ?? 'GET'} ${path}`,
    method: 'GET',
    path,
    policy: anyone,
    handler,
    ...more,
  }
}

/** A small whole page. */
export function testDocument(words: string) {
  return (
    <html lang="en">
      <head>
        <title>{words}</title>
      </head>
      <body>
        <h1>{words}</h1>
      </body>
    </html>
  )
}

export const kinds: readonly ProblemKind[] = [
  'not-found',
  'forbidden',
  'invalid',
  'conflict',
  'too-large',
  'too-many',
  'unavailable',
]

/** A page and an operation that refuse with each kind: `/test/refuse/:kind` and `/api/v1/test/refuse/:kind`. */
export const refusing: readonly Route[] = [
  testPage('/test/refuse/:kind', (context) => refuse(refusalOf(context.req.param('kind') ?? ''))),
  apiRoute({
    name: 'test refuse',
    path: '/api/v1/test/refuse/:kind',
    policy: anyone,
    summary: 'Refuses',
    params: z.object({ kind: z.string() }),
    query: z.object({ times: z.coerce.number().int().max(9).default(1), kind: z.array(z.string()).optional() }),
    answer: z.object({ times: z.int() }),
    handler: ({ params, query }) =>
      params.kind === 'none' ? ok({ times: query.times }) : refuse(refusalOf(params.kind)),
  }),
]

function refusalOf(kind: string) {
  return problem(kind as ProblemKind, `test-${kind}`, `Refused as <${kind}>`, {
    detail: 'Because it is a test.',
    fields: [{ field: 'place', message: 'We do not know Boltn' }],
    suggestions: ['Bolton'],
  })
}
