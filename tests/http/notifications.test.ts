import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notify, scheduleDigests, type NewNotification } from '../../src/modules/notifications/index.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import type { TestPerson } from '../support/test-person.ts'

let running: TestApplication
let person: TestPerson
const received: string[] = []
const server = new SMTPServer({
  authOptional: true,
  // The pool of the sender stays open; nothing waits for it here.
  closeTimeout: 10,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      received.push(Buffer.concat(parts).toString().replaceAll('=\r\n', '').replaceAll('=3D', '='))
      done()
    })
  },
})

// A Monday, so that weekly digests are due the next morning but one week later.
const monday = new Date('2025-11-10T09:00:00Z')
const later = (days: number, hour = 8) => new Date(Date.UTC(2025, 10, 10 + days, hour))

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  running = await testApplication({ settings: { smtpUrl: `smtp://127.0.0.1:${port}`, baseUrl: 'http://localhost' } })
  person = await running.as('person')
  await scheduleDigests(running.open.database, monday)
})
afterAll(async () => {
  await running.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const tell = (more: Partial<NewNotification>) =>
  running.open.database.transaction().execute((transaction) =>
    notify(
      transaction,
      { secret: undefined, publicUrl: 'http://localhost' },
      {
        personId: person.personId,
        kind: 'answer',
        title: 'The council has answered you',
        href: '/needs',
        because: 'you asked for it',
        at: monday,
        ...more,
      },
    ),
  )

describe('what people are told', () => {
  test('is under My work, and by e-mail at once where it is an answer to them', async () => {
    await tell({})
    await running.runJobs()
    await running.runJobs()
    expect(received).toHaveLength(1)
    expect(received[0]).toContain(`To: ${person.email}`)
    expect(received[0]).toContain('http://localhost/needs')
    expect(received[0]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(await (await person.request('/my-work')).text()).toContain('The council has answered you')
    const mail = await running.open.database.selectFrom('mails').select(['words', 'sent_at']).executeTakeFirstOrThrow()
    expect([mail.words, mail.sent_at !== null]).toEqual(['', true])
  })

  test('waits for the weekly digest otherwise, and comes once', async () => {
    received.length = 0
    await tell({ kind: 'change', title: 'One practice was changed' })
    await tell({ kind: 'follow', title: 'A need was stated in Bolton' })
    for (let day = 1; day <= 8; day++) await running.runJobs(later(day))
    expect(received).toHaveLength(1)
    expect(received[0]).toContain('One practice was changed')
    expect(received[0]).toContain('A need was stated in Bolton')
  })

  test('comes daily at most once a day to who chose that', async () => {
    received.length = 0
    const saved = await person.post('/account/messages', { change: 'daily', follow: 'instant', answer: 'daily' })
    expect(saved.headers.get('location')).toBe('/account/messages?saved=yes')
    await tell({ kind: 'change', title: 'First' })
    await tell({ kind: 'answer', title: 'Second' })
    for (let hour = 6; hour < 20; hour++) await running.runJobs(later(9, hour))
    expect(received).toHaveLength(1)
    expect(received[0]).toMatch(/Second[\s\S]*First/)
  })

  test('can be stopped with one click of a mail program, for one kind, without signing in', async () => {
    await person.post('/account/messages', { answer: 'instant' })
    received.length = 0
    await tell({ title: 'Before' })
    await running.runJobs()
    const link =
      /List-Unsubscribe:\s*<http:\/\/localhost([^>]+)>/i.exec(received[0]?.replaceAll('\r\n ', ' ') ?? '')?.[1] ?? ''
    const page = await (await running.request(link)).text()
    expect(page).toContain('Stop these messages')
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    expect((await running.request(link.replace(/proof=./, 'proof=_'), { method: 'POST', body })).status).toBe(404)
    const stopped = await running.request(link, { method: 'POST', body })
    expect([stopped.status, await stopped.text()]).toEqual([200, expect.stringContaining('Messages stopped')])
    received.length = 0
    await tell({ title: 'After' })
    await tell({ kind: 'deadline', title: 'A deadline' })
    await running.runJobs()
    expect(received).toHaveLength(1)
    expect(received[0]).toContain('Subject: A deadline')
    expect(await (await person.request('/my-work')).text()).toContain('After')
  })

  test('leaves no address and no words in the log', () => {
    expect(JSON.stringify(running.log)).not.toMatch(/example\.org|answered you|proof=/)
  })
})
