import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { describe, expect, inject, it } from 'vitest'
import { freshServerDatabase } from '../../../tests/support/database.ts'
import { openServerDatabase } from '../database/server-database.ts'
import { writeMail } from '../mail/mail.repository.ts'

const reminders = 1_000
const kills = 10
const child = join(import.meta.dirname, '../../../tests/support/job-worker.child.ts')

/** A mail server that takes its time and notes each message it has said yes to, in order. */
async function mailServer(): Promise<Readonly<{ url: string; taken: string[]; close: () => Promise<void> }>> {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 10,
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (part: Buffer) => (text += part.toString()))
      stream.on('end', () => {
        setTimeout(() => {
          taken.push(/^Message-ID: (\S+)/im.exec(text)?.[1] ?? 'none')
          done()
        }, 40)
      })
    },
  })
  // A connection of a process that was killed.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

// One process cannot show what two do to each other, and only a server takes two.
const onServers = () => {
  it(
    'sends each of 1,000 reminders once while one of two processes is killed ten times',
    { timeout: 120_000 },
    async () => {
      const target = await freshServerDatabase()
      const mail = await mailServer()
      const open = openServerDatabase(target.url)
      const start = (): ChildProcess => {
        const args = ['--disable-warning=ExperimentalWarning', child, target.url, mail.url]
        return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      }
      const end = async (process_: ChildProcess) => {
        const ended = once(process_, 'exit')
        process_.kill('SIGKILL')
        await ended
      }
      let steady: ChildProcess | undefined
      let other: ChildProcess | undefined
      try {
        await open.database.transaction().execute(async (transaction) => {
          for (let number = 0; number < reminders; number++) {
            const email = `reader-${number}@example.org`
            await writeMail(transaction, { email, subject: `Reminder ${number}`, words: 'Due soon.', at: new Date() })
          }
        })
        steady = start()
        for (let kill = 0; kill < kills; kill++) {
          other = start()
          if (other.stdout !== null) await once(other.stdout, 'data')
          await pause(150 + Math.random() * 500)
          await end(other)
        }
        other = start()
        const waiting = async () =>
          (
            await open.database
              .selectFrom('mails')
              .select((expression) => expression.fn.countAll<number>().as('count'))
              .where('sent_at', 'is', null)
              .executeTakeFirstOrThrow()
          ).count
        while ((await waiting()) > 0) await pause(100)

        const messages = new Set(mail.taken)
        const again = mail.taken.length - messages.size
        // By its Message-ID a mailbox holds each once. What a killed process had handed over a moment before it could say so is
        // handed over again; no more than it had in hand, four at a time, each of the ten times.
        expect(messages.size).toBe(reminders)
        expect(again).toBeLessThanOrEqual(kills * 4)
        const jobs = await open.database.selectFrom('jobs').select(['attempts', 'done_at', 'failed_at']).execute()
        expect(jobs).toHaveLength(reminders)
        expect(jobs.filter(({ done_at: done, failed_at: failed }) => done === null || failed !== null)).toEqual([])
        process.stdout.write(`${reminders} reminders, ${kills} kills, ${again} handed over again under the same id\n`)
      } finally {
        for (const running of [steady, other]) if (running !== undefined) await end(running)
        await open.close()
        await mail.close()
        await target.drop()
      }
    },
  )
}
if (inject('databaseKind') === 'postgresql') describe('reminders', onServers)
else {
  it('are sent by one process alone where the database is inside it', () => {
    expect(inject('databaseKind')).toBe('pglite')
  })
}
