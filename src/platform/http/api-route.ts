import type { z } from 'zod'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { HttpContext } from './environment.ts'
import type { ApiRoute } from './route.ts'

type Parsed<Schema> = Schema extends z.ZodObject ? z.output<Schema> : Record<string, never>

type ApiRouteDefinition<
  Params extends z.ZodObject | undefined,
  Query extends z.ZodObject | undefined,
  Answer extends z.ZodType,
> = Omit<ApiRoute, 'kind' | 'method' | 'schemas' | 'handler'> &
  Readonly<{
    params?: Params
    query?: Query
    answer: Answer
    handler: (
      request: Readonly<{ params: Parsed<Params>; query: Parsed<Query> }>,
      context: HttpContext,
    ) => Result<z.input<Answer>, Problem> | Promise<Result<z.input<Answer>, Problem>>
  }>

/**
 * Makes a line of the route table for programs. The request is parsed with the given schemas before the handler sees it;
 * what does not fit is refused with one field error each. A query key that stands more than once arrives as a list.
 */
export function apiRoute<
  Answer extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
>(definition: ApiRouteDefinition<Params, Query, Answer>): ApiRoute {
  const { params, query, answer, handler, ...rest } = definition
  return {
    ...rest,
    kind: 'api',
    method: 'GET',
    schemas: { ...(params && { params }), ...(query && { query }), answer },
    handler: async (context) => {
      const given = parse(params, context.req.param())
      const asked = parse(query, queryOf(context))
      const issues = [...(given.issues ?? []), ...(asked.issues ?? [])]
      if (issues.length > 0) return refuse(wrongRequest(issues))
      return await handler({ params: given.value as Parsed<Params>, query: asked.value as Parsed<Query> }, context)
    },
  }
}

/** The query of a request, parsed as the route does it; for what a route answers beside its handler. */
export function parseQuery<Query extends z.ZodObject>(
  schema: Query,
  context: HttpContext,
): Result<z.output<Query>, Problem> {
  const { value, issues } = parse(schema, queryOf(context))
  return issues === undefined ? ok(value as z.output<Query>) : refuse(wrongRequest(issues))
}

type Issue = z.core.$ZodIssue

function parse(schema: z.ZodObject | undefined, given: unknown): { value?: unknown; issues?: readonly Issue[] } {
  if (schema === undefined) return { value: {} }
  const parsed = schema.safeParse(given)
  return parsed.success ? { value: parsed.data } : { issues: parsed.error.issues }
}

function queryOf(context: HttpContext): Record<string, string | string[]> {
  const lists = Object.entries(context.req.queries())
  return Object.fromEntries(lists.map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]))
}

function wrongRequest(issues: readonly Issue[]): Problem {
  return problem('invalid', 'invalid-request', 'The request is not right', {
    detail: 'Each field that is wrong is named below. The whole description is at /api/v1/openapi.json.',
    fields: issues.map((issue) => ({ field: issue.path.join('.') || 'query', message: issue.message })),
  })
}
