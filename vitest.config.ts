import { defineConfig } from 'vitest/config'

const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const

/** A project a kind of test; the kind is the file's suffix. */
const project = (name: string, include: string[], more: Record<string, unknown> = {}) => ({
  ...jsx,
  test: { name, include, ...more },
})

/** Kinds that start processes and browsers run after the rest, one file at a time, so that they do not starve each other. */
const alone = (groupOrder: number) => ({ fileParallelism: false, sequence: { groupOrder } })

const database = (name: string, kind: 'pglite' | 'postgresql') =>
  project(name, ['src/**/*.db.test.{ts,tsx}', 'src/**/*.http.test.{ts,tsx}', 'tests/http/**/*.test.{ts,tsx}'], {
    globalSetup: [`tests/support/${kind}.setup.ts`],
    provide: { databaseKind: kind },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  })

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/closing-line.reporter.ts'],
    maxWorkers: 2,
    projects: [
      project('checks', ['tests/checks/**/*.test.ts'], { testTimeout: 120_000 }),
      project('unit', ['src/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.{ts,tsx}'], {
        exclude: ['**/*.{property,db,http,journey}.test.{ts,tsx}', '**/node_modules/**'],
      }),
      project('property', ['src/**/*.property.test.{ts,tsx}'], { testTimeout: 120_000 }),
      project('contract', ['tests/contracts/**/*.test.{ts,tsx}'], { testTimeout: 60_000 }),
      project('relevance', ['tests/relevance/**/*.test.ts'], { testTimeout: 300_000, hookTimeout: 300_000 }),
      project('process', ['tests/process/**/*.test.ts'], {
        testTimeout: 300_000,
        hookTimeout: 300_000,
        fileParallelism: false,
      }),
      database('pglite', 'pglite'),
      database('postgresql', 'postgresql'),
      project('journey', ['tests/journeys/**/*.journey.test.ts'], {
        globalSetup: ['tests/support/server.setup.ts'],
        testTimeout: 120_000,
        hookTimeout: 180_000,
        ...alone(2),
      }),
    ],
  },
})
