import { expect, test } from 'vitest'
import { problem, type ProblemKind } from '../../core/problem.ts'
import * as frameProblems from './frame-problems.ts'
import { problemDocument, statusOf } from './problem-document.ts'

const statuses: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
}

test.each(Object.entries(statuses))('%s is status %i', (kind, status) => {
  expect(statusOf(kind as ProblemKind)).toBe(status)
})

test('every refusal of the frame has its own code and the status that goes with it', () => {
  const refusals = [
    frameProblems.bodyTooLarge(102_400),
    frameProblems.malformedAddress('It is too long.'),
    frameProblems.methodNotAllowed(['GET']),
    frameProblems.notAcceptable(['json']),
    frameProblems.notAllowed(),
    frameProblems.pageNotFound(),
    frameProblems.sentFromElsewhere(),
    frameProblems.timedOut(),
    frameProblems.tooManyRequests(1),
    frameProblems.unexpected(),
  ]
  const table = Object.fromEntries(
    refusals.map(({ problem: refusal, status }) => [refusal.code, status ?? statusOf(refusal.kind)]),
  )
  expect(refusals).toHaveLength(Object.keys(frameProblems).length)
  expect(table).toEqual({
    'body-too-large': 413,
    'malformed-address': 400,
    'method-not-allowed': 405,
    'not-acceptable': 406,
    'not-allowed': 403,
    'page-not-found': 404,
    'sent-from-elsewhere': 403,
    'timed-out': 503,
    'too-many-requests': 429,
    unexpected: 500,
  })
})

test('a document leaves out what is not known', () => {
  expect(problemDocument(problem('not-found', 'unknown-place', 'We do not know Boltn'))).toEqual({
    type: 'urn:innovation-exchange:problem:unknown-place',
    title: 'We do not know Boltn',
    status: 404,
    code: 'unknown-place',
  })
  const whole = problem('invalid', 'invalid-request', 'Wrong', {
    detail: 'Why',
    fields: [{ field: 'limit', message: 'From 1 to 100' }],
    suggestions: ['Bolton'],
  })
  expect(problemDocument(whole, { requestId: 'abc' })).toMatchObject({
    detail: 'Why',
    instance: 'urn:innovation-exchange:request:abc',
    errors: [{ field: 'limit', message: 'From 1 to 100' }],
    suggestions: ['Bolton'],
  })
})
