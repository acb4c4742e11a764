import type { VNode } from 'preact'
import type { Context, MiddlewareHandler } from 'hono'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from '../logging/logger.ts'
import type { SiteLink } from '../../design-system/page/site.ts'
import type { Policy, Who } from './policy.ts'

/** What middleware needs to know of the route that will answer, before it answers. */
export type MatchedRoute = Readonly<{
  name: string
  path: string
  kind: 'page' | 'api' | 'asset' | 'health'
  cost: 'free' | 'cheap' | 'expensive'
  policy: Policy
  fromAnywhere: boolean
}>

/** What the frame puts beside a request. `route` is missing for an unknown address. */
export type HttpEnvironment = {
  Bindings: Partial<{ incoming: IncomingMessage; outgoing: ServerResponse }>
  Variables: {
    requestId: string
    log: Logger
    who: Who
    route: MatchedRoute | undefined
    renderProblem: RenderProblem
    /** What stands at the right of the header for who is asking. */
    accountLinks: readonly SiteLink[]
  }
}

/** A request and the means to answer it, as every handler gets it. */
export type HttpContext = Context<HttpEnvironment>

/** One step of the frame. */
export type HttpMiddleware = MiddlewareHandler<HttpEnvironment>

/** A refusal as an error page shows it. */
export type ProblemView = Readonly<{
  status: number
  code: string
  title: string
  detail?: string | undefined
  fields: readonly Readonly<{ field: string; message: string }>[]
  suggestions: readonly string[]
  /** Pages whose address is like the one asked for. */
  nearMisses: readonly Readonly<{ path: string; name: string }>[]
  requestId: string
  /** The path asked for, without its query. */
  path: string
}>

/** Draws a refusal as a whole page. Must not need the database. */
export type RenderProblem = (view: ProblemView) => VNode
