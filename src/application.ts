import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Config } from './config.ts'
import type { Assets } from './design-system/assets.ts'
import { bundledAsAt } from './modules/open-data/bundled-datasets.ts'
import { createSite, showProblems } from './modules/site/index.ts'
import type { Site } from './design-system/page/site.ts'
import { statusApi } from './modules/status/index.ts'
import type { OpenDatabase } from './platform/database/database.ts'
import { answerFailures } from './platform/http/failures.ts'
import { answerUnmatched } from './platform/http/unmatched.ts'
import { assetRoutes, serveAssets } from './platform/http/assets.ts'
import type { HttpEnvironment } from './platform/http/environment.ts'
import { healthRoutes, serveHealth } from './platform/http/health.ts'
import { identifyRoute, createRoutes } from './platform/http/routes.ts'
import { limitBodies } from './platform/http/body-limit.ts'
import { limitRate } from './platform/http/rate-limit.ts'
import { limitTime } from './platform/http/time-limit.ts'
import { logRequests } from './platform/http/request-log.ts'
import { nameRequests } from './platform/http/request-id.ts'
import { openApiRoute } from './platform/http/open-api.ts'
import { protectBrowsers } from './platform/http/secure-headers.ts'
import { refuseMalformedAddresses } from './platform/http/well-formed-address.ts'
import type { RouteTable } from './platform/http/route.ts'
import { showProblemsWith } from './platform/http/answer.ts'
import { takeFormsOnlyFromOurPages } from './platform/http/same-site-forms.ts'
import type { Logger } from './platform/logging/logger.ts'

/** Everything the application is made of; built once by `serve.ts`, or by a test. */
export type Dependencies = Readonly<{
  config: Config
  /** The version of the program, as `package.json` has it. */
  version: string
  log: Logger
  open: OpenDatabase
  assets: Assets
  /** The clock of sessions and of people; imported rows have one of their own. */
  now: () => Date
}>

/** The application, without a port: `fetch` for a server, `request` for a test, `routes` to walk. */
export type Application = Readonly<{
  fetch: (request: Request, env: object) => Response | Promise<Response>
  request: (path: string, init?: RequestInit, env?: object) => Response | Promise<Response>
  routes: RouteTable
}>

/** The modules, each a table of routes. */
export function listRoutes(dependencies: Dependencies, _site: Site): RouteTable {
  return [...statusApi({ ...dependencies, asAt: async () => dependencies.config.asAt, index: async () => null })]
}

const answerTimeMs = 30_000

/** Builds the application. `more` are routes that only a test needs, such as one that throws. */
export function createApplication(dependencies: Dependencies, more: RouteTable = []): Application {
  const { config, version, log, open, assets, now } = dependencies
  const site = createSite(assets, config.asAt ?? bundledAsAt)
  const listed = [...listRoutes(dependencies, site), ...more]
  const routes = [...listed, openApiRoute(listed, { version, baseUrl: config.baseUrl })]
  const known = [...routes, ...healthRoutes, ...assetRoutes(assets.list)]
  const app = new Hono<HttpEnvironment>()

  app.use(nameRequests())
  app.use(identifyRoute(known))
  app.use(logRequests(log))
  app.use(protectBrowsers({ https: config.baseUrl?.startsWith('https:') ?? false }))
  app.use(showProblemsWith(showProblems(site)))
  app.use(limitRate({ perMinute: config.rateLimit, trustedProxies: config.trustedProxies, now }))
  app.use(refuseMalformedAddresses())
  app.use(limitBodies())
  app.use(takeFormsOnlyFromOurPages(config.baseUrl))
  app.use(limitTime(answerTimeMs))
  // Pages compress themselves; this is for what a handler streams, such as a long CSV file.
  app.use(compress())

  serveHealth(app, () => open.health())
  serveAssets(app, assets.list)
  createRoutes(app, routes)

  app.notFound(answerUnmatched(known))
  app.onError(answerFailures())
  return { fetch: app.fetch, request: app.request, routes }
}
