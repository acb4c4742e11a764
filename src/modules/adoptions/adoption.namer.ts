import { anyOf } from '../../platform/database/any-of.ts'
import type { Database } from '../../platform/database/database.ts'
import type { LineageNamer, NodeName } from '../lineage/index.ts'
import { changes } from './adaptation.domain.ts'
import { adoptionPath } from './adoption.paths.ts'
import { adoptionStates } from './adoption.states.ts'
import { isPublic } from './adoption.view.ts'

/** What an adopter is called; given at composition, where places and organisations are known. */
export type AdopterName = (
  database: Database,
  adopter: Readonly<{ kind: 'organisation' | 'place'; id: string }>,
) => Promise<string | undefined>

/** Adoptions, what was changed in them and the editions that came of it, as the chain calls them. */
export function adoptionNamers(nameOf: AdopterName): readonly LineageNamer[] {
  return [
    {
      kind: 'adoption',
      async names(database, ids) {
        const rows = await database
          .selectFrom('adoptions')
          .select(['id', 'state', 'adopter_kind', 'adopter_id'])
          .where('id', '=', anyOf(ids))
          .execute()
        const named = rows.map(
          async ({ id, state, adopter_kind: kind, adopter_id: adopter }): Promise<[string, NodeName]> => {
            if (!isPublic({ state })) return [id, { isPrivate: true }]
            const title = (await nameOf(database, { kind, id: adopter })) ?? 'an adopter'
            return [id, { isPrivate: false, title, path: adoptionPath(id), state: adoptionStates.states[state].label }]
          },
        )
        return new Map(await Promise.all(named))
      },
    },
    {
      kind: 'adaptation',
      async names(database, ids) {
        const rows = await database
          .selectFrom('adaptations')
          .select(['id', 'adoption_id', 'component', 'change'])
          .where('id', '=', anyOf(ids))
          .execute()
        return new Map(
          rows.map(({ id, adoption_id, component, change }) => [
            id,
            {
              isPrivate: false,
              title: `${changes[change]}: ${component}`,
              path: `${adoptionPath(adoption_id)}#adaptations`,
            } as const,
          ]),
        )
      },
    },
    {
      kind: 'edition',
      async names(database, ids) {
        const asked = ids.flatMap((id) => {
          const [, practiceId, edition] = /^(.+)~(\d{1,6})$/.exec(id) ?? []
          return practiceId === undefined || edition === undefined ? [] : [{ id, practiceId, edition }]
        })
        const wanted = anyOf(asked.map(({ practiceId }) => practiceId))
        const rows = await database.selectFrom('practices').select('id').where('id', '=', wanted).execute()
        const known = new Set(rows.map(({ id }) => id))
        return new Map(
          asked
            .filter(({ practiceId }) => known.has(practiceId))
            .map(({ id, practiceId, edition }) => [
              id,
              {
                isPrivate: false,
                title: `Edition ${edition}`,
                path: `/practices/${encodeURIComponent(practiceId)}`,
              } as const,
            ]),
        )
      },
    },
  ]
}
