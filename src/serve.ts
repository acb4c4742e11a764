import type { Config } from './config.ts'
import type { Problem } from './core/problem.ts'
import { ok, type Result } from './core/result.ts'
import { createProgressLine, type ProgressLine } from './platform/command-line/progress-line.ts'
import { announceServer } from './platform/http/server-address.ts'
import { listen, type RunningServer } from './platform/http/server.ts'
import { answerWhileStarting, inWords } from './platform/http/starting-page.ts'
import { runStartup, type StartupState } from './platform/http/startup.ts'
import { startTasks, type Started } from './start-tasks.ts'

/** How long requests that have begun may take to end when the exchange stops. */
const graceMs = 10_000

/**
 * Serves until the process is told to stop; refused if it could not start. It listens at once and shows how
 * far it is, so that a browser opened early waits for the right thing.
 */
export async function serve(
  config: Config,
  terminal: NodeJS.WriteStream = process.stderr,
): Promise<Result<undefined, Problem>> {
  const stop = stopSignal()
  let state: StartupState = { phase: 'starting', percent: 0, task: 'Starting' }
  const listening = await listen({
    host: config.host,
    port: config.port,
    answer: (request) => answerWhileStarting(request, state),
  })
  if (!listening.ok) return listening
  const server = listening.value
  const line = createProgressLine(terminal)
  terminal.write(`Starting on ${server.url}\n`)
  const started: Started = {}
  const startup = runStartup(startTasks(config, started), {
    onChange: (changed) => {
      state = changed
      show(line, changed)
    },
    isStopping: () => stop.aborted,
  })
  const outcome = await Promise.race([startup, whenAborted(stop)])
  line.end()
  if (outcome !== 'stopping' && !outcome.ok) {
    await close(server, started)
    return outcome
  }
  if (outcome !== 'stopping') await serveUntil(stop, config, server, started, terminal)
  terminal.write('Stopping\n')
  await close(server, started)
  return ok(undefined)
}

async function serveUntil(
  stop: AbortSignal,
  config: Config,
  server: RunningServer,
  { application }: Started,
  terminal: NodeJS.WriteStream,
): Promise<void> {
  if (application === undefined) throw new Error('The start ended without an application')
  server.handOver(application.fetch)
  const withdraw = await announceServer(config.dataDir, server.url)
  application.worker.start()
  terminal.write(`Ready on ${server.url}\n`)
  await whenAborted(stop)
  await withdraw()
}

async function close(server: RunningServer, started: Started): Promise<void> {
  await server.stop(graceMs)
  started.stopClock?.()
  await started.application?.worker.stop()
  await started.stopFollowing?.()
  started.index?.close()
  await started.open?.close()
}

function show(line: ProgressLine, state: StartupState): void {
  if (state.phase === 'ready' || state.phase === 'failed') return
  line.show(state.percent, inWords(state).detail)
}

/** Aborted by the first SIGINT or SIGTERM; a second one ends the process at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1)
      controller.abort()
    })
  }
  return controller.signal
}

async function whenAborted(signal: AbortSignal): Promise<'stopping'> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  return 'stopping'
}
