import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from '../../platform/http/form.ts'
import { signedIn } from '../../platform/http/policy.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import { submitOnce } from '../../platform/http/submitted-form.repository.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { formOf, testPassword } from '../../../tests/support/test-person.ts'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { testDocument, testPage } from '../../../tests/http/test-routes.tsx'

let running: TestApplication
const made: string[] = []

beforeAll(async () => {
  const open = await freshDatabase()
  const noteSchema = z.object({ words: z.string().trim().min(1, 'Say something') })
  running = await testApplication({
    open,
    routes: [
      testPage('/test-notes', () => testDocument('Notes'), { policy: signedIn }),
      testPage(
        '/test-notes',
        async (context) => {
          const form = await readForm(context, noteSchema)
          if (!form.ok) return { ok: false, problem: form.problem }
          const address = await open.database.transaction().execute((transaction) =>
            submitOnce(transaction, { token: form.token, route: 'add test note' }, async () => {
              made.push(form.value.words)
              return `/test-notes?made=${made.length}`
            }),
          )
          return redirectTo(address)
        },
        { method: 'POST', policy: signedIn },
      ),
    ],
  })
})
afterAll(() => running.close())

describe('signing in', () => {
  test('leads to where one wanted to go, with a cookie that no script reads', async () => {
    const asked = await running.request('/test-notes?page=2')
    expect(asked.status).toBe(303)
    expect(asked.headers.get('location')).toBe('/sign-in?next=%2Ftest-notes%3Fpage%3D2')
    const { email } = await running.as('person')
    const response = await running.request(
      '/sign-in',
      formOf({ email: ` ${email.toUpperCase()} `, password: testPassword, next: '/test-notes?page=2' }),
    )
    expect([response.status, response.headers.get('location')]).toEqual([303, '/test-notes?page=2'])
    expect(response.headers.getSetCookie().join()).toMatch(/exchange\.session_token=[^;]+;.*HttpOnly.*SameSite=Lax/i)
  })

  test('says the same of a wrong password and of an unknown address, and keeps the address that was typed', async () => {
    const { email } = await running.as('person')
    const answers = await Promise.all(
      [email, 'nobody@example.org'].map(async (address) => {
        const response = await running.request('/sign-in', formOf({ email: address, password: 'not the password' }))
        const html = await response.text()
        expect(html).toContain(`value="${address}"`)
        expect(html).not.toContain('not the password')
        return [response.status, html.replaceAll(address, 'ADDRESS')]
      }),
    )
    expect(answers[0]?.[0]).toBe(400)
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.[1]).toContain('The e-mail address or the password is not right')
  })

  test('stops guessing, for an account that there is and for one that there is not', async () => {
    const { email } = await running.as('person')
    for (const address of [email, 'no-such@example.org']) {
      for (let guess = 0; guess < 10; guess++) {
        const response = await running.request('/sign-in', {
          ...formOf({ email: address, password: `guess ${guess}` }),
          address: `10.0.0.${guess}`,
        })
        expect(await response.text()).toContain('is not right')
      }
      const right = formOf({ email: address, password: testPassword })
      const refused = await running.request('/sign-in', { ...right, address: '10.0.0.99' })
      expect(refused.status).toBe(400)
      expect(await refused.text()).toContain('There were too many tries. Wait')
    }
  })

  test('begins a new session and ends the one before', async () => {
    const person = await running.as('person')
    const sessions = async () =>
      (
        await running.open.database
          .selectFrom('sessions')
          .select('id')
          .where('person_id', '=', person.personId)
          .execute()
      ).map(({ id }) => id)
    const [before] = await sessions()
    await person.post('/sign-in', { email: person.email, password: testPassword })
    const after = await sessions()
    expect(after).toHaveLength(1)
    expect(after[0]).not.toBe(before)
    expect((await person.request('/test-notes')).status).toBe(200)
  })

  test('ends when one signs out, for good', async () => {
    const person = await running.as('person')
    const page = await (await person.request('/my-work')).text()
    expect(page).toContain('You are up to date')
    expect(page).toContain('My work')
    const out = await person.post('/sign-out', {})
    expect(out.headers.get('location')).toBe('/')
    expect((await person.request('/my-work')).status).toBe(303)
    const left = await running.open.database
      .selectFrom('sessions')
      .select('id')
      .where('person_id', '=', person.personId)
      .execute()
    expect(left).toEqual([])
  })

  test('refuses a form from another site', async () => {
    const response = await running.request('/sign-in', {
      ...formOf({ email: 'a@example.org', password: 'b' }),
      headers: { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' },
    })
    expect(response.status).toBe(403)
  })

  test('writes no address and no password to the log', () => {
    const log = JSON.stringify(running.log)
    expect(running.log.length).toBeGreaterThan(20)
    expect(log).not.toMatch(/example\.org|long enough password|guess \d|session_token/)
  })
})

describe('a form', () => {
  test('sent twice makes one record, one after the other or at once', async () => {
    const person = await running.as('person')
    made.length = 0
    const token = 'abcdefghijklmnopqrstuvwx'
    const send = () => person.post('/test-notes', { words: 'Once', token })
    const answers = await Promise.all([send(), send()])
    answers.push(await send())
    expect(answers.map(({ headers }) => headers.get('location'))).toEqual(Array(3).fill('/test-notes?made=1'))
    expect(made).toEqual(['Once'])
  })

  test('sent after the session had ended is kept, shown after signing in to whose it was, and sent then', async () => {
    const person = await running.as('person')
    made.length = 0
    await running.open.database
      .updateTable('sessions')
      .set({ expires_at: new Date(0) })
      .where('person_id', '=', person.personId)
      .execute()
    const words = 'A long letter, with <b>all</b> its\nlines'
    const token = 'zbcdefghijklmnopqrstuvwx'
    const kept = await person.post('/test-notes', { words, token })
    expect([kept.status, kept.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fsign-in%2Fkept'])
    expect(await (await person.request('/sign-in?next=%2Fsign-in%2Fkept')).text()).toContain('What you typed is kept')

    const other = await running.as('person')
    const cookie =
      kept.headers
        .getSetCookie()
        .find((one) => one.startsWith('exchange.kept_form='))
        ?.split(';')[0] ?? ''
    expect(cookie).not.toBe('')
    await person.post('/sign-in', { email: other.email, password: testPassword })
    expect(await (await person.request('/sign-in/kept')).text()).not.toContain('A long letter')

    await person.post('/sign-in', { email: person.email, password: testPassword })
    const page = await (await person.request('/sign-in/kept')).text()
    expect(page).toContain('A long letter, with &lt;b>all&lt;/b> its')
    expect(page).toContain('action="/test-notes"')
    await person.post('/test-notes', { words, token })
    expect(made).toEqual([words])
  })
})
