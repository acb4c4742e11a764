import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import { z } from 'zod'
import type { ProblemKind } from '../../core/problem.ts'
import { ok } from '../../core/result.ts'
import { anyone } from './policy.ts'
import { apiRoute } from './api-route.ts'
import { statusOf, type ProblemDocument } from './problem-document.ts'
import type { ApiRoute, RouteTable } from './route.ts'

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    suggestions: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem', description: 'A refusal (RFC 9457). `code` is stable; `title` and `detail` are for people.' })

// The schema and the type say the same twice: this stops compiling when they part.
type SameShape =
  Required<z.output<typeof problemSchema>> extends { [Key in keyof ProblemDocument]-?: unknown } ? true : never
true satisfies SameShape

const refusalWords: Readonly<Record<ProblemKind, string>> = {
  invalid: 'The request is not right; `errors` names the fields.',
  forbidden: 'Not allowed.',
  'not-found': 'There is no such thing.',
  conflict: 'It has changed meanwhile.',
  'too-large': 'Too much at once.',
  'too-many': 'Too many requests; `Retry-After` says when to try again.',
  unavailable: 'Starting, or the database is away; `Retry-After` says when to try again.',
}

const always: readonly ProblemKind[] = ['invalid', 'too-many', 'unavailable']

const apiWords = `Proven practices and able organisations for a need in plain words. Read without a key.

Lists: \`limit\` says how many rows a page has, the header \`Link\` (rel="next") leads to the next one, and \`cursor\` is opaque. Rows stand in the order of their ids. JSON or CSV by the header \`Accept\`, or by \`format\` in the address; CSV without a \`limit\` sends every row. Each answer has an \`ETag\`; sent back as \`If-None-Match\` it is answered 304 while nothing has changed. The fields \`RateLimit\` and \`RateLimit-Policy\` say what is left of the allowance. Every refusal is a problem document (RFC 9457).`

/** What the document says of the installation. */
export type ApiDescription = Readonly<{ version: string; baseUrl: string | undefined }>

/** The OpenAPI 3.1 document of the table's routes for programs, from the schemas that parse their requests. */
export function openApiDocument(table: RouteTable, { version, baseUrl }: ApiDescription): object {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono()
  for (const route of table) if (route.kind === 'api') openAPIRegistry.registerPath(operation(route))
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Innovation Exchange',
      version,
      description: apiWords,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: baseUrl ?? '/' }],
    security: [],
  })
}

/** The route that answers the document of a table, itself included. It is made when first asked for. */
export function openApiRoute(table: RouteTable, description: ApiDescription): ApiRoute {
  let document: object | undefined
  const self: ApiRoute = apiRoute({
    name: 'describe api',
    path: '/api/v1/openapi.json',
    policy: anyone,
    summary: 'This document',
    answer: z.record(z.string(), z.unknown()),
    handler: () => {
      document ??= openApiDocument([...table, self], description)
      return ok({ ...document })
    },
  })
  return self
}

function operation(route: ApiRoute): RouteConfig {
  const { params, query } = route.schemas
  const kinds = [...new Set([...always, ...(route.refusals ?? [])])]
  return {
    method: 'get',
    path: route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}'),
    operationId: route.name.replaceAll(/[^A-Za-z]+(.)/g, (_, letter: string) => letter.toUpperCase()),
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    request: { ...(params && { params }), ...(query && { query }) },
    responses: {
      200: { description: 'The answer.', content: contentOf(route) },
      ...Object.fromEntries(kinds.map((kind) => [statusOf(kind), refusal(refusalWords[kind])])),
      406: refusal('None of the forms that the header `Accept` names is there.'),
      500: refusal('A mistake of ours; quote the request id.'),
    },
  }
}

function contentOf({ schemas, csv }: ApiRoute) {
  const json = { 'application/json': { schema: schemas.answer } }
  return csv === undefined ? json : { ...json, 'text/csv': { schema: z.string() } }
}

function refusal(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } }
}
