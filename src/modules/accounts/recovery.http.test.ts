import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { formOf, testPassword, type TestPerson } from '../../../tests/support/test-person.ts'

let running: TestApplication
let person: TestPerson

beforeAll(async () => {
  running = await testApplication()
})
afterAll(() => running.close())

const post = (path: string, fields: Record<string, string>) => running.request(path, formOf(fields))

/** The last message to an address, which waits in the outbox since no mail server is set. */
async function lastMail(email: string): Promise<Readonly<{ subject: string; words: string }> | undefined> {
  await running.runJobs()
  const mails = await running.open.database
    .selectFrom('mails')
    .select(['subject', 'words'])
    .where('email', '=', email)
    .orderBy('written_at')
    .execute()
  return mails.at(-1)
}
const tokenIn = (words = '') => /token=([^\s&]+)/.exec(words)?.[1] ?? ''
const signIn = (email: string, password: string) => post('/sign-in', { email, password })

test('an exchange with the bundled data and without real accounts can be tried as every role', async () => {
  const page = await (await running.request('/sign-in')).text()
  expect(page.match(/action="\/sign-in\/demonstration"/g)).toHaveLength(8)
  const response = await post('/sign-in/demonstration', {
    account: 'demonstration-administrator',
    next: '/administration',
  })
  expect(response.headers.get('location')).toBe('/administration')
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const get = () => running.request('/administration', { headers: { cookie } })
  expect((await get()).status).toBe(200)

  person = await running.as('person')
  expect(await (await running.request('/sign-in')).text()).not.toContain('/sign-in/demonstration')
  expect((await post('/sign-in/demonstration', { account: 'demonstration-broker' })).status).toBe(403)
  expect((await get()).status).toBe(303)
})

test('an account is made, confirmed by a message and then signs in', async () => {
  const fields = { name: 'Ann', email: 'Ann@Example.org', password: 'three unlikely words' }
  const short = await post('/sign-up', { ...fields, password: 'short' })
  expect(short.status).toBe(400)
  const kept = await short.text()
  expect(kept).toContain('value="Ann@Example.org"')
  expect(kept).toContain('Use 12 characters or more')
  expect(await (await post('/sign-up', fields)).text()).toContain('Look in your e-mail')
  const early = await signIn('ann@example.org', fields.password)
  expect(await early.text()).toContain('Open the link that we sent')
  const token = tokenIn((await lastMail('ann@example.org'))?.words)
  expect((await running.request(`/confirm-email?token=${token}`)).status).toBe(200)
  expect(await (await signIn('ann@example.org', fields.password)).text()).toContain('Open the link')
  expect((await post('/confirm-email', { token })).headers.get('location')).toBe('/sign-in?done=confirmed')
  expect((await signIn('ann@example.org', fields.password)).status).toBe(303)
  expect((await post('/confirm-email', { token: `${token}x` })).headers.get('location')).toBe('/sign-in?done=link-old')
})

test('asking for an account or a new password says the same whether there is one or not', async () => {
  const words = async (path: string, fields: Record<string, string>) => (await post(path, fields)).text()
  const fields = { name: 'Bo', password: 'three unlikely words' }
  const known = await words('/sign-up', { ...fields, email: person.email })
  expect(await words('/sign-up', { ...fields, email: 'bo@example.org' })).toBe(known)
  expect((await lastMail(person.email))?.subject).toBe('You have an account already')
  const forgotten = await words('/forgotten-password', { email: person.email })
  expect(await words('/forgotten-password', { email: 'nobody@example.org' })).toBe(forgotten)
  expect(await lastMail('nobody@example.org')).toBeUndefined()
})

test('a forgotten password is set anew by a link that works once and ends every session', async () => {
  await post('/forgotten-password', { email: person.email })
  const token = tokenIn((await lastMail(person.email))?.words)
  expect((await post('/new-password', { token, password: 'short' })).status).toBe(400)
  const done = await post('/new-password', { token, password: 'another long password' })
  expect(done.headers.get('location')).toBe('/sign-in?done=password')
  expect((await person.request('/my-work')).status).toBe(303)
  expect((await signIn(person.email, testPassword)).status).toBe(400)
  expect((await signIn(person.email, 'another long password')).status).toBe(303)
  expect((await post('/new-password', { token, password: 'yet another password' })).status).toBe(400)
})

test('nobody is written to more than a few times an hour, known or not', async () => {
  for (const email of ['many@example.org', (await running.as('person')).email]) {
    for (let time = 0; time < 5; time++) expect((await post('/forgotten-password', { email })).status).toBe(200)
    const refused = await post('/forgotten-password', { email })
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('several times')])
  }
})

test('another password and another address need the password, and other sessions end', async () => {
  const ann = await running.as('person')
  const elsewhere = await signIn(ann.email, testPassword)
  const cookie = elsewhere.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect((await ann.post('/account/password', { current: 'wrong', password: 'a very new password' })).status).toBe(400)
  const changed = await ann.post('/account/password', { current: testPassword, password: 'a very new password' })
  expect(changed.headers.get('location')).toBe('/account?done=password')
  expect((await running.request('/account', { headers: { cookie } })).status).toBe(303)
  expect((await ann.request('/account')).status).toBe(200)

  const wrong = await ann.post('/account/email', { email: 'ann.new@example.org', proof: 'wrong' })
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('value="ann.new@example.org"')])
  await ann.post('/account/email', { email: 'ann.new@example.org', proof: 'a very new password' })
  expect((await lastMail(ann.email))?.words).toContain('ann.new@example.org')
  await post('/confirm-email', { token: tokenIn((await lastMail('ann.new@example.org'))?.words) })
  expect((await signIn('ann.new@example.org', 'a very new password')).status).toBe(303)
  expect((await signIn(ann.email, 'a very new password')).status).toBe(400)
})

test('a session can be seen and ended, and nobody else’s', async () => {
  const [one, other] = [await running.as('person'), await running.as('person')]
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const form = formOf({ email: one.email, password: testPassword })
  const headers = new Headers(form.headers)
  headers.set('user-agent', agent)
  await running.request('/sign-in', { ...form, headers })
  const page = await (await one.request('/account')).text()
  expect(page).toContain('Firefox on Linux')
  const id = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const count = async () => (await one.request('/account')).text().then((html) => html.match(/, since /g)?.length)
  await other.post('/account/sessions/end', { session: id })
  expect(await count()).toBe(2)
  await one.post('/account/sessions/end', { session: id })
  expect(await count()).toBe(1)
})

test('leaves no address, password or link in the log', () => {
  expect(JSON.stringify(running.log)).not.toMatch(/example\.org|unlikely words|token=/i)
})
