import { z } from 'zod'
import { lineageKinds } from './lineage.domain.ts'

/** A chain for programs. Nodes are numbered within the answer, since a private one has no id that anybody may know. */
export const lineageSchema = z
  .object({
    nodes: z.array(
      z.object({
        ref: z.int().meta({ description: 'Number of the node within this answer' }),
        kind: z.enum(lineageKinds),
        id: z.string().nullable().meta({ description: 'null for a private node' }),
        title: z.string(),
        state: z.string().nullable(),
        path: z.string().nullable(),
        start: z.boolean().meta({ description: 'Whether the walk began here' }),
      }),
    ),
    edges: z.array(z.object({ from: z.int(), to: z.int(), at: z.iso.datetime() })),
  })
  .meta({ id: 'Lineage' })

/** See {@link lineageSchema}. */
export type LineageDocument = z.infer<typeof lineageSchema>

/** The request: the id of anything in the chain. */
export const lineageParams = z.object({
  id: z.string().meta({ description: 'The id of anything in the chain', example: 'lib-handyperson' }),
})
