import { z } from 'zod'
import { ok } from '../../core/result.ts'
import { apiRoute } from '../../platform/http/api-route.ts'
import { csvText } from '../../platform/http/csv-text.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import { readRates } from './rates.service.ts'
import type { IntroductionParts } from './introduction-parts.ts'

const ratesSchema = z
  .object({
    rates: z.array(
      z.object({
        kind: z.enum(['organisation', 'place']),
        id: z.string(),
        name: z.string(),
        received: z.int().nullable().meta({
          description:
            'In twelve months; null below five. Those younger than six working days without an answer are left out',
        }),
        answered_in_time: z
          .int()
          .nullable()
          .meta({ description: 'Within six working days, a no as good as a yes; null below five received' }),
        median_days: z
          .number()
          .nullable()
          .meta({ description: 'Working days until the answer; null below five received' }),
      }),
    ),
  })
  .meta({ id: 'ReplyRates' })

/** The route of reply rates for programs. */
export function ratesApi({
  database,
  titles,
  calendars,
  now,
}: Pick<IntroductionParts, 'database' | 'titles' | 'calendars' | 'now'>): RouteTable {
  return [
    apiRoute({
      name: 'read reply rates',
      path: '/api/v1/introductions/rates',
      policy: anyone,
      summary: 'How everybody replies to those who ask to meet them',
      examples: ['/api/v1/introductions/rates'],
      answer: ratesSchema,
      csv: { fileName: 'reply-rates.csv', write: (answer) => ratesCsv(answer as z.infer<typeof ratesSchema>) },
      handler: async () => {
        const rates = await readRates(database, { titles, calendars, now: now() })
        return ok({
          rates: rates.flatMap(({ party, name, rate }) =>
            party.kind === 'organisation' || party.kind === 'place'
              ? [
                  {
                    kind: party.kind,
                    id: party.id,
                    name,
                    received: rate.received ?? null,
                    answered_in_time: rate.inTime ?? null,
                    median_days: rate.medianDays ?? null,
                  },
                ]
              : [],
          ),
        })
      },
    }),
  ]
}

function ratesCsv({ rates }: z.infer<typeof ratesSchema>): string {
  const head = ['kind', 'id', 'name', 'received', 'answered_in_time', 'median_days']
  return csvText(
    head,
    rates.map((one) => [one.kind, one.id, one.name, one.received, one.answered_in_time, one.median_days]),
  )
}
