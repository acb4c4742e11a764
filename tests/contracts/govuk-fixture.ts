import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** One example that govuk-frontend ships: options in, HTML out. */
export type Fixture = Readonly<{ name: string; options: Readonly<Record<string, unknown>>; html: string }>

const { resolve } = createRequire(import.meta.url)

/** The folder with a folder for each component. */
export const fixtureFolder = join(dirname(resolve('govuk-frontend/package.json')), 'dist/govuk/components')

/** Every example of a component. */
export function fixturesOf(component: string): readonly Fixture[] {
  return JSON.parse(readFileSync(join(fixtureFolder, component, 'fixtures.json'), 'utf8')).fixtures
}
