import { createHash } from 'node:crypto'
import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Problem } from '../../core/problem.ts'
import { AccountLinks } from '../../design-system/page/account-links.ts'
import { chooseEncoding, encode, isWorthEncoding } from './content-encoding.ts'
import type { HttpContext, HttpMiddleware, RenderProblem } from './environment.ts'
import type { FrameRefusal } from './frame-problems.ts'
import { problemDocument, statusOf } from './problem-document.ts'

/** How an answer differs from a plain 200. */
export type AnswerOptions = Readonly<{ status?: number; headers?: Readonly<Record<string, string>> }>

/** Sends a page; `options` is for a form shown again with what is wrong (400) and the like. */
export async function answerPage(context: HttpContext, page: VNode, options: AnswerOptions = {}): Promise<Response> {
  const links = context.get('accountLinks') ?? []
  const html = renderToString(h(AccountLinks.Provider, { value: links }, page))
  return await answerText(context, `<!DOCTYPE html>${html}`, 'text/html; charset=utf-8', options)
}

/** Sends a value as JSON. */
export async function answerJson(context: HttpContext, value: unknown, options: AnswerOptions = {}): Promise<Response> {
  return await answerText(context, JSON.stringify(value), 'application/json', options)
}

/**
 * Sends text, compressed if the browser takes that, with a tag by which an unchanged answer is not sent twice. The tag is
 * weak, since all encodings of one text share it.
 */
export async function answerText(
  context: HttpContext,
  text: string,
  type: string,
  { status = 200, headers = {} }: AnswerOptions = {},
): Promise<Response> {
  const body = Buffer.from(text)
  const sent = new Headers({ 'cache-control': 'private, no-cache', ...headers, 'content-type': type })
  sent.append('vary', 'Accept-Encoding')
  if (status === 200) {
    const tag = `W/"${createHash('sha1').update(body).digest('base64url')}"`
    sent.set('etag', tag)
    if (matchesTag(context.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers: sent })
  }
  const encoding = isWorthEncoding(type, body.byteLength)
    ? chooseEncoding(context.req.header('accept-encoding'))
    : undefined
  const bytes = encoding === undefined ? body : await encode(body, encoding, 'quick')
  if (encoding !== undefined) sent.set('content-encoding', encoding)
  sent.set('content-length', String(bytes.byteLength))
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers: sent })
}

/** Whether a browser that sends `If-None-Match` has this very answer already. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const bare = tag.replace(/^W\//, '')
  return header.split(',').some((given) => given.trim() === '*' || given.trim().replace(/^W\//, '') === bare)
}

/** Answers a refusal as a page, or as a problem document where a program asks. */
export async function answerProblem(
  context: HttpContext,
  problem: Problem,
  options: AnswerOptions = {},
): Promise<Response> {
  return await answerRefusalWith(context, problem, options, [])
}

/** Answers a refusal of the frame. */
export async function answerRefusal(
  context: HttpContext,
  refusal: FrameRefusal,
  nearMisses: readonly Readonly<{ path: string; name: string }>[] = [],
): Promise<Response> {
  const { problem, ...options } = refusal
  return await answerRefusalWith(context, problem, options, nearMisses)
}

async function answerRefusalWith(
  context: HttpContext,
  problem: Problem,
  options: AnswerOptions,
  nearMisses: readonly Readonly<{ path: string; name: string }>[],
): Promise<Response> {
  const status = options.status ?? statusOf(problem.kind)
  const requestId = context.get('requestId')
  // What is away comes back by itself: a program may ask again then.
  const retry = problem.kind === 'unavailable' && status === 503 ? { 'retry-after': '5' } : {}
  const answer = { status, headers: { 'cache-control': 'no-store', ...retry, ...options.headers } }
  if (wantsDocument(context)) {
    const document = problemDocument(problem, { status, requestId })
    return await answerText(context, JSON.stringify(document), 'application/problem+json', answer)
  }
  const page = context.get('renderProblem')({
    status,
    code: problem.code,
    title: problem.title,
    detail: problem.detail,
    fields: problem.fields ?? [],
    suggestions: problem.suggestions ?? [],
    nearMisses,
    requestId,
    path: context.req.path,
  })
  return await answerPage(context, page, answer)
}

/** Sets how refusals are drawn for people. */
export function showProblemsWith(render: RenderProblem): HttpMiddleware {
  return async (context, next) => {
    context.set('renderProblem', render)
    await next()
  }
}

/** Programs get documents: under `/api` and `/health` always, elsewhere when JSON is asked for and HTML is not. */
export function wantsDocument(context: HttpContext): boolean {
  if (/^\/(?:api|health)(?:\/|$)/.test(context.req.path)) return true
  const accept = context.req.header('accept') ?? ''
  return /\bapplication\/(?:problem\+)?json\b/.test(accept) && !accept.includes('text/html')
}
