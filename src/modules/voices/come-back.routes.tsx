import { z } from 'zod'
import { problem, type FieldError, type Problem } from '../../core/problem.ts'
import { refuse, type Result } from '../../core/result.ts'
import { answerPage } from '../../platform/http/answer.ts'
import { clientAddress } from '../../platform/http/client-address.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, textOf } from '../../platform/http/form.ts'
import { anyone, visitor } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { TokenBuckets } from '../../platform/http/token-bucket.ts'
import { findAskerByCode } from './asker.repository.ts'
import { ComeBackPage, FollowPage } from './come-back.page.tsx'
import { hashReturnCode, readReturnCode } from './return-code.ts'
import { giveVerdict, tellKept, withdraw } from './verdict.rules.ts'
import type { Asker, Voice } from './voice.domain.ts'
import { comeBackPath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import { listAnswers, listMessages, saveKept } from './voice-record.repository.ts'
import { findVoice } from './voice.repository.ts'
import { changeVoice } from './voice.service.ts'

// Twelve tries a minute for an address: a code has 80 random bits, so this is for the noise and not for the odds.
const triesAMinute = 12

const unknownCode: readonly FieldError[] = [
  { field: 'code', message: 'We do not know this code. Look at your slip again: it has sixteen letters and numbers' },
]

/** Coming back with a code: to read, to give a verdict, to say whether a promise was kept, to take it back. */
export function comeBackRoutes(parts: VoiceParts): RouteTable {
  const tries = new TokenBuckets(triesAMinute)
  const withCode = (act: Act) => (context: HttpContext) => comeBack(context, parts, tries, act)
  const post = { kind: 'page', method: 'POST', policy: anyone } as const
  return [
    {
      kind: 'page',
      name: 'come back',
      method: 'GET',
      path: comeBackPath,
      policy: anyone,
      handler: () => <ComeBackPage parts={parts} errors={[]} typed="" />,
    },
    { ...post, name: 'follow voice', path: comeBackPath, handler: withCode(async () => undefined) },
    { ...post, name: 'give verdict', path: `${comeBackPath}/verdict`, handler: withCode(takeVerdict) },
    { ...post, name: 'tell kept', path: `${comeBackPath}/kept`, handler: withCode(takeKept) },
    { ...post, name: 'withdraw voice', path: `${comeBackPath}/withdraw`, handler: withCode(takeWithdrawal) },
  ]
}

type Found = Readonly<{ asker: Asker; voice: Voice; raw: Readonly<Record<string, string | readonly string[]>> }>
type Act = (parts: VoiceParts, found: Found) => Promise<Result<string, Problem> | undefined>

async function comeBack(context: HttpContext, parts: VoiceParts, tries: TokenBuckets, act: Act): Promise<PageAnswer> {
  const { allowed } = tries.take(clientAddress(context, parts.trustedProxies), 1, parts.now().getTime())
  if (!allowed)
    return refuse(
      problem('too-many', 'too-many-codes', 'Too many codes were tried', { detail: 'Try again in a minute.' }),
    )
  const { raw } = await readForm(context, z.object({}))
  const typed = textOf(raw, 'code')
  const code = readReturnCode(typed)
  const asker = code === undefined ? undefined : await findAskerByCode(parts.database, hashReturnCode(code))
  const voice = asker && (await findVoice(parts.database, asker.voiceId))
  if (code === undefined || asker === undefined || voice === undefined) {
    return await answerPage(context, <ComeBackPage parts={parts} errors={unknownCode} typed={typed} />, { status: 400 })
  }
  const done = await act(parts, { asker, voice, raw })
  return await answerPage(context, await follow(parts, code, done), {
    status: done?.ok === false ? 400 : 200,
    headers: { 'cache-control': 'no-store' },
  })
}

async function follow(parts: VoiceParts, code: string, done: Result<string, Problem> | undefined) {
  const { database } = parts
  const asker = await findAskerByCode(database, hashReturnCode(code))
  const voice = asker && (await findVoice(database, asker.voiceId))
  if (asker === undefined || voice === undefined)
    throw new Error('An asker or their voice is gone, and none is ever deleted')
  const [answers, messages] = await Promise.all([listAnswers(database, voice.id), listMessages(database, asker.id)])
  const errors =
    done?.ok === false
      ? (done.problem.fields ?? [
          { field: '', message: [done.problem.title, done.problem.detail].filter(Boolean).join('. ') },
        ])
      : []
  return (
    <FollowPage
      parts={parts}
      code={code}
      voice={voice}
      asker={asker}
      answers={answers}
      messages={messages}
      errors={errors}
      done={done?.ok === true ? done.value : undefined}
    />
  )
}

const verdictSchema = z.object({
  verdict: z.enum(['settled', 'partly', 'not-settled']),
  words: z.string().trim().max(2_000).default(''),
})

async function takeVerdict(parts: VoiceParts, { asker, voice, raw }: Found): Promise<Result<string, Problem>> {
  const parsed = verdictSchema.safeParse(raw)
  if (!parsed.success) return refuse(wrong('verdict', 'Choose whether it settles the matter'))
  const { verdict, words } = parsed.data
  const changed = await changeVoice(parts, voice.id, { who: visitor, asker }, (locked, standing) =>
    giveVerdict(locked, asker, { verdict, words: words === '' ? undefined : words }, standing),
  )
  if (!changed.ok) return changed
  const said: Readonly<Record<string, string>> = {
    reopened: 'It is open again, with somebody above the first to answer it.',
    settled: 'It is settled. Thank you.',
    not_settled: 'It stands on the public list of what is not settled.',
  }
  return {
    ok: true,
    value: `Your verdict is kept. ${said[changed.value.state] ?? 'Others who asked give theirs too.'}`,
  }
}

async function takeKept(parts: VoiceParts, { asker, voice, raw }: Found): Promise<Result<string, Problem>> {
  const kept = textOf(raw, 'kept')
  if (kept !== 'yes' && kept !== 'no') return refuse(wrong('kept', 'Say yes or no'))
  const changed = await changeVoice(
    parts,
    voice.id,
    { who: visitor, asker },
    (locked, standing) => tellKept(locked, kept === 'yes', standing),
    { also: (transaction) => saveKept(transaction, voice.answer?.id ?? '', kept === 'yes') },
  )
  return changed.ok ? { ok: true, value: 'Thank you. It stands beside the promise.' } : changed
}

async function takeWithdrawal(parts: VoiceParts, { asker, voice }: Found): Promise<Result<string, Problem>> {
  const changed = await changeVoice(parts, voice.id, { who: visitor, asker }, (locked, standing) =>
    withdraw(locked, { ...asker, withdrewAt: parts.now() }, standing),
  )
  return changed.ok ? { ok: true, value: 'You have taken it back.' } : changed
}

function wrong(field: string, message: string): Problem {
  return problem('invalid', 'wrong-form', message, { fields: [{ field, message }] })
}
