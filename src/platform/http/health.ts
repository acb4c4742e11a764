import type { Hono } from 'hono'
import type { Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import { answerJson, answerProblem } from './answer.ts'
import type { HttpEnvironment } from './environment.ts'
import { anyone } from './policy.ts'
import type { MatchableRoute } from './routes.ts'

const livePath = '/health/live'
const readyPath = '/health/ready'

/** The health checks as the frame sees them; asking costs nothing. */
export const healthRoutes: readonly MatchableRoute[] = [livePath, readyPath].map((path) => ({
  method: 'GET',
  name: path,
  path,
  policy: anyone,
  kind: 'health',
  cost: 'free',
}))

const uncached = { headers: { 'cache-control': 'no-store' } }

/** `live`: the process answers. `ready`: it can do its work; 503 with the reason where it cannot. */
export function serveHealth(app: Hono<HttpEnvironment>, isReady: () => Promise<Result<undefined, Problem>>): void {
  app.get(livePath, (context) => answerJson(context, { status: 'live' }, uncached))
  app.get(readyPath, async (context) => {
    const ready = await isReady()
    return ready.ok
      ? await answerJson(context, { status: 'ready' }, uncached)
      : await answerProblem(context, ready.problem)
  })
}
