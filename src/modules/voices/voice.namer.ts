import { anyOf } from '../../platform/database/any-of.ts'
import type { LineageNamer } from '../lineage/index.ts'
import { answerInWords } from './answer.rules.ts'
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

/** What answers are called in the chain: what was said in one sentence, on the page of the voice. */
export const answerNamer: LineageNamer = {
  kind: 'answer',
  async names(database, ids) {
    const rows = await database
      .selectFrom('voice_answers')
      .innerJoin('voices', 'voices.id', 'voice_answers.voice_id')
      .select(['voice_answers.id', 'voice_id', 'voice_answers.kind', 'reason_code', 'voice_answers.promised_for'])
      .select(['is_private', 'hidden_under'])
      .where('voice_answers.id', '=', anyOf(ids))
      .execute()
    return new Map(
      rows.map((row): readonly [string, Named] => {
        if (row.is_private || row.hidden_under !== null) return [row.id, { isPrivate: true }]
        const { kind, promised_for: promised, reason_code: reasonCode } = row
        const title = answerInWords({ kind, promisedFor: promised ?? undefined, reasonCode: reasonCode ?? undefined })
        return [row.id, { isPrivate: false, title, path: voicePath(row.voice_id) }]
      }),
    )
  },
}
