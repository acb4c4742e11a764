import { addHolding, signInPath } from '../../src/modules/accounts/index.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Role, RoleScope } from '../../src/platform/http/policy.ts'

/** What a test person sends requests with. */
type Send = (path: string, init?: RequestInit & { address?: string }) => Promise<Response>

/** Somebody signed in, with a browser that keeps its cookies. */
export type TestPerson = Readonly<{
  personId: string
  email: string
  /** Sends a request with the session's cookie. */
  request: Send
  /** Sends a form from a page of ours; a list of values is sent as many fields of one name. */
  post: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Response>
}>

/** Where the role of a test person is held: everywhere unless said. */
export type TestScope = Readonly<{ organisation?: string; place?: string; name?: string }>

/** A role, or just somebody with an account. */
export type TestRole = Role | 'person'

/** The password of every test person. */
export const testPassword = 'a long enough password'

// Made of `testPassword` once, with little cost, so that a test does not wait for it.
const testPasswordHash = '$argon2id$v=19$m=8,t=1,p=1$e6Ue1/zwpd+Gd1oXR3HVBw$Z2qeet3k3lo46EkuxR93JlRbZ1+sRt3tq/S8kygMGpQ'

let count = 0

/** Makes somebody with an account and one role, and signs them in through the real page. */
export async function signedInPerson(
  database: Database,
  send: Send,
  { role, scope }: Readonly<{ role: TestRole; scope: TestScope }>,
): Promise<TestPerson> {
  count += 1
  const personId = `test-${role}-${count}`
  const email = `${personId}@example.org`
  const at = new Date()
  await addTestPerson(database, { personId, email, name: scope.name ?? `Test ${role} ${count}`, at })
  if (role !== 'person') {
    await addHolding(database, {
      personId,
      holding: { role, scope: scopeOf(scope) },
      by: undefined,
      at,
      reason: 'A test needs it',
    })
  }
  const jar = new Map<string, string>()
  const request: Send = async (path, init = {}) => {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await send(path, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie)
    return response
  }
  const post: TestPerson['post'] = (path, fields) => request(path, formOf(fields))
  const response = await post(signInPath, { email, password: testPassword })
  if (response.status !== 303) throw new Error(`A test person could not sign in: ${response.status}`)
  return { personId, email, request, post }
}

/** A form as a browser sends it from a page of ours. */
export function formOf(fields: Readonly<Record<string, string | readonly string[]>>): RequestInit {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  )
  return { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' } }
}

async function addTestPerson(
  database: Database,
  { personId, email, name, at }: Readonly<{ personId: string; email: string; name: string; at: Date }>,
): Promise<void> {
  const times = { created_at: at, updated_at: at }
  await database
    .insertInto('people')
    .values({ id: personId, name, email, email_verified: true, ...times })
    .execute()
  await database
    .insertInto('sign_in_methods')
    .values({
      id: `password-of-${personId}`,
      person_id: personId,
      provider_id: 'credential',
      account_id: personId,
      password: testPasswordHash,
      ...times,
    })
    .execute()
}

function scopeOf({ organisation, place }: TestScope): RoleScope {
  if (organisation !== undefined) return { kind: 'organisation', id: organisation }
  if (place !== undefined) return { kind: 'place', id: place }
  return { kind: 'everywhere' }
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';')
  const at = pair.indexOf('=')
  const name = pair.slice(0, at)
  if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) jar.delete(name)
  else jar.set(name, pair.slice(at + 1))
}
