import { expect, test } from 'vitest'
import { createLogger, redactedKeys } from './logger.ts'
import { withinRequest } from './request-context.ts'

function logged(write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = []
  write(createLogger('info', { write: (line) => void lines.push(line) }))
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('what people typed and what opens doors is left out, however deep it stands', () => {
  for (const key of redactedKeys) {
    const lines = logged((log) => {
      log.info({ [key]: 'secret', request: { [key]: 'secret', inner: { [key]: 'secret' } } }, 'x')
    })
    expect(JSON.stringify(lines)).not.toContain('secret')
    expect(lines[0]?.[key]).toBe('[left out]')
  }
})

test('a line carries the id of the request it was written in, across waiting', async () => {
  const lines: string[] = []
  const log = createLogger('info', { write: (line) => void lines.push(line) })
  await Promise.all(
    ['one', 'other'].map((id) =>
      withinRequest(id, async () => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        log.info(id)
      }),
    ),
  )
  log.info('outside')
  const found = lines.map((line) => JSON.parse(line) as { requestId?: string; message: string })
  expect(found.filter(({ requestId, message }) => requestId === message)).toHaveLength(2)
  expect(found.find(({ message }) => message === 'outside')).not.toHaveProperty('requestId')
})
