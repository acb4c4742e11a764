import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

const path = join(import.meta.dirname, '..', 'relevance', 'accepted-figures.json')

/** A figure may be this much worse than the last accepted one: the last bits of a sum differ between machines, not more. */
const allowed = 0.002

type Accepted = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Fails if a figure is worse than the last accepted one, or is not in the file. Better ones are put there by hand, with a reason in the commit. */
export function expectAccepted(group: string, figures: Readonly<Record<string, number>>): void {
  const accepted = (JSON.parse(readFileSync(path, 'utf8')) as Accepted)[group] ?? {}
  const worse = Object.entries(figures).filter(([name, value]) => !(value >= (accepted[name] ?? Infinity) - allowed))
  expect(worse, `figures of ${group} that are worse than accepted: ${JSON.stringify(accepted)}`).toEqual([])
  expect(Object.keys(accepted).sort(), `figures of ${group}`).toEqual(Object.keys(figures).sort())
}
