import { z } from 'zod'
import { problem } from '../../../core/problem.ts'
import { ok, refuse } from '../../../core/result.ts'
import type { Database } from '../../../platform/database/database.ts'
import { apiRoute } from '../../../platform/http/api-route.ts'
import { anyone } from '../../../platform/http/policy.ts'
import type { RouteTable } from '../../../platform/http/route.ts'
import { listEditions, type Edition } from './edition.repository.ts'
import { listInvolvements } from './involvement.repository.ts'
import { profileSchema } from './profile.schema.ts'
import { findWritten } from './written-practice.repository.ts'
import { practiceStates } from './written-practice.states.ts'

const states = z.string().meta({ description: `One of ${Object.keys(practiceStates.states).join(', ')}` })

const edition = z
  .object({
    edition: z.int().meta({ description: 'Counted from 1' }),
    published_at: z.iso.datetime(),
    what_changed: z.string().optional(),
    credit: z.string().optional().meta({ description: 'Whose change it was, where it was not its owner’s' }),
    profile: profileSchema.meta({
      description: 'All that its owner said, components among it; what is empty is not said',
    }),
  })
  .meta({ id: 'Edition' })

const answer = z.object({
  id: z.string(),
  owner: z.string().meta({ description: 'The organisation that wrote it' }),
  state: states,
  reviewed: z.boolean().meta({ description: 'False while it stands *not yet reviewed*' }),
  confirmed_on: z.iso.date().optional(),
  lapses_on: z.iso.date().optional(),
  involved: z.array(
    z.object({
      people: z.string(),
      stage: z.enum(['need', 'design', 'delivery', 'review']),
      how: z.enum(['told', 'asked', 'shared', 'led']),
      confirmed: z.boolean().optional().meta({ description: 'What they said themselves; missing if they were silent' }),
    }),
  ),
  editions: z.array(edition).meta({ description: 'The newest first' }),
})

/** The editions of practices for programs. */
export function editionApi({ database }: Readonly<{ database: Database }>): RouteTable {
  return [
    apiRoute({
      name: 'get editions of a practice',
      path: '/api/v1/practices/:id/editions',
      policy: anyone,
      summary: 'Editions of a practice',
      description: 'A practice that its owner writes here, with each edition whole and its components.',
      examples: [],
      params: z.object({ id: z.string() }),
      answer,
      refusals: ['not-found'],
      handler: async ({ params: { id } }) => {
        const written = await findWritten(database, id)
        if (written === undefined || written.edition === 0) return refuse(notWrittenHere)
        const { organisationId, state, reviewed, confirmedOn, lapsesOn } = written
        return ok({
          id,
          owner: organisationId,
          state,
          reviewed,
          confirmed_on: confirmedOn,
          lapses_on: lapsesOn,
          involved: (await listInvolvements(database, id)).map(({ people, stage, how, answer: said }) => ({
            people,
            stage,
            how,
            ...(said !== undefined && { confirmed: said === 'yes' }),
          })),
          editions: (await listEditions(database, id)).map(shownEdition),
        })
      },
    }),
  ]
}

const notWrittenHere = problem('not-found', 'no-editions', 'This practice has no editions here', {
  detail: 'Only practices that their owners write here have editions.',
})

function shownEdition({ number, publishedAt, whatChanged, credit, profile }: Edition) {
  return {
    edition: number,
    published_at: publishedAt.toISOString(),
    what_changed: whatChanged,
    credit,
    profile,
  }
}
