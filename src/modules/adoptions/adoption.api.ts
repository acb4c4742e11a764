import { z } from 'zod'
import { ok } from '../../core/result.ts'
import { apiRoute } from '../../platform/http/api-route.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import type { AdoptionParts } from './adoption-parts.ts'
import { listPublicAdoptions } from './list-adoptions.ts'

const adoptionSchema = z.object({
  id: z.string(),
  state: z.string(),
  practice: z.string().meta({ description: 'The id of the practice' }),
  practice_title: z.string(),
  adopter_kind: z.enum(['organisation', 'place']),
  adopter: z.string(),
  adopter_name: z.string(),
  place: z.string().nullable(),
  heard_by: z.string().nullable(),
  edition: z.int(),
  decision: z.enum(['adopt', 'trial', 'reject']).nullable(),
  decided_on: z.iso.date().nullable(),
  sign_off_levels: z.int().nullable(),
  people_agreeing: z.int().nullable(),
  days_to_decide: z.int().nullable(),
  started_on: z.iso.date().nullable(),
  last_confirmed_on: z.iso.date().nullable(),
  counts_as_in_use: z.boolean(),
  reason: z.string().nullable().meta({ description: 'Why it was decided against, paused or stopped' }),
})
const adoptionsSchema = z.object({ adoptions: z.array(adoptionSchema) }).meta({ id: 'Adoptions' })

/** The route of adoptions for programs. */
export function adoptionApi(parts: Pick<AdoptionParts, 'database' | 'titles' | 'now'>): RouteTable {
  return [
    apiRoute({
      name: 'get adoptions',
      path: '/api/v1/adoptions',
      policy: anyone,
      summary: 'Where practices were taken up, decided against or stopped',
      description:
        'What a body is only thinking about is not among them. Claims of owners that nobody confirmed have the state claimed.',
      examples: ['/api/v1/adoptions', '/api/v1/adoptions?practice=lib-holiday-activities-and-food'],
      query: z.object({
        practice: z.string().max(200).optional(),
        place: z
          .string()
          .regex(/^[A-Z]\d{8}$/, 'is no code of a place')
          .optional(),
        after: z.string().max(200).optional().meta({ description: 'The last id of the page before' }),
      }),
      answer: adoptionsSchema,
      handler: async ({ query }) => {
        const listed = await listPublicAdoptions(parts, {
          practiceId: query.practice,
          placeCode: query.place,
          after: query.after,
        })
        return ok({
          adoptions: listed.map(({ adoption, adopter, practice, isConfirmed }) => ({
            id: adoption.id,
            state: adoption.state,
            practice: adoption.practiceId,
            practice_title: practice,
            adopter_kind: adoption.adopter.kind,
            adopter: adoption.adopter.id,
            adopter_name: adopter,
            place: adoption.placeCode ?? null,
            heard_by: adoption.heardBy ?? null,
            edition: adoption.edition,
            decision: adoption.decision?.kind ?? null,
            decided_on: adoption.decision?.decidedOn ?? null,
            sign_off_levels: adoption.decision?.levels ?? null,
            people_agreeing: adoption.decision?.people ?? null,
            days_to_decide: adoption.decision?.days ?? null,
            started_on: adoption.startedOn ?? null,
            last_confirmed_on: adoption.lastConfirmedOn ?? null,
            counts_as_in_use: isConfirmed && (adoption.state === 'in_use' || adoption.state === 'sustained'),
            reason: adoption.reason ?? null,
          })),
        })
      },
    }),
  ]
}
