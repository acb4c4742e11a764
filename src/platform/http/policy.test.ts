import { expect, test } from 'vitest'
import { anyone, holding, holds, signedIn, visitor, type RoleHolding, type SignedIn } from './policy.ts'

const somebody = (...holdings: RoleHolding[]): SignedIn => ({
  kind: 'signed-in',
  personId: 'ann',
  name: 'Ann',
  holdings,
  sessionId: 'one',
})
const bolton = { kind: 'place', id: 'E08000001' } as const
const bury = { kind: 'place', id: 'E08000002' } as const

test('a policy lets in who it names', () => {
  const commissioner = somebody({ role: 'commissioner', scope: bolton })
  const policies = [anyone, signedIn, holding('commissioner', 'broker'), holding('administrator')]
  expect(policies.map(({ allows }) => allows(visitor))).toEqual([true, false, false, false])
  expect(policies.map(({ allows }) => allows(somebody()))).toEqual([true, true, false, false])
  expect(policies.map(({ allows }) => allows(commissioner))).toEqual([true, true, true, false])
  expect(policies.map(({ name }) => name)).toEqual([
    'anyone',
    'signed in',
    'holding commissioner or broker',
    'holding administrator',
  ])
})

test('a role is held where it was given and nowhere else', () => {
  const here = somebody({ role: 'commissioner', scope: bolton })
  expect(holds(here, 'commissioner', bolton)).toBe(true)
  expect(holds(here, 'commissioner', bury)).toBe(false)
  expect(holds(here, 'commissioner', { kind: 'organisation', id: bolton.id })).toBe(false)
  expect(holds(here, 'commissioner', { kind: 'everywhere' })).toBe(false)
  expect(holds(here, 'broker', bolton)).toBe(false)
  expect(holds(visitor, 'commissioner', bolton)).toBe(false)
  const everywhere = somebody({ role: 'commissioner', scope: { kind: 'everywhere' } })
  expect(holds(everywhere, 'commissioner', bury)).toBe(true)
})
