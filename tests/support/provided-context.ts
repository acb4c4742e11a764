export type { ProvidedContext } from 'vitest'

declare module 'vitest' {
  // What global set-up hands to test files; the project's own settings give `databaseKind`.
  export interface ProvidedContext {
    databaseKind: 'pglite' | 'postgresql'
    /** PGlite: the file that a migrated, empty database is restored from. */
    migratedSnapshot: string
    /** PostgreSQL: the server, and the database that each test file's own is cloned from. */
    serverUrl: string
    templateDatabase: string
    /** Journeys: the exchange that runs with the bundled data. */
    exchangeAddress: string
  }
}
