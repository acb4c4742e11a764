import { z } from 'zod'
import { ok } from '../../core/result.ts'
import type { Database } from '../../platform/database/database.ts'
import { apiRoute } from '../../platform/http/api-route.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import { countAskers } from './asker.repository.ts'
import { publicCount, voiceKinds } from './voice.domain.ts'
import { voicePath } from './voice.paths.ts'
import { listVoices } from './voice.repository.ts'

const mostVoices = 100

const voiceSchema = z
  .object({
    id: z.string(),
    kind: z.enum(voiceKinds),
    state: z.string(),
    practice: z.string().nullable().meta({ description: 'The practice that is wanted' }),
    place: z.string(),
    body: z.string().nullable(),
    takes_part: z.boolean(),
    opened_on: z.string().nullable(),
    answer_by: z.string().nullable(),
    answer: z.string().nullable().meta({ description: 'The kind of the answer that stands' }),
    askers: z.string().meta({ description: 'A number, or that it is fewer than may be shown' }),
    path: z.string(),
  })
  .meta({
    id: 'Voice',
    description: 'What people ask for. Their words stand on its page alone; names and contacts nowhere.',
  })

/** Public voices for programs, the newest first. */
export function voiceApi({ database }: Readonly<{ database: Database }>): RouteTable {
  return [
    apiRoute({
      name: 'list voices for programs',
      path: '/api/v1/voices',
      policy: anyone,
      summary: 'What people ask for, and where the answer stands',
      query: z.object({
        place: z.string().max(20).optional().meta({ description: 'Code of a council, such as E08000001' }),
        practice: z.string().max(200).optional().meta({ description: 'Id of the practice that is wanted' }),
        page: z.coerce.number().int().min(1).max(500).default(1),
        limit: z.coerce.number().int().min(1).max(mostVoices).default(20),
      }),
      answer: z.object({ total: z.int(), voices: z.array(voiceSchema) }),
      handler: async ({ query: { place, practice, page, limit } }) => {
        const { voices, total } = await listVoices(database, {
          ...(place !== undefined && { placeCodes: [place] }),
          ...(practice !== undefined && { about: { kind: 'practice', id: practice } }),
          offset: (page - 1) * limit,
          limit,
        })
        const counts = await countAskers(
          database,
          voices.map(({ id }) => id),
        )
        return ok({
          total,
          voices: voices.map((voice) => ({
            id: voice.id,
            kind: voice.kind,
            state: voice.state,
            practice: voice.about?.kind === 'practice' ? voice.about.id : null,
            place: voice.placeCode,
            body: voice.body ?? null,
            takes_part: voice.owner.duty === 'answer',
            opened_on: voice.openedOn ?? null,
            answer_by: voice.answerBy ?? null,
            answer: voice.answer?.kind ?? null,
            askers: publicCount(counts.get(voice.id) ?? 0, voice),
            path: voicePath(voice.id),
          })),
        })
      },
    }),
  ]
}
