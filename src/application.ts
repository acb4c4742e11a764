import { join } from 'node:path'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { homeAddress, type Config } from './config.ts'
import { ok } from './core/result.ts'
import type { Assets } from './design-system/assets.ts'
import { chainNamers, chainTools, type ChainTools } from './chain.ts'
import { listJobs, mailAddresses } from './job-handlers.ts'
import { fittingPractices } from './modules/matching/fitting-practices.ts'
import { titlesOfLists } from './modules/matching/list-titles.ts'
import type { IndexKeeper } from './modules/matching/index-keeper.ts'
import { adoptionApi } from './modules/adoptions/adoption.api.ts'
import { adoptionRoutes } from './modules/adoptions/adoption.routes.tsx'
import { adoptionWork } from './modules/adoptions/index.ts'
import { newAdoptionRoutes } from './modules/adoptions/new-adoption.routes.tsx'
import { askRoutes } from './modules/introductions/ask.routes.tsx'
import { introductionWork } from './modules/introductions/index.ts'
import { introductionRoutes } from './modules/introductions/introduction.routes.tsx'
import { nextBestFor } from './modules/introductions/next-best.ts'
import { ratesApi } from './modules/introductions/rates.api.ts'
import { lineageApi } from './modules/lineage/lineage.api.ts'
import { lineageRoutes } from './modules/lineage/lineage.routes.tsx'
import { nextBest } from './modules/matching/next-best.ts'
import { matchApi } from './modules/matching/match.api.ts'
import { homeRoutes } from './modules/matching/home.routes.tsx'
import { resultsRoutes } from './modules/matching/results.routes.tsx'
import { resultsPathFor } from './modules/matching/results-address.ts'
import type { BundledLists } from './modules/matching/word-lists.reader.ts'
import { needNamer } from './modules/needs/index.ts'
import { needApi } from './modules/needs/need.api.ts'
import { accountMail, askToSignIn, demonstrationCheck, findWho, lazyAuthentication } from './modules/accounts/index.ts'
import { accountsRoutes } from './modules/accounts/accounts.routes.tsx'
import { administrationRoutes } from './modules/administration/administration.routes.tsx'
import type { WorkProvider } from './modules/my-work/index.ts'
import { myWorkRoutes } from './modules/my-work/my-work.routes.tsx'
import { notificationRoutes } from './modules/notifications/notification.routes.tsx'
import { notificationWork } from './modules/notifications/index.ts'
import { needRoutes } from './modules/needs/need.routes.tsx'
import { attributionRoutes } from './modules/open-data/attribution.routes.tsx'
import { downloadRoutes } from './modules/open-data/download.routes.tsx'
import { bundledDataFolder, createPublisher, readDataSources, type DataClock } from './modules/open-data/index.ts'
import { organisationApi } from './modules/organisations/organisation.api.ts'
import { organisationRoutes } from './modules/organisations/organisation.routes.tsx'
import { lazyPlaceOutlines } from './modules/places/place-outlines.reader.ts'
import { codesOfPlace, placeApi } from './modules/places/place.api.ts'
import { placeRoutes } from './modules/places/place.routes.tsx'
import { practiceNamer, takeUpAdaptation } from './modules/practices/index.ts'
import { practiceJobs } from './modules/practices/written/practice-clock.job.ts'
import { practiceWork } from './modules/practices/written/practice-work.ts'
import { editionApi } from './modules/practices/written/edition.api.ts'
import { claimWork } from './modules/organisations/claims/claim-work.ts'
import { practiceRoutes } from './modules/practices/practice.routes.tsx'
import { recordNamer } from './modules/records/index.ts'
import { practiceApi } from './modules/practices/practice.api.ts'
import { recordApi } from './modules/records/record.api.ts'
import { recordRoutes } from './modules/records/record.routes.tsx'
import { answerNamer, voiceJobs, voiceNamer, voiceWork } from './modules/voices/index.ts'
import { voiceApi } from './modules/voices/voice.api.ts'
import { voiceRoutes } from './modules/voices/voice.routes.tsx'
import { similarThings } from './modules/matching/similar-things.ts'
import { createSite, showAccountLinks, showProblems } from './modules/site/index.ts'
import type { Site } from './design-system/page/site.ts'
import { statusApi } from './modules/status/index.ts'
import { statusRoutes } from './modules/status/status.routes.tsx'
import { readCalendars } from './platform/calendars/read-calendars.ts'
import type { OpenDatabase } from './platform/database/database.ts'
import { answerFailures } from './platform/http/failures.ts'
import { answerUnmatched } from './platform/http/unmatched.ts'
import { assetRoutes, serveAssets } from './platform/http/assets.ts'
import type { HttpEnvironment } from './platform/http/environment.ts'
import { healthRoutes, serveHealth } from './platform/http/health.ts'
import { identifyRoute, createRoutes } from './platform/http/routes.ts'
import { readFromReplica } from './platform/http/read-from-replica.ts'
import { limitBodies } from './platform/http/body-limit.ts'
import { limitRate } from './platform/http/rate-limit.ts'
import { limitTime } from './platform/http/time-limit.ts'
import { logRequests } from './platform/http/request-log.ts'
import { nameRequests } from './platform/http/request-id.ts'
import { openApiRoute } from './platform/http/open-api.ts'
import { openReads } from './platform/http/open-reads.ts'
import { protectBrowsers } from './platform/http/secure-headers.ts'
import { refuseMalformedAddresses } from './platform/http/well-formed-address.ts'
import type { RouteTable } from './platform/http/route.ts'
import { showProblemsWith } from './platform/http/answer.ts'
import { recogniseWho } from './platform/http/who.ts'
import { takeFormsOnlyFromOurPages } from './platform/http/same-site-forms.ts'
import { createWorker, type Worker } from './platform/jobs/worker.ts'
import type { Logger } from './platform/logging/logger.ts'

/** Everything the application is made of; built once by `serve.ts`, or by a test. */
export type Dependencies = Readonly<{
  config: Config
  /** The version of the program, as `package.json` has it. */
  version: string
  log: Logger
  open: OpenDatabase
  assets: Assets
  /** The match index that this process searches, and the word lists it was built with. */
  index: Pick<IndexKeeper, 'current' | 'state'>
  lists: BundledLists
  /** The clock that imported rows are read by. */
  dataClock: DataClock
  /** The clock of sessions and of people; imported rows have one of their own. */
  now: () => Date
}>

/** The application, without a port: `fetch` for a server, `request` for a test, `routes` to walk. */
export type Application = Readonly<{
  fetch: (request: Request, env: object) => Response | Promise<Response>
  request: (path: string, init?: RequestInit, env?: object) => Response | Promise<Response>
  routes: RouteTable
  /** Does what was left for later; not started yet. */
  worker: Worker
}>

/** Who says what the things in the chain are called: one for each kind that has a module. */
const namers = [needNamer, practiceNamer, recordNamer, voiceNamer, answerNamer]

/** What the application makes for its routes. */
type Made = Readonly<{ site: Site; accounts: ReturnType<typeof openAccounts> }>

/** Whose parts somebody's own work is made of: each module that gives people something to do or to know. */
function workProviders({ calendars }: ReturnType<typeof pageParts>): readonly WorkProvider[] {
  return [
    notificationWork,
    practiceWork(calendars),
    claimWork,
    introductionWork(calendars),
    adoptionWork(calendars),
    voiceWork,
  ]
}

/** An adopter's change that the owner of a practice takes up becomes its next edition, with credit. */
function takeUpWith(parts: ReturnType<typeof pageParts>): ChainTools['takeUp'] {
  return async (transaction, offered, who, now) => {
    const adaptation = { ...offered, change: 'changed', who } as const
    const taken = await takeUpAdaptation({ ...parts, now: () => now }, transaction, adaptation)
    return taken.ok ? ok(taken.value.edition) : taken
  }
}

/** The modules, each a table of routes. */
export function listRoutes(dependencies: Dependencies, { site, accounts }: Made): RouteTable {
  const { config, now } = dependencies
  const parts = pageParts(dependencies, site)
  const tools = { ...chainTools(mailAddresses(config)), takeUp: takeUpWith(parts) }
  const chain = { ...parts, ...tools, now, baseUrl: config.baseUrl }
  const chainNames = [...namers, ...chainNamers(parts.titles)]
  const findNextBest = nextBestFor(
    parts.database,
    nextBest(parts.matcher, () => parts.asAt),
  )
  const status = {
    ...dependencies,
    asAt: async () => parts.asAt,
    index: async () => indexStatus(dependencies.index),
    hasMailServer: config.smtpUrl !== undefined,
  }
  return [
    ...homeRoutes(parts),
    ...resultsRoutes(parts),
    ...practiceApi(parts),
    ...editionApi(parts),
    ...organisationApi(parts),
    ...needApi(parts),
    ...recordApi(parts),
    ...placeApi(parts),
    ...matchApi({ matcher: parts.matcher, asAt: () => parts.asAt }),
    ...voiceApi(parts),
    ...voiceRoutes({ ...parts, now, addresses: mailAddresses(config), trustedProxies: config.trustedProxies }),
    ...practiceRoutes(parts),
    ...organisationRoutes(parts),
    ...placeRoutes(parts),
    ...needRoutes(parts),
    ...recordRoutes(parts),
    ...lineageRoutes({ ...parts, namers: chainNames }),
    ...lineageApi({ database: parts.database, namers: chainNames }),
    ...askRoutes({ ...chain, findNextBest }),
    ...introductionRoutes({ ...chain, findNextBest }),
    ...ratesApi(chain),
    ...newAdoptionRoutes(chain),
    ...adoptionRoutes(chain),
    ...adoptionApi(chain),
    ...attributionRoutes(parts),
    ...downloadRoutes({ ...parts, publisher: publisherOf(dependencies, parts) }),
    ...statusRoutes({ ...status, site }),
    ...statusApi(status),
    ...accountsRoutes({ ...parts, ...config, ...accounts, hasMailServer: config.smtpUrl !== undefined, now }),
    ...administrationRoutes({ ...parts, hasMailServer: config.smtpUrl !== undefined }),
    ...notificationRoutes({ ...parts, secret: config.secret }),
    ...myWorkRoutes({ ...parts, now, providers: workProviders(parts) }),
  ]
}

/** What the pages of all modules are made with. */
function pageParts({ open, config, dataClock, index, lists, now }: Dependencies, site: Site) {
  const matcher = () => index.current()
  return {
    site,
    get asAt() {
      return dataClock.day()
    },
    matcher,
    lists,
    database: open.database,
    dataFolder: bundledDataFolder,
    titles: titlesOfLists(lists),
    serviceAreas: lists.serviceAreas.map(({ id }) => id),
    places: () => lists.places,
    calendars: readCalendars(bundledDataFolder),
    findPlace: codeOfPlace(lists),
    now,
    home: homeAddress(config),
    addresses: mailAddresses(config),
    codesOfPlace: codesOfPlace(() => lists.places),
    concepts: () => lists.concepts,
    outlines: lazyPlaceOutlines(bundledDataFolder),
    resultsPath: resultsPathFor,
    findFittingPractices: fittingPractices(matcher, () => dataClock.day()),
    findSimilar: similarThings(matcher, () => dataClock.day()),
  }
}

/** Keeps the downloads; also what the nightly job asks. */
function publisherOf({ config, open, now }: Dependencies, { home, titles }: ReturnType<typeof pageParts>) {
  return createPublisher({
    open,
    home,
    now,
    titleOfArea: titles.serviceArea,
    sources: () => readDataSources(bundledDataFolder),
    folder: join(config.dataDir, 'open-data'),
  })
}

/** The code of a place by its name; a name that is none has no code. */
function codeOfPlace({ places }: BundledLists): (name: string) => string | undefined {
  return (name) => {
    const found = places.findPlace(name)
    return found.ok ? found.value.code : undefined
  }
}

function indexStatus(index: Dependencies['index']) {
  const { documents, builtAt } = index.state()
  return builtAt === undefined ? null : { documents, builtAt: builtAt.toISOString() }
}

/** How people sign in here, and whether there are accounts to try the exchange with. */
function openAccounts({ config, open, dataClock, lists, now }: Dependencies) {
  const { publicUrl } = mailAddresses(config)
  const mail = accountMail(open.database, { publicUrl, now })
  return {
    mail,
    publicUrl,
    isPlace: (code: string) => lists.places.register.places.has(code),
    open: lazyAuthentication(open.database, { ...config, mail }),
    isDemonstration: demonstrationCheck(open.database, () => dataClock.isStill()),
  }
}

const answerTimeMs = 30_000

/** Builds the application. `more` are routes that only a test needs, such as one that throws. */
export function createApplication(dependencies: Dependencies, more: RouteTable = []): Application {
  const { config, version, log, open, assets, now } = dependencies
  const site = createSite(assets, dependencies.dataClock)
  const https = config.baseUrl?.startsWith('https:') ?? false
  const accounts = openAccounts(dependencies)
  const listed = [...listRoutes(dependencies, { site, accounts }), ...more]
  const routes = [...listed, openApiRoute(listed, { version, baseUrl: config.baseUrl })]
  const known = [...routes, ...healthRoutes, ...assetRoutes(assets.list)]
  const app = new Hono<HttpEnvironment>()

  app.use(nameRequests())
  app.use(identifyRoute(known))
  app.use(logRequests(log))
  app.use(protectBrowsers({ https }))
  app.use(openReads())
  app.use(showProblemsWith(showProblems(site)))
  app.use(limitRate({ perMinute: config.rateLimit, trustedProxies: config.trustedProxies, now }))
  app.use(refuseMalformedAddresses())
  app.use(limitBodies())
  app.use(takeFormsOnlyFromOurPages(config.baseUrl))
  app.use(limitTime(answerTimeMs))
  app.use(recogniseWho(findWho(open.database, accounts.open, accounts.isDemonstration)))
  app.use(showAccountLinks())
  if (config.databaseReadUrl !== undefined) app.use(readFromReplica())
  // Pages compress themselves; this is for what a handler streams, such as a long CSV file.
  app.use(compress())

  serveHealth(app, () => open.health())
  serveAssets(app, assets.list)
  createRoutes(app, routes, askToSignIn(open.database, { https, now }))

  app.notFound(answerUnmatched(known))
  app.onError(answerFailures())
  const jobParts = pageParts(dependencies, site)
  const worker = createWorker({
    database: open.database,
    handlers: [...listJobs(config), ...practiceJobs(jobParts), ...voiceJobs(jobParts)],
    log,
    now,
  })
  return { fetch: app.fetch, request: app.request, routes, worker }
}
