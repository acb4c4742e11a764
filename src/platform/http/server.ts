import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'

/** Answers a request; `env` carries the socket. */
export type Answer = (request: Request, env: object) => Response | Promise<Response>

/** A server that listens. */
export type RunningServer = Readonly<{
  /** Where it can be reached, such as `http://127.0.0.1:3000`. */
  url: string
  /** From now on requests are answered by this. */
  handOver: (answer: Answer) => void
  /** Takes no new connections, lets requests that have begun end, for `graceMs` at most, and closes the rest. */
  stop: (graceMs: number) => Promise<void>
}>

/** Where to listen, and who answers at first. Port 0 is any that is free. */
export type ListenOptions = Readonly<{ host: string; port: number; answer: Answer }>

// Room for the longest address that a page still answers with a sentence (a need of 10,000 words).
const maxHeaderSize = 256 * 1024

/** Listens; refused with `port-in-use`, `port-forbidden` or `address-unknown`, each with what to do. */
export async function listen({ host, port, answer }: ListenOptions): Promise<Result<RunningServer, Problem>> {
  let current = answer
  const server = createAdaptorServer({
    fetch: (request, env) => current(request, env),
    // Nothing outside Hono needs its own kinds of Request and Response.
    overrideGlobalObjects: false,
    serverOptions: { maxHeaderSize, keepAliveTimeout: 5_000, headersTimeout: 15_000, requestTimeout: 30_000 },
  }) as Server
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const refused = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve)
    server.listen(port, host, () => resolve(undefined))
  })
  if (refused !== undefined) return refuse(listenProblem(refused, host, port))
  const address = server.address() as AddressInfo
  return ok({
    url: `http://${reachable(address.address)}:${address.port}`,
    handOver: (next) => {
      current = next
    },
    stop: (graceMs) => stopServer(server, open, graceMs),
  })
}

// A server that listens on every address is reached from here on the machine's own.
function reachable(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1'
  if (address === '::') return '[::1]'
  return address.includes(':') ? `[${address}]` : address
}

// Time for a request that is on its way through a connection just made.
const silenceMs = 150

async function stopServer(server: Server, open: ReadonlySet<Socket>, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection whose request ends now would be kept alive; it is closed as soon as it is idle.
  const sweep = setInterval(() => server.closeIdleConnections(), 25)
  // A connection that never asked for anything (browsers make some ahead) does not count as idle for Node.
  const dropSilent = setTimeout(
    () => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    },
    Math.min(silenceMs, graceMs),
  )
  const giveUp = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(dropSilent)
  clearTimeout(giveUp)
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): Problem {
  if (error.code === 'EADDRINUSE') {
    return problem('conflict', 'port-in-use', `Port ${port} of ${host} is in use`, {
      detail: 'Another program listens there, perhaps another exchange. Stop it, or set PORT to another number.',
    })
  }
  if (error.code === 'EACCES') {
    return problem('forbidden', 'port-forbidden', `This user may not listen on port ${port}`, {
      detail: 'Set PORT to a number above 1023.',
    })
  }
  const why = error.code ?? error.message
  return problem('invalid', 'address-unknown', `Cannot listen on ${host}, port ${port} (${why})`, {
    detail: 'Set HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0.',
  })
}
