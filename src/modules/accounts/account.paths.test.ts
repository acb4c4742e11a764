import { expect, test } from 'vitest'
import { safeNext } from './account.paths.ts'

test('leads on within the exchange', () => {
  for (const address of ['/', '/needs?page=2', '/practices/lib-a#parts', '/results?need=falls%20at%20home']) {
    expect(safeNext(address)).toBe(address)
  }
})

test('never leads to another site, whatever was asked', () => {
  const elsewhere = [
    ...['https://example.org', '//example.org', '/\\example.org', '\\\\example.org', 'javascript:alert(1)', ''],
    ...['/\t/example.org', '/\n/example.org', 'needs', `/${'a'.repeat(3_000)}`],
  ]
  for (const address of [...elsewhere, undefined]) expect(safeNext(address)).toBe('/my-work')
})
