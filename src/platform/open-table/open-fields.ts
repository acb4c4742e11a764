import { z } from 'zod'
import type { OpenTable } from './open-table.ts'

/** What a column holds, in the words of Table Schema. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'array' | 'object'

/** A column of an open table, as programs that know nothing of this one are told of it. */
export type OpenField = Readonly<{
  name: string
  type: FieldType
  description: string
  isRequired: boolean
  /** The only values there are, where that is so. */
  values: readonly string[] | undefined
}>

const held = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
})
const property = held.extend({ description: z.string().optional(), anyOf: z.array(held).optional() })
const described = z.object({ properties: z.record(z.string(), property) })
const types = z.enum(['string', 'integer', 'number', 'boolean', 'array', 'object'])

/** The columns of a table in their order, read from its schema. */
export function openFields(table: OpenTable): readonly OpenField[] {
  const { properties } = described.parse(z.toJSONSchema(z.object(table.row.shape)))
  return Object.entries(properties).map(([name, whole]) => {
    // What may be missing is of a type or null, which a schema writes in one of two ways.
    const ways = whole.anyOf ?? [whole.type ?? []].flat().map((type) => ({ ...whole, type }))
    const way = ways.find(({ type }) => type !== 'null')
    return {
      name,
      type: way?.format === 'date' ? 'date' : types.parse(way?.type),
      description: whole.description ?? '',
      isRequired: ways.every(({ type }) => type !== 'null'),
      values: way?.enum,
    }
  })
}
