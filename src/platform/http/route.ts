import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import type { StreamedText } from './answer-stream.ts'
import type { HttpContext } from './environment.ts'
import type { Policy } from './policy.ts'

/** An expensive route takes more from the visitor's allowance of requests a minute. */
export type Cost = 'cheap' | 'expensive'

type Common = Readonly<{
  /** Unique in the whole table, in words of the product: `show practice`. */
  name: string
  /** Starts with `/`; a segment is plain text or `:name`, nothing else. */
  path: string
  /** Who may use it. Required: a route without one does not compile. */
  policy: Policy
  /** `cheap` unless said. */
  cost?: Cost
  /** A form that may be sent from anywhere, because its address carries a proof of its own. */
  fromAnywhere?: boolean
  /**
   * Filled-in addresses that answer 200 with the bundled data, so that tests can walk routes with parameters or a query. An empty
   * list says that no bundled thing has such a page; the module's own tests walk it.
   */
  examples?: readonly string[]
}>

/** What a page handler may answer: a whole page, a response it made itself (CSV, a redirect), or a refusal as a value. */
export type PageAnswer = VNode | Response | Result<VNode | Response, Problem>

/** A route for people: HTML, or a file they download. */
export type PageRoute = Common &
  Readonly<{
    kind: 'page'
    method: 'GET' | 'POST'
    handler: (context: HttpContext) => PageAnswer | Promise<PageAnswer>
  }>

/** The schemas of an operation: what the request is parsed with is what the API document says. */
export type ApiSchemas = Readonly<{
  params?: z.ZodObject
  query?: z.ZodObject
  answer: z.ZodType
}>

/** A route for programs: JSON, described in the OpenAPI document. Made with `apiRoute`, which types the handler. */
export type ApiRoute = Common &
  Readonly<{
    kind: 'api'
    method: 'GET'
    summary: string
    description?: string
    schemas: ApiSchemas
    /** Problem kinds an operation answers with besides those that any may (400, 429, 500, 503). */
    refusals?: readonly Problem['kind'][]
    /**
     * The answer as a table, for who asks with `Accept: text/csv` or `?format=csv`; the name is that of the download. With
     * `all`, who states no `limit` gets every row, sent as it is read.
     */
    csv?: Readonly<{
      fileName: string
      write: (answer: unknown) => string
      all?: (context: HttpContext) => Promise<Result<StreamedText, Problem>>
    }>
    /** The `Link` header (RFC 8288) of an answer at an address, such as the one that leads to the next page. */
    link?: (answer: unknown, address: URL) => string | undefined
    handler: (context: HttpContext) => Promise<Result<unknown, Problem>>
  }>

/** One line of a route table. */
export type Route = PageRoute | ApiRoute

/** A list of routes; a module exports a function from its services to one of these. */
export type RouteTable = readonly Route[]
