import { problem, type Problem } from '../../core/problem.ts'

/** Connection refused, reset, unreachable or unknown, as Node names them. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
])

/** PostgreSQL: shutting down, crashed, starting, cancelled by its time limit, too many connections, read only standby. */
const serverCodes = new Set(['57P01', '57P02', '57P03', '57014', '53300', '25006', '25P03'])

/** What the drivers say in words only. */
const words =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|query read timeout|PGlite (instance )?is (already )?clos|has already been destroyed|not queryable|server closed the connection|connection has been discarded|not currently accepting connections/i

const unavailable = problem('unavailable', 'database-unavailable', 'The exchange cannot reach its database', {
  detail: 'Nothing was lost. Try again in a minute.',
})

function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (networkCodes.has(code) || serverCodes.has(code) || code.startsWith('08')) return true
  if (error instanceof Error && words.test(error.message)) return true
  if (error instanceof AggregateError) return error.errors.some(isAway)
  return error instanceof Error && error.cause !== undefined && isAway(error.cause)
}

const diskFull = problem('unavailable', 'disk-full', 'The disk of the database is full', {
  detail: 'What was saved before is safe. Nothing more can be saved until whoever runs the exchange makes room.',
})

/** Disk full, as PostgreSQL says it, Node, and the embedded database where it meets the file system itself (51 is ENOSPC there). */
function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, name, errno } = error as { code?: unknown; name?: unknown; errno?: unknown }
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return true
  if (name === 'ErrnoError' && errno === 51) return true
  return error instanceof Error && /no space left on device|could not extend file/i.test(error.message)
}

/** The refusal to show if the error means that the database is away, too slow or out of room; `undefined` if the error is a bug. */
export function databaseProblem(error: unknown): Problem | undefined {
  if (isDiskFull(error)) return diskFull
  return isAway(error) ? unavailable : undefined
}
