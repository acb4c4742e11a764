import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../../tests/support/application.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { bundledDatabase } from '../../../../tests/support/bundled-database.ts'
import { ownDomain, refusedAddress } from './claim.domain.ts'

const id = 'GB-CHC-1000003'
const path = `/organisations/${id}`

let running: TestApplication
let administrator: TestPerson
beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase() })
  await running.open.database
    .updateTable('organisations')
    .set({ web: 'www.example.org.uk' })
    .where('id', '=', id)
    .execute()
  administrator = await running.as('administrator')
})
afterAll(() => running.close())

const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const locationOf = (response: Response) => response.headers.get('location')
const tokenIn = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

async function claim(person: TestPerson, fields: Record<string, string>): Promise<Response> {
  const token = tokenIn(await (await person.request(`${path}/claim`)).text())
  return await person.post(`${path}/claim`, { token, ...fields })
}

async function mailedCode(): Promise<string> {
  const mail = await running.open.database
    .selectFrom('mails')
    .select('words')
    .orderBy('written_at', 'desc')
    .executeTakeFirstOrThrow()
  return /The code is (?<code>[A-Z\d-]+)/.exec(mail.words)?.groups?.['code'] ?? ''
}

test('only an address at the registered domain will do, and a site of many is nobody’s own', () => {
  expect(ownDomain({ web: 'http://www.help.org.uk/about' })).toBe('help.org.uk')
  for (const web of [undefined, 'facebook.com/help', 'https://help.wordpress.com', 'none'])
    expect(ownDomain({ web })).toBeUndefined()
  expect(refusedAddress('help.org.uk', 'ann@mail.help.org.uk')).toBeUndefined()
  for (const address of ['ann@nothelp.org.uk', 'ann@help.org.uk.evil.com', 'ann', 'a@b@help.org.uk', '']) {
    expect([address, refusedAddress('help.org.uk', address)]).not.toEqual([address, undefined])
  }
})

describe('a claim', () => {
  test('is proved by a code to its own domain; own words then stand beside the register and change no ranking text', async () => {
    expect(words(await (await running.request(path)).text())).toContain(
      'Nobody from this organisation has written here.',
    )
    const ann = await running.as('person')
    const wrong = await claim(ann, { way: 'e-mail', address: 'ann@gmail.com' })
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('value="ann@gmail.com"')
    expect(locationOf(await claim(ann, { way: 'e-mail', address: 'ann@example.org.uk' }))).toBe(`${path}/claim/code`)
    expect((await ann.request(`${path}/profile`)).status).toBe(403)
    expect((await ann.post(`${path}/claim/code`, { code: 'AAAAA-AAAAA' })).status).toBe(400)
    const code = await mailedCode()
    // Nobody else can use it.
    const bob = await running.as('person')
    expect((await bob.post(`${path}/claim/code`, { code })).status).toBe(404)
    expect(locationOf(await ann.post(`${path}/claim/code`, { code: code.toLowerCase().replace('-', ' ') }))).toBe(
      `${path}/profile`,
    )

    const form = await (await ann.request(`${path}/profile`)).text()
    const said = { ownWords: 'We sit with people', introductions: 'open', replyDays: '5', wouldComeTo: 'Bolton\nBury' }
    const late = await ann.post(`${path}/profile`, { seen: seenIn(form), ...said, replyDays: '99' })
    expect(late.status).toBe(400)
    expect(await late.text()).toContain('>We sit with people</textarea>')
    expect((await ann.post(`${path}/profile`, { seen: seenIn(form), ...said })).status).toBe(303)
    const stale = await ann.post(`${path}/profile`, { seen: seenIn(form), ...said, ownWords: 'Something else' })
    expect(stale.status).toBe(409)
    expect(words(await stale.text())).toContain('We sit with people')
    const page = words(await (await running.request(path)).text())
    expect(page.indexOf('We sit with people')).toBeLessThan(page.indexOf('To advance the education'))
    expect(page).toContain('Answers within 5 working days')
    // The register's own row is as it was.
    const row = await running.open.database
      .selectFrom('organisations')
      .select('objects')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.objects?.toLowerCase()).toContain('to advance the education')
    expect((await ann.request(`/organisations/${id}/practices`)).status).toBe(200)
    expect(await (await ann.request(`/organisations/${id}/practices`)).text()).toContain('Write a practice up')
  })

  test('ends after five wrong codes', async () => {
    const eve = await running.as('person')
    await claim(eve, { way: 'e-mail', address: 'eve@example.org.uk' })
    const code = await mailedCode()
    for (let time = 0; time < 5; time++) await eve.post(`${path}/claim/code`, { code: 'WRONG-WRONG' })
    expect((await eve.post(`${path}/claim/code`, { code })).status).toBe(409)
    expect((await eve.request(`${path}/profile`)).status).toBe(403)
  })

  test('is proved by a letter whose code is shown once', async () => {
    const cat = await running.as('person')
    await claim(cat, { way: 'post' })
    expect(words(await (await administrator.request('/claims')).text())).toContain('A letter is to be posted')
    const { id: claimId } = await running.open.database
      .selectFrom('organisation_claims')
      .select('id')
      .where('person_id', '=', cat.personId)
      .executeTakeFirstOrThrow()
    expect((await cat.post(`/claims/${claimId}/letter`, {})).status).toBe(403)
    const letter = words(await (await administrator.post(`/claims/${claimId}/letter`, {})).text())
    const code = /[A-Z\d]{5}-[A-Z\d]{5}/.exec(letter)?.[0] ?? ''
    expect((await administrator.post(`/claims/${claimId}/letter`, {})).status).toBe(409)
    expect((await cat.post(`${path}/claim/code`, { code })).status).toBe(303)
    expect((await cat.request(`${path}/profile`)).status).toBe(200)
  })

  test('that is doubtful is decided by an administrator, with a reason, and never by the one who claims', async () => {
    const dan = await running.as('administrator')
    expect((await claim(dan, { way: 'decision' })).status).toBe(400)
    await claim(dan, { way: 'decision', why: 'I am its secretary' })
    const { id: claimId } = await running.open.database
      .selectFrom('organisation_claims')
      .select('id')
      .where('person_id', '=', dan.personId)
      .executeTakeFirstOrThrow()
    expect((await dan.post(`/claims/${claimId}/decision`, { how: 'accept', reason: 'Me' })).status).toBe(403)
    expect((await administrator.post(`/claims/${claimId}/decision`, { how: 'accept', reason: '' })).status).toBe(400)
    expect(
      (await administrator.post(`/claims/${claimId}/decision`, { how: 'accept', reason: 'Rang them' })).status,
    ).toBe(303)
    expect((await dan.request(`${path}/profile`)).status).toBe(200)
  })
})
