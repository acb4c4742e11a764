import { expect, test } from 'vitest'
import { exportKinds, readExportOrder } from './export-order.ts'

const codeOf = (kind: string, out: string, since?: string) => {
  const order = readExportOrder(kind, out, since)
  if (order === undefined) return 'unknown'
  return order.ok ? order.value.form : order.problem.code
}

test.each([
  ['practices', 'p.csv', undefined, 'csv'],
  ['practices', 'p.JSONL', undefined, 'jsonl'],
  ['needs', 'n.zip', undefined, 'zip'],
  ['all', 'all.zip', undefined, 'zip'],
  ['all', 'all.csv', undefined, 'wrong-ending'],
  ['practices', 'p.xlsx', undefined, 'wrong-ending'],
  ['practices', 'p', undefined, 'wrong-ending'],
  ['hsds', 'h.json', undefined, 'hsds'],
  ['hsds', 'h.csv', undefined, 'wrong-ending'],
  ['all', 'c.jsonl', '2025-11-08', 'changes'],
  ['all', 'c.jsonl', '2025-02-30', 'wrong-day'],
  ['all', 'c.zip', '2025-11-08', 'wrong-ending'],
  ['needs', 'c.jsonl', '2025-11-08', 'changes-of-all'],
  ['adoptions', 'a.csv', undefined, 'nothing-to-export'],
  ['rates', 'r.zip', undefined, 'nothing-to-export'],
  ['constructor', 'c.csv', undefined, 'unknown'],
  ['secrets', 's.csv', undefined, 'unknown'],
])('export %s --out %s --since %s is %s', (kind, out, since, expected) => {
  expect(codeOf(kind, out, since)).toBe(expected)
})

test('every kind that is there can be packed or is a list of services', () => {
  for (const kind of exportKinds) expect(codeOf(kind, kind === 'hsds' ? 'x.json' : 'x.zip')).toMatch(/zip|hsds/)
})
