import { z } from 'zod'

/** What an installation says of itself: on the status page, in the API and on the command line alike. */
export const statusSchema = z
  .object({
    version: z.string(),
    database: z.enum(['pglite', 'postgresql']),
    migration: z.int().meta({ description: 'Number of the last migration that ran' }),
    asAt: z.iso.date().nullable().meta({ description: 'The day that bundled data is read as at; null for today' }),
    rows: z.record(z.string(), z.int()).meta({ description: 'Rows by table' }),
    index: z
      .object({ documents: z.int(), builtAt: z.iso.datetime() })
      .nullable()
      .meta({ description: 'The match index; null while there is none' }),
    jobs: z
      .object({ waiting: z.int(), overdue: z.int(), failed: z.int() })
      .meta({ description: 'Work for later: what waits, what is late by five minutes, what was given up' }),
    mail: z
      .object({ server: z.boolean(), waiting: z.int() })
      .meta({ description: 'Whether a mail server is configured, and messages not sent yet' }),
  })
  .meta({ id: 'Status' })

/** See {@link statusSchema}. */
export type Status = z.infer<typeof statusSchema>
