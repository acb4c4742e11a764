import { problem, type Problem } from '../../core/problem.ts'
import { problemDocument } from './problem-document.ts'
import type { StartupState } from './startup.ts'

const stylePath = '/starting.css'

// Served before the design system is loaded, so this page brings a few rules of its own.
const style = `
:root { color-scheme: light dark }
body { margin: 0; font: 1.1875rem/1.4 system-ui, sans-serif; color: #0b0c0c; background: #fff }
main { max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
h1 { font-size: 2rem; line-height: 1.15 }
progress { width: 100%; height: 1.5rem }
@media (prefers-color-scheme: dark) { body { color: #f3f2f1; background: #16181a } }
`

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * Answers every request until the exchange is ready: how far it is, asking again each second without a script; a problem
 * document for programs. `/health/live` is 200 all the while.
 */
export function answerWhileStarting(request: Request, state: StartupState): Response {
  const { pathname } = new URL(request.url)
  if (pathname === stylePath) return new Response(style, { headers: { ...headers, 'content-type': 'text/css' } })
  if (pathname === '/health/live') return Response.json({ status: 'live' }, { headers })
  const unavailable = { ...headers, 'retry-after': '2' }
  if (/^\/(?:api|health)\//.test(pathname)) {
    const type = { 'content-type': 'application/problem+json' }
    return new Response(JSON.stringify(problemDocument(startingProblem(state))), {
      status: 503,
      headers: { ...unavailable, ...type },
    })
  }
  // A form that was sent is not sent again by the refresh.
  const refresh = request.method === 'GET' ? { refresh: '1' } : {}
  const body = request.method === 'HEAD' ? null : page(state)
  const type = { 'content-type': 'text/html; charset=utf-8' }
  return new Response(body, { status: 503, headers: { ...unavailable, ...refresh, ...type } })
}

/** The state as a refusal, for programs. */
export function startingProblem(state: StartupState): Problem {
  const { title, detail } = inWords(state)
  return problem('unavailable', 'starting', title, { detail })
}

/** The state in one line, for the page and the terminal. */
export function inWords(state: StartupState): Readonly<{ title: string; detail: string }> {
  if (state.phase === 'failed') {
    return { title: 'The exchange could not start', detail: `${state.task}: ${state.problem.title}.` }
  }
  const title = `Starting, ${state.percent}%`
  if (state.phase === 'ready') return { title, detail: 'Ready.' }
  if (state.phase === 'waiting') {
    return { title, detail: `${state.task}: ${state.problem.title}. It is tried again every two seconds.` }
  }
  return { title, detail: state.note === undefined ? `${state.task}.` : `${state.task}: ${state.note}.` }
}

function page(state: StartupState): string {
  const { title, detail } = inWords(state)
  return `<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Innovation Exchange</title><link rel="stylesheet" href="${stylePath}"></head>
<body><main><h1>${escaped(title)}</h1><p><progress max="100" value="${state.percent}" aria-label="${escaped(title)}"></progress></p>
<p>${escaped(detail)}</p><p>The page you asked for opens by itself when everything is loaded.</p></main></body></html>`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
