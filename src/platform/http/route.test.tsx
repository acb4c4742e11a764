import { expect, test } from 'vitest'
import { z } from 'zod'
import { ok } from '../../core/result.ts'
import { apiRoute } from './api-route.ts'
import { anyone } from './policy.ts'
import type { Route } from './route.ts'

test('a route without a policy does not compile', () => {
  // @ts-expect-error The policy is missing: `npm run types` fails here if that ever becomes allowed.
  const open: Route = { kind: 'page', name: 'open door', method: 'GET', path: '/', handler: () => <html lang="en" /> }
  // @ts-expect-error The same for programs.
  const api = apiRoute({
    name: 'open api',
    path: '/api/v1/x',
    summary: 'X',
    answer: z.string(),
    handler: () => ok('x'),
  })
  for (const route of [open, api]) expect(route).not.toHaveProperty('policy')
})

test('a handler for programs gets what the schemas say, and must answer what they say', () => {
  const route = apiRoute({
    name: 'count letters',
    path: '/api/v1/letters/:word',
    policy: anyone,
    summary: 'Counts letters',
    params: z.object({ word: z.string() }),
    query: z.object({ times: z.coerce.number().default(1) }),
    answer: z.object({ letters: z.int() }),
    handler: ({ params, query }) => ok({ letters: params.word.length * query.times }),
  })
  apiRoute({
    name: 'wrong answer',
    path: '/api/v1/wrong',
    policy: anyone,
    summary: 'Wrong',
    answer: z.object({ letters: z.int() }),
    // @ts-expect-error The answer is not of the schema.
    handler: () => ok({ letters: 'seven' }),
  })
  expect(route.schemas.query?.parse({})).toEqual({ times: 1 })
})
