import { answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { anyone, holding, visitor } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { listTransitions } from '../../platform/audit/transition.repository.ts'
import { dayInLondon } from '../../core/iso-date.ts'
import { answerNotFound, readPageNumber } from '../site/index.ts'
import { listAnswerRates } from './answer-rate.repository.ts'
import { AnswersPage } from './answers.page.tsx'
import { countAskers, listAskers } from './asker.repository.ts'
import { comeBackRoutes } from './come-back.routes.tsx'
import { LetterPage } from './letter.page.tsx'
import { ListVoicesPage } from './list-voices.page.tsx'
import { ShowVoicePage } from './show-voice.page.tsx'
import { actorsOf } from './stewards.ts'
import { TakePartPage } from './take-part.page.tsx'
import { VoiceActs, type ActTyped } from './voice-acts.tsx'
import { voiceActRoutes } from './voice-act.routes.tsx'
import type { Voice } from './voice.domain.ts'
import { answersPath, takePartPath, voiceQueuePath, voicesPath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import { listAnswers } from './voice-record.repository.ts'
import { findVoice, listVoices, type VoiceFilter } from './voice.repository.ts'
import { workingPlaces } from './voice-work.ts'
import { wantRoutes } from './want.routes.tsx'

const voicesOnPage = 20

/** The pages of voices. */
export function voiceRoutes(parts: VoiceParts): RouteTable {
  const page = { kind: 'page', method: 'GET', policy: anyone } as const
  return [
    { ...page, name: 'take part', path: takePartPath, handler: () => <TakePartPage parts={parts} /> },
    { ...page, name: 'list answers', path: answersPath, handler: () => listAllAnswers(parts) },
    { ...page, name: 'list voices', path: voicesPath, handler: (context) => listPublic(context, parts) },
    ...comeBackRoutes(parts),
    {
      ...page,
      name: 'list voices to answer',
      path: voiceQueuePath,
      policy: holding('commissioner', 'broker', 'moderator', 'administrator'),
      handler: (context) => listQueue(context, parts),
    },
    ...wantRoutes(parts),
    {
      ...page,
      name: 'show voice',
      path: `${voicesPath}/:id`,
      examples: [],
      handler: (context) => showVoice(context, parts, undefined),
    },
    {
      ...page,
      name: 'print voice',
      path: `${voicesPath}/:id/letter`,
      examples: [],
      handler: (context) => printVoice(context, parts),
    },
    ...voiceActRoutes(parts, showVoice),
  ]
}

async function showVoice(context: HttpContext, parts: VoiceParts, typed: ActTyped | undefined): Promise<PageAnswer> {
  const { database } = parts
  const voice = await findVoice(database, context.req.param('id') ?? '')
  const reader = voice && readerOf(context, voice)
  if (voice === undefined || reader === undefined || !reader.mayRead) return await noVoice(context, parts)
  const [askers, answers, steps] = await Promise.all([
    listAskers(database, voice.id),
    listAnswers(database, voice.id),
    listTransitions(database, { kind: 'voice', id: voice.id }),
  ])
  const page = (
    <ShowVoicePage
      parts={parts}
      voice={voice}
      askers={askers}
      answers={answers}
      steps={steps}
      isOfficial={reader.isOfficial}
      acts={<VoiceActs voice={voice} who={reader.who} typed={typed} />}
    />
  )
  return typed === undefined ? page : await answerPage(context, page, { status: 400 })
}

/** What a reader is to a voice. Hidden, held and private ones are for those who work on them; askers come by their code. */
function readerOf(context: HttpContext, voice: Voice) {
  const who = actorsOf(voice, context.get('who') ?? visitor, undefined)
  const isOfficial = who.includes('owner') || who.includes('broker') || who.includes('receiver')
  const isPublic =
    !voice.isPrivate && voice.hiddenUnder === undefined && voice.state !== 'draft' && voice.state !== 'held'
  return { who, isOfficial, mayRead: isPublic || isOfficial || who.includes('moderator') }
}

async function printVoice(context: HttpContext, parts: VoiceParts): Promise<PageAnswer> {
  const voice = await findVoice(parts.database, context.req.param('id') ?? '')
  if (voice === undefined || !readerOf(context, voice).mayRead) return await noVoice(context, parts)
  return <LetterPage parts={parts} voice={voice} askers={await listAskers(parts.database, voice.id)} />
}

async function noVoice(context: HttpContext, parts: VoiceParts): Promise<Response> {
  return await answerNotFound(context, parts.site, {
    title: 'There is no voice at this address',
    detail:
      'It may be private or hidden, or the address may have been cut off. Who asked can come back with their code.',
    near: [],
    list: { text: 'See what people ask for', href: voicesPath },
  })
}

const publicList = {
  title: 'What people ask for',
  lead: 'What people asked for where they live, and what became of it.',
  path: voicesPath,
  isOfficial: false,
} as const

const queueList = {
  title: 'Voices to answer',
  lead: 'What waits for you or your body, the nearest date first.',
  path: voiceQueuePath,
  isOfficial: true,
} as const

function listPublic(context: HttpContext, parts: VoiceParts): Promise<PageAnswer> {
  return showList(context, parts, publicList, { order: 'newest first' })
}

function listQueue(context: HttpContext, parts: VoiceParts): Promise<PageAnswer> {
  const places = workingPlaces(signedInOf(context))
  return showList(context, parts, queueList, {
    states: ['held', 'open', 'reopened', 'passed_on', 'not_settled'],
    ...(places !== undefined && { bodyPlaceCodes: places }),
    everything: true,
    order: 'due first',
  })
}

async function showList(
  context: HttpContext,
  parts: VoiceParts,
  list: typeof publicList | typeof queueList,
  wanted: Omit<VoiceFilter, 'offset' | 'limit'>,
): Promise<PageAnswer> {
  const page = readPageNumber(context, voicesOnPage)
  const { voices, total } = await listVoices(parts.database, { ...wanted, offset: page.offset, limit: page.limit })
  const counts = await countAskers(
    parts.database,
    voices.map(({ id }) => id),
  )
  return <ListVoicesPage {...{ parts, ...list, voices, counts, total, page }} />
}

async function listAllAnswers(parts: VoiceParts): Promise<PageAnswer> {
  const today = dayInLondon(parts.now())
  const [rates, unsettled] = await Promise.all([
    listAnswerRates(parts.database, today),
    listVoices(parts.database, { states: ['not_settled'], limit: 50 }),
  ])
  return <AnswersPage parts={parts} rates={rates} unsettled={unsettled.voices} />
}
