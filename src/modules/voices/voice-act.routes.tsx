import { parseIsoDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { refuse, type Result } from '../../core/result.ts'
import type { Database } from '../../platform/database/database.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readRawForm, textOf, type RawForm } from '../../platform/http/form.ts'
import { holding, type SignedIn } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { findPersonByEmail } from '../accounts/index.ts'
import { answerVoice, closeWithReason, noReasons, type NoReason } from './answer.rules.ts'
import { moveAskers } from './asker.repository.ts'
import { hideVoice, hidingRules, mergeVoice, restoreVoice, type HidingRule } from './keeping.rules.ts'
import { handOn, nameOwner, passOn, takeOver } from './owner.rules.ts'
import { openVoice } from './verdict.rules.ts'
import type { ActTyped } from './voice-acts.tsx'
import type { AnswerKind, Voice } from './voice.domain.ts'
import { voicePath, voicesPath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import { findVoice } from './voice.repository.ts'
import { changeVoice, newId } from './voice.service.ts'

type ShowAgain = (context: HttpContext, parts: VoiceParts, typed: ActTyped) => Promise<PageAnswer>

/** What those who answer, pass on and moderate do with a voice. Who may do which is asked of the voice itself. */
export function voiceActRoutes(parts: VoiceParts, showAgain: ShowAgain): RouteTable {
  return [
    {
      kind: 'page',
      name: 'act on voice',
      method: 'POST',
      path: `${voicesPath}/:id/act`,
      policy: holding('commissioner', 'broker', 'moderator', 'administrator'),
      handler: (context) => actOnVoice(context, parts, showAgain),
    },
  ]
}

async function actOnVoice(context: HttpContext, parts: VoiceParts, showAgain: ShowAgain): Promise<PageAnswer> {
  const id = context.req.param('id') ?? ''
  const raw = await readRawForm(context)
  const act = textOf(raw, 'act')
  const done = await perform(parts, { id, act, raw, who: signedInOf(context) })
  if (done.ok) return context.redirect(voicePath(id), 303)
  const { problem: refused } = done
  if (refused.kind === 'not-found' || refused.kind === 'forbidden') return done
  // What was typed stays, beside what the voice says now: that is both versions where it changed meanwhile.
  const errors = refused.fields ?? [{ field: '', message: [refused.title, refused.detail].filter(Boolean).join('. ') }]
  const texts = Object.fromEntries(Object.keys(raw).map((name) => [name, textOf(raw, name)]))
  return await showAgain(context, parts, { act, texts, errors })
}

type Performed = Readonly<{ id: string; act: string; raw: RawForm; who: SignedIn }>

async function perform(parts: VoiceParts, { id, act, raw, who }: Performed): Promise<Result<Voice, Problem>> {
  const { database } = parts
  const text = (name: string) => textOf(raw, name).trim()
  const version = Number(text('version'))
  const more = Number.isInteger(version) && version > 0 ? { seen: version } : {}
  const change = (rule: Parameters<typeof changeVoice>[3], also?: (transaction: Database) => Promise<void>) =>
    changeVoice(parts, id, { who }, rule, { ...more, ...(also && { also }) })
  const answerId = newId('answer')
  switch (act) {
    case 'open':
      return await change((voice, standing) => openVoice(voice, standing))
    case 'answer': {
      const kind = text('kind')
      if (!isAnswerKind(kind)) return refuse(wrong('kind', 'Choose what the answer is'))
      const given = {
        id: answerId,
        kind,
        words: text('words'),
        date: parseIsoDate(text('date')),
        reasonCode: noReasonOf(text('reasonCode')),
        law: text('law') === '' ? undefined : text('law'),
      }
      return await change((voice, standing) => answerVoice(voice, given, standing))
    }
    case 'hand_on':
      return await performHandOn(parts, { id, act, raw, who }, answerId, change)
    case 'own': {
      const person = await findCommissioner(database, text('to'))
      const body = text('body')
      if (body === '') return refuse(wrong('body', 'Write the name of the body'))
      if (person === undefined) return refuse(wrong('to', 'Nobody with this address answers here'))
      const post = `The commissioner at ${body}`
      return await change((voice, standing) => nameOwner(voice, { personId: person.personId, post }, body, standing))
    }
    case 'take_over':
      return await change(takeOver)
    case 'pass_on':
      return await change((voice, standing) => passOn(voice, { note: text('reason'), answerId }, standing))
    case 'close':
      return await change((voice, standing) => closeWithReason(voice, { reason: text('reason'), answerId }, standing))
    case 'hide': {
      const rule = text('rule')
      if (!isHidingRule(rule)) return refuse(wrong('rule', 'Choose the rule'))
      return await change((voice, standing) => hideVoice(voice, rule, standing))
    }
    case 'restore':
      return await change((voice, standing) => restoreVoice(voice, text('reason'), standing))
    case 'merge': {
      const into = await findVoice(database, text('into').split('/').at(-1) ?? '')
      if (into === undefined) return refuse(wrong('into', 'There is no voice at this address'))
      return await change(
        (voice, standing) => mergeVoice(voice, into, text('reason'), standing),
        (transaction) => moveAskers(transaction, id, into.id),
      )
    }
    default:
      return refuse(wrong('', 'Choose what to do'))
  }
}

async function performHandOn(
  { database }: VoiceParts,
  { raw, id }: Performed,
  answerId: string,
  change: (rule: Parameters<typeof changeVoice>[3]) => Promise<Result<Voice, Problem>>,
): Promise<Result<Voice, Problem>> {
  const text = (name: string) => textOf(raw, name).trim()
  const voice = await findVoice(database, id)
  const person = await findCommissioner(database, text('to'))
  if (voice === undefined || person === undefined) {
    return refuse(wrong('to', 'Nobody with this address answers here'))
  }
  if (text('post') === '') return refuse(wrong('post', 'Write their post'))
  return await change((locked, standing) =>
    handOn(locked, { personId: person.personId, post: text('post') }, { reason: text('reason'), answerId }, standing),
  )
}

async function findCommissioner(database: Database, email: string) {
  const person = await findPersonByEmail(database, email)
  return person?.holdings.some(({ role }) => role === 'commissioner') === true ? person : undefined
}

const isAnswerKind = (kind: string): kind is AnswerKind => ['yes', 'done', 'not-yet', 'no'].includes(kind)
const isNoReason = (code: string): code is NoReason => Object.keys(noReasons).includes(code)
const noReasonOf = (code: string) => (isNoReason(code) ? code : undefined)
const isHidingRule = (rule: string): rule is HidingRule => Object.keys(hidingRules).includes(rule)

function wrong(field: string, message: string): Problem {
  return problem('invalid', 'wrong-form', message, { fields: [{ field, message }] })
}
