import { anyOf } from '../../platform/database/any-of.ts'
import type { LineageNamer } from '../lineage/index.ts'
import { toVoice } from './voice.repository.ts'
import { voicePath } from './voice.paths.ts'
import { voiceTitle } from './voice-words.ts'
import { voiceStates } from './voice.states.ts'

type Named = Awaited<ReturnType<LineageNamer['names']>> extends ReadonlyMap<string, infer Name> ? Name : never

/** What voices are called in the chain; private, hidden and held ones have no words there. */
export const voiceNamer: LineageNamer = {
  kind: 'voice',
  async names(database, ids) {
    const rows = await database.selectFrom('voices').selectAll().where('id', '=', anyOf(ids)).execute()
    return new Map(
      rows.map(toVoice).map((voice): readonly [string, Named] => {
        const isPrivate =
          voice.isPrivate || voice.hiddenUnder !== undefined || voice.state === 'held' || voice.state === 'draft'
        if (isPrivate) return [voice.id, { isPrivate: true }]
        const title = voiceTitle(voice, undefined)
        return [
          voice.id,
          { isPrivate: false, title, path: voicePath(voice.id), state: voiceStates.states[voice.state].label },
        ]
      }),
    )
  },
}
