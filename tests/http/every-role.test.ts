import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles, visitor, type Who } from '../../src/platform/http/policy.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import { formOf, type TestPerson } from '../support/test-person.ts'

let running: TestApplication
let people: readonly Readonly<{ role: string; who: Who; send: TestPerson['request'] }>[]

beforeAll(async () => {
  running = await testApplication()
  const one = async (role: 'person' | (typeof roles)[number]) => {
    const { personId, request } = await running.as(role)
    const holdings = role === 'person' ? [] : [{ role, scope: { kind: 'everywhere' } as const }]
    return {
      role,
      who: { kind: 'signed-in', personId, name: role, holdings, sessionId: 'unknown' } as const,
      send: request,
    }
  }
  people = [
    { role: 'visitor', who: visitor, send: running.request },
    ...(await Promise.all((['person', ...roles] as const).map(one))),
  ]
})
afterAll(() => running.close())

// Signing out would end the walk of who is signed in; it is walked in the tests of its own page.
const walked = (route: Route) => route.path !== '/sign-out'

/** Whether the frame let somebody through to the handler, whatever that made of a request without content. */
async function isLetIn(route: Route, send: TestPerson['request']): Promise<boolean> {
  const address = route.path.replaceAll(/:\w+/g, 'nobody-knows-this')
  const response = await send(address, route.method === 'POST' ? formOf({}) : {})
  if (response.status === 303) return !(response.headers.get('location') ?? '').startsWith('/sign-in?next=')
  if (response.status !== 403) return true
  return !(await response.text()).includes('You cannot open this page')
}

test('every route lets every role in as its policy says', { timeout: 120_000 }, async () => {
  const lines: string[] = []
  const wrong: string[] = []
  for (const route of running.application.routes.filter(walked)) {
    const marks: string[] = []
    for (const { role, who, send } of people) {
      const allowed = route.policy.allows(who)
      const letIn = await isLetIn(route, send)
      if (letIn !== allowed) wrong.push(`${route.method} ${route.path} as ${role}: ${letIn ? 'let in' : 'refused'}`)
      marks.push(letIn ? 'x' : '-')
    }
    lines.push(`${marks.join(' ')}  ${route.method.padEnd(4)} ${route.path}  (${route.policy.name})`)
  }
  process.stdout.write(`${people.map(({ role }) => role).join(', ')}\n${lines.join('\n')}\n`)
  expect(wrong).toEqual([])
})

test('a policy is not only for show: something is closed to visitors and something to people without a role', () => {
  const closedTo = (who: Who) => running.application.routes.filter(({ policy }) => !policy.allows(who)).length
  expect(closedTo(visitor)).toBeGreaterThan(0)
})
