import { dayInLondon } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { nowhere } from '../../core/state-machine.ts'
import { redactText } from '../../platform/bulk-load/redaction.ts'
import { recordTransition } from '../../platform/audit/transition.repository.ts'
import { inTransaction, updateByClosure } from '../../platform/audit/update-by-closure.ts'
import { findAskerByCode, insertAsker, listAskers, type NewAsker } from './asker.repository.ts'
import { joinVoice } from './keeping.rules.ts'
import { hashReturnCode } from './return-code.ts'
import { openVoice } from './verdict.rules.ts'
import type { Asker, Owner, Voice, VoiceKind, VoiceSubject } from './voice.domain.ts'
import { findOpenWant, findVoice, insertVoice, voiceStore } from './voice.repository.ts'
import { newId, writeDown, type VoiceActing, type VoiceTools } from './voice.service.ts'

/** What somebody says, as a form parsed it. The code was given to them with the form, so that sending it twice is once. */
export type Said = Readonly<{
  code: string
  kind: VoiceKind
  words: string
  affected: string | undefined
  placeCode: string
  serviceArea: string | undefined
  about: VoiceSubject | undefined
  isPrivate: boolean
  body: string | undefined
  bodyPlaceCode: string
  owner: Owner
  /** A voice to join instead of opening another. */
  joins: string | undefined
  asker: Pick<Asker, 'name' | 'nameShown' | 'isAgainst' | 'isUnder18' | 'channel'> &
    Readonly<{ email: string | undefined }>
}>

/** What came of saying it. */
export type SaidOutcome = Readonly<{ voice: Voice; asker: Asker; joined: boolean }>

/**
 * Opens a voice, or joins the one that is open for the same. The same code twice answers what came of it the first time.
 * Words that hold an e-mail or telephone number are held until a moderator has looked.
 */
export async function sayVoice(
  tools: VoiceTools,
  said: Said,
  acting: VoiceActing,
): Promise<Result<SaidOutcome, Problem>> {
  return await inTransaction(tools.database, async (transaction) => {
    const inside = { ...tools, database: transaction }
    const codeHash = hashReturnCode(said.code)
    const before = await findAskerByCode(transaction, codeHash)
    const known = before && (await findVoice(transaction, before.voiceId))
    if (before !== undefined && known !== undefined) return ok({ voice: known, asker: before, joined: false })
    const open = await openOneToJoin(inside, said)
    return open === undefined
      ? await openNew(inside, said, acting, codeHash)
      : await join(inside, open, said, acting, codeHash)
  })
}

async function openOneToJoin({ database }: VoiceTools, said: Said): Promise<Voice | undefined> {
  if (said.joins !== undefined) return await findVoice(database, said.joins)
  if (said.kind !== 'want' || said.about === undefined) return undefined
  return await findOpenWant(database, { practiceId: said.about.id, placeCode: said.placeCode })
}

function newAsker(said: Said, voiceId: string, { who }: VoiceActing, codeHash: string, at: Date): NewAsker {
  const isOwn = said.asker.channel === 'web'
  const personId = who.kind === 'signed-in' ? who.personId : undefined
  return {
    ...said.asker,
    id: newId('asker'),
    voiceId,
    words: said.words,
    personId: isOwn ? personId : undefined,
    helperId: isOwn ? undefined : personId,
    hasEmail: said.asker.email !== undefined,
    codeHash,
    joinedAt: at,
    verdict: undefined,
    verdictWords: undefined,
    verdictAnswerId: undefined,
    withdrewAt: undefined,
  }
}

async function openNew(
  tools: VoiceTools,
  said: Said,
  acting: VoiceActing,
  codeHash: string,
): Promise<Result<SaidOutcome, Problem>> {
  const { database, calendars } = tools
  const now = tools.now()
  const { asker: _asker, code: _code, joins: _joins, ...own } = said
  const isHeld = holdsContact(said.words)
  const draft: Voice = {
    ...own,
    id: newId('voice'),
    state: isHeld ? 'held' : 'draft',
    version: 1,
    handedTo: undefined,
    openedOn: undefined,
    answerBy: undefined,
    answer: undefined,
    notYets: 0,
    reopenings: 0,
    hiddenUnder: undefined,
    mergedInto: undefined,
    needId: undefined,
  }
  const asker = newAsker(said, draft.id, acting, codeHash, now)
  const by =
    acting.who.kind === 'signed-in'
      ? ({ kind: 'person', id: acting.who.personId } as const)
      : ({ kind: 'code', id: asker.id } as const)
  await insertVoice(database, draft, now)
  await insertAsker(database, asker)
  const subject = { kind: voiceStore.kind, id: draft.id }
  await recordTransition(database, { subject, event: 'say', from: nowhere, to: draft.state, by, at: now })
  if (isHeld) return ok({ voice: draft, asker, joined: false })
  const standing = {
    who: ['asker'],
    askers: [asker],
    today: dayInLondon(now),
    calendar: calendars(draft.placeCode),
  } as const
  const opened = await updateByClosure(database, voiceStore, { id: draft.id, by, now }, (voice) => {
    const decided = openVoice(voice, standing)
    if (!decided.ok) return decided
    const { thing, steps } = decided.value
    return ok({
      thing,
      steps,
      also: (inside) =>
        writeDown(
          { ...tools, database: inside },
          { before: voice, decision: decided.value, askers: [asker], by, at: now },
        ),
    })
  })
  return opened.ok ? ok({ voice: opened.value, asker, joined: false }) : opened
}

async function join(
  tools: VoiceTools,
  open: Voice,
  said: Said,
  acting: VoiceActing,
  codeHash: string,
): Promise<Result<SaidOutcome, Problem>> {
  const { database, calendars } = tools
  const now = tools.now()
  if (holdsContact(said.words)) return refuse(contactInWords)
  const askers = await listAskers(database, open.id)
  const asker = newAsker(said, open.id, acting, codeHash, now)
  const isNew =
    asker.personId === undefined ||
    askers.every(({ personId, withdrewAt }) => personId !== asker.personId || withdrewAt !== undefined)
  const by =
    acting.who.kind === 'signed-in'
      ? ({ kind: 'person', id: acting.who.personId } as const)
      : ({ kind: 'code', id: asker.id } as const)
  const standing = { who: ['anyone'], askers, today: dayInLondon(now), calendar: calendars(open.placeCode) } as const
  const joined = await updateByClosure(database, voiceStore, { id: open.id, by, now }, (voice) => {
    const decided = joinVoice(voice, isNew, standing)
    if (!decided.ok) return refuse(decided.problem)
    return ok({ thing: decided.value.thing, steps: decided.value.steps, also: (inside) => insertAsker(inside, asker) })
  })
  return joined.ok ? ok({ voice: joined.value, asker, joined: true }) : joined
}

/** Whether words hold an e-mail address or a telephone number, which everybody could read. */
export function holdsContact(words: string): boolean {
  return redactText(words) !== words
}

const contactInWords = problem('invalid', 'contact-in-words', 'Take out the e-mail address or telephone number', {
  detail: 'Everybody can read these words.',
  fields: [{ field: 'words', message: 'Take out the e-mail address or telephone number: everybody can read this' }],
})
