import type { Hono } from 'hono'
import { routePath } from 'hono/route'
import { acceptedFormat, type AnswerFormat } from './accepted-type.ts'
import { answerJson, answerPage, answerProblem, answerRefusal, answerText } from './answer.ts'
import { answerStream } from './answer-stream.ts'
import type { HttpContext, HttpEnvironment, HttpMiddleware, MatchedRoute } from './environment.ts'
import { notAcceptable, notAllowed } from './frame-problems.ts'
import { visitor } from './policy.ts'
import type { ApiRoute, PageRoute, Route, RouteTable } from './route.ts'

/** Puts the route that will answer beside the request, for the limits and the log. Must come before both. */
export function identifyRoute(routes: readonly MatchableRoute[]): HttpMiddleware {
  const known = new Map(routes.map((route) => [`${route.method} ${route.path}`, describe(route)]))
  return async (context, next) => {
    const method = context.req.method === 'HEAD' ? 'GET' : context.req.method
    context.set('route', known.get(`${method} ${routePath(context, -1)}`))
    context.set('who', visitor)
    await next()
  }
}

/** A route as `identifyRoute` needs it: lines of the table, health checks and assets alike. */
export type MatchableRoute = Readonly<{ method: string; name: string; path: string; policy: MatchedRoute['policy'] }> &
  Readonly<{ kind: MatchedRoute['kind']; cost?: MatchedRoute['cost']; fromAnywhere?: boolean }>

function describe({ name, path, policy, kind, cost = 'cheap', fromAnywhere = false }: MatchableRoute): MatchedRoute {
  return { name, path, policy, kind, cost, fromAnywhere }
}

/** Answers a visitor who has to sign in first. */
export type AskToSignIn = (context: HttpContext) => Promise<Response>

/**
 * Adds a table to the application. Two routes with one name, or one method and path, are a mistake of ours. A visitor who
 * may not open a page is asked to sign in; everybody else who may not, and every program, is refused.
 */
export function createRoutes(app: Hono<HttpEnvironment>, table: RouteTable, askToSignIn: AskToSignIn): void {
  refuseDoubles(table)
  for (const route of table) {
    app.on(route.method, route.path, async (context) => {
      const who = context.get('who')
      if (!route.policy.allows(who)) {
        if (route.kind === 'page' && who.kind === 'visitor') return await askToSignIn(context)
        return await answerRefusal(context, notAllowed())
      }
      try {
        return route.kind === 'page' ? await answerPageRoute(route, context) : await answerApiRoute(route, context)
      } catch (error) {
        // Hono passes only real errors on to the one place that answers them.
        throw error instanceof Error ? error : new Error('Something that is no error was thrown', { cause: error })
      }
    })
  }
}

async function answerPageRoute(route: PageRoute, context: HttpContext): Promise<Response> {
  const answer = await route.handler(context)
  if (answer instanceof Response) return answer
  if (!('ok' in answer)) return await answerPage(context, answer)
  if (!answer.ok) return await answerProblem(context, answer.problem)
  return answer.value instanceof Response ? answer.value : await answerPage(context, answer.value)
}

async function answerApiRoute(route: ApiRoute, context: HttpContext): Promise<Response> {
  const { csv, link } = route
  const offered: readonly AnswerFormat[] = csv === undefined ? ['json'] : ['json', 'csv']
  const asked = { accept: context.req.header('accept'), format: context.req.query('format') }
  const format = acceptedFormat(asked, offered)
  if (format === undefined) {
    const refusal = notAcceptable(offered)
    // What stands in the address is wrong there; what the program takes is no mistake, only not to be had.
    return asked.format === undefined
      ? await answerRefusal(context, refusal)
      : await answerProblem(context, refusal.problem)
  }
  const vary = csv === undefined ? undefined : { vary: 'Accept' }
  const download = { ...vary, 'content-disposition': `attachment; filename="${csv?.fileName}"` }
  if (format === 'csv' && csv?.all !== undefined && context.req.query('limit') === undefined) {
    const whole = await csv.all(context)
    if (!whole.ok) return await answerProblem(context, whole.problem)
    return answerStream(context, whole.value, 'text/csv; charset=utf-8', download)
  }
  const answer = await route.handler(context)
  if (!answer.ok) return await answerProblem(context, answer.problem)
  const next = link?.(answer.value, new URL(context.req.url))
  const links = next === undefined ? undefined : { link: next }
  if (format === 'json' || csv === undefined) {
    return await answerJson(context, answer.value, { headers: { ...vary, ...links } })
  }
  const options = { headers: { ...download, ...links } }
  return await answerText(context, csv.write(answer.value), 'text/csv; charset=utf-8', options)
}

function refuseDoubles(table: RouteTable): void {
  const twice = (key: (route: Route) => string) => {
    const seen = new Set<string>()
    const double = table.find((route) => seen.size === seen.add(key(route)).size)
    if (double !== undefined) throw new Error(`Two routes are called ${key(double)}`)
  }
  twice((route) => route.name)
  twice((route) => `${route.method} ${route.path}`)
}
