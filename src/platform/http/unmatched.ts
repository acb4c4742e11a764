import type { NotFoundHandler } from 'hono'
import { answerRefusal } from './answer.ts'
import type { HttpContext, HttpEnvironment } from './environment.ts'
import { methodNotAllowed, pageNotFound } from './frame-problems.ts'
import { compilePattern, editDistance } from './path-pattern.ts'
import type { MatchableRoute } from './routes.ts'

/** What has to be known of a route to say why none answered. */
type Known = Pick<MatchableRoute, 'method' | 'path' | 'name' | 'kind'>

/**
 * Answers what no route does: another method (405, or the list for OPTIONS), an address with a slash too many (moved), and
 * an unknown address (404 with the pages whose address is nearest).
 */
export function answerUnmatched(table: readonly Known[]): NotFoundHandler<HttpEnvironment> {
  const patterns = table.map((route) => ({ ...route, ...compilePattern(route.path) }))
  const methodsOf = (path: string) => {
    const methods = new Set(patterns.filter((route) => route.fits(path)).map((route) => route.method))
    if (methods.has('GET')) methods.add('HEAD')
    if (methods.size > 0) methods.add('OPTIONS')
    return [...methods].sort()
  }
  const pages = table.filter((route) => route.kind === 'page' && route.method === 'GET' && !route.path.includes(':'))

  return async (context: HttpContext) => {
    const { path, method } = context.req
    const methods = methodsOf(path)
    if (methods.length > 0) {
      if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: methods.join(', ') } })
      return await answerRefusal(context, methodNotAllowed(methods))
    }
    const trimmed = path.replace(/\/+$/, '')
    if ((method === 'GET' || method === 'HEAD') && trimmed !== path && methodsOf(trimmed).includes('GET')) {
      // 308 and not 301, so that no program turns the method into another.
      return context.redirect(`${trimmed}${new URL(context.req.url).search}`, 308)
    }
    return await answerRefusal(context, pageNotFound(), nearest(path, pages))
  }
}

function nearest(path: string, pages: readonly Known[]): readonly Readonly<{ path: string; name: string }>[] {
  const asked = path.toLowerCase().slice(0, 60)
  const farthest = Math.max(2, Math.floor(asked.length / 3))
  return pages
    .map(({ path: there, name }) => ({ path: there, name, distance: distanceTo(asked, there) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((left, right) => left.distance - right.distance || left.path.localeCompare(right.path))
    .slice(0, 3)
    .map(({ path: there, name }) => ({ path: there, name }))
}

// An address below a page that exists, such as /practices/gone-now, is as near as its first segment is.
function distanceTo(asked: string, there: string): number {
  const firstSegment = `/${asked.split('/')[1] ?? ''}`
  return Math.min(editDistance(asked, there), there === '/' ? Infinity : editDistance(firstSegment, there))
}
