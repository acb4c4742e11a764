import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { formOf, type TestPerson } from '../../../tests/support/test-person.ts'

let running: TestApplication
let first: TestPerson
let second: TestPerson

beforeAll(async () => {
  running = await testApplication()
  first = await running.as('administrator')
  second = await running.as('administrator')
})
afterAll(() => running.close())

const rolesPath = '/administration/roles'
const form = { role: 'commissioner', scope: 'place', code: 'E08000001', reason: 'Works for the council' }

async function linkTo(email: string): Promise<string> {
  const mails = await running.open.database.selectFrom('mails').select('words').where('email', '=', email).execute()
  return /token=([\w-]+)/.exec(mails.at(-1)?.words ?? '')?.[1] ?? ''
}
const holdingsOf = (email: string) =>
  running.open.database
    .selectFrom('role_holdings')
    .innerJoin('people', 'people.id', 'role_holdings.person_id')
    .select(['role', 'place_code', 'granted_by', 'role_holdings.id'])
    .where('email', '=', email)
    .where('ended_at', 'is', null)
    .execute()

test('an administrator invites somebody without an account, who makes one with the link', async () => {
  const email = 'cora@example.org'
  const wrong = await first.post(rolesPath, { ...form, email, code: 'E99999999' })
  expect(wrong.status).toBe(400)
  const kept = await wrong.text()
  expect(kept).toContain('We know no place E99999999')
  expect(kept).toContain('value="Works for the council"')
  expect((await first.post(rolesPath, { ...form, email })).headers.get('location')).toBe(`${rolesPath}?done=invited`)
  const token = await linkTo(email)
  const page = await (await running.request(`/invitation?token=${token}`)).text()
  expect(page).toContain('Commissioner for the place E08000001')
  const accept = formOf({ invitation: token, name: 'Cora', password: 'three unlikely words' })
  const answers = await Promise.all([running.request('/invitation', accept), running.request('/sign-in')])
  expect(answers[0].headers.get('location')).toBe('/sign-in?done=accepted')
  expect(await holdingsOf(email)).toMatchObject([
    { role: 'commissioner', place_code: 'E08000001', granted_by: first.personId },
  ])
  expect((await running.request('/invitation', accept)).status).toBe(400)
  const signIn = formOf({ email, password: 'three unlikely words' })
  expect((await running.request('/sign-in', signIn)).status).toBe(303)
})

test('somebody with an account accepts only as themselves', async () => {
  const [person, other] = [await running.as('person'), await running.as('person')]
  await first.post(rolesPath, { ...form, email: person.email, role: 'moderator', scope: 'everywhere', code: '' })
  const token = await linkTo(person.email)
  const fields = { invitation: token, name: 'Other', password: 'three unlikely words' }
  expect((await other.post('/invitation', fields)).status).toBe(400)
  expect((await running.request('/invitation', formOf(fields))).status).toBe(400)
  expect(await holdingsOf(other.email)).toEqual([])
  expect((await person.post('/invitation', { invitation: token })).status).toBe(303)
  expect(await holdingsOf(person.email)).toMatchObject([{ role: 'moderator' }])
})

test('a new administrator needs two: who asked cannot agree', async () => {
  const email = 'ada@example.org'
  await first.post(rolesPath, { ...form, email, role: 'administrator', scope: 'everywhere', code: '' })
  expect(await linkTo(email)).toBe('')
  const { id } = await running.open.database
    .selectFrom('invitations')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  expect(await (await first.request(rolesPath)).text()).not.toContain('Agree')
  expect((await first.post(`${rolesPath}/approve`, { id })).status).toBe(403)
  expect(await (await second.request(rolesPath)).text()).toContain('Agree')
  expect((await second.post(`${rolesPath}/approve`, { id })).status).toBe(303)
  expect(await linkTo(email)).not.toBe('')
})

test('an invitation that was taken back or is too old opens nothing', async () => {
  const email = 'eve@example.org'
  await first.post(rolesPath, { ...form, email })
  const token = await linkTo(email)
  const { id } = await running.open.database
    .selectFrom('invitations')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  await second.post(`${rolesPath}/revoke`, { id })
  expect(await (await running.request(`/invitation?token=${token}`)).text()).toContain('no invitation here')
  await first.post(rolesPath, { ...form, email })
  await running.open.database
    .updateTable('invitations')
    .set({ expires_at: new Date('2025-11-10T08:59:00Z') })
    .where('email', '=', email)
    .execute()
  const late = formOf({ invitation: await linkTo(email), name: 'Eve', password: 'three unlikely words' })
  expect((await running.request('/invitation', late)).status).toBe(400)
})

test('a role that is ended is gone at once, and the last administrator stays', async () => {
  const [mine] = await holdingsOf(first.email)
  const [theirs] = await holdingsOf(second.email)
  await first.post(`${rolesPath}/end`, { id: String(theirs?.id) })
  expect((await second.request(rolesPath)).status).toBe(403)
  const kept = await first.post(`${rolesPath}/end`, { id: String(mine?.id) })
  expect([kept.status, await kept.text()]).toEqual([409, expect.stringContaining('last administrator')])
  expect((await first.request(rolesPath)).status).toBe(200)
})

test('leaves no address and no link in the log', () => {
  expect(JSON.stringify(running.log)).not.toMatch(/example\.org|token=|unlikely words/)
})
