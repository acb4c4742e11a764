import { problem } from '../../../core/problem.ts'
import { refuse } from '../../../core/result.ts'
import { answerPage } from '../../../platform/http/answer.ts'
import type { HttpContext } from '../../../platform/http/environment.ts'
import { readRawForm, textOf } from '../../../platform/http/form.ts'
import { anyone, holding } from '../../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../../platform/http/route.ts'
import { practicesPath } from '../practice.paths.ts'
import { AnswerInvolvementPage, InvolvementAnsweredPage } from './answer-involvement.page.tsx'
import { findEdition } from './edition.repository.ts'
import {
  answerInvolvement,
  findInvolvementByLink,
  listInvolvements,
  makeInvolvementLink,
} from './involvement.repository.ts'
import { ListInvolvementsPage } from './list-involvements.page.tsx'
import { withOwn } from './own-practice.ts'
import { findWritten } from './written-practice.repository.ts'
import { ownerNameOf } from './written-practice.service.ts'
import type { WritingParts } from './writing-parts.ts'

const editor = holding('organisation-editor')
/** Longest that people may say of how it was, in characters. */
const longestWords = 1_000

/** The pages by which people confirm, by a link of their own, that they were involved. */
export function involvementRoutes(parts: WritingParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'list who was involved in a practice',
      method: 'GET',
      path: `${practicesPath}/:id/involved`,
      policy: editor,
      examples: [],
      handler: (context) => listInvolved(context, parts, undefined),
    },
    {
      kind: 'page',
      name: 'make a link for who was involved',
      method: 'POST',
      path: `${practicesPath}/:id/involved`,
      policy: editor,
      handler: (context) => makeLink(context, parts),
    },
    {
      kind: 'page',
      name: 'ask whether people were involved',
      method: 'GET',
      path: '/involved/:link',
      policy: anyone,
      examples: [],
      handler: (context) => askInvolved(context, parts),
    },
    {
      kind: 'page',
      name: 'say whether we were involved',
      method: 'POST',
      path: '/involved/:link',
      policy: anyone,
      handler: (context) => takeAnswer(context, parts),
    },
  ]
}

type Made = Readonly<{ id: string; link: string }>

async function listInvolved(context: HttpContext, parts: WritingParts, made: Made | undefined): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const involvements = await listInvolvements(parts.database, practice.id)
    return <ListInvolvementsPage {...{ site: parts.site, practice, involvements, made }} />
  })
}

async function makeLink(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const id = textOf(await readRawForm(context), 'involvement')
  return await withOwn(context, parts, async (practice) => {
    const secret = await makeInvolvementLink(parts.database, { id, practiceId: practice.id, at: parts.now() })
    if (secret === undefined) return refuse(answeredAlready)
    // Shown on this one page and nowhere again: what is kept is a hash.
    const link = new URL(`/involved/${secret}`, parts.home).href
    return await listInvolved(context, parts, { id, link })
  })
}

const answeredAlready = problem('conflict', 'involvement-answered', 'They have answered already', {
  detail: 'What they said stays. Ask them to use their link again if they want to change it.',
})

const noLink = problem('not-found', 'link-not-found', 'This link does not work', {
  detail: 'It may have been cut off, or a newer one was made. Ask those who sent it to you.',
})

async function asked(context: HttpContext, { database }: WritingParts) {
  const involvement = await findInvolvementByLink(database, context.req.param('link') ?? '')
  if (involvement === undefined) return undefined
  const practice = await findWritten(database, involvement.practiceId)
  const edition = practice && (await findEdition(database, practice.id, practice.edition))
  if (practice === undefined || edition === undefined) return undefined
  const ownerName = await ownerNameOf(database, practice.organisationId)
  return { involvement, practiceId: practice.id, title: edition.profile.title, ownerName }
}

async function askInvolved(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const found = await asked(context, parts)
  if (found === undefined) return refuse(noLink)
  return <AnswerInvolvementPage site={parts.site} action={context.req.path} {...found} />
}

async function takeAnswer(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const found = await asked(context, parts)
  if (found === undefined) return refuse(noLink)
  const raw = await readRawForm(context)
  const answer = textOf(raw, 'answer')
  const words = textOf(raw, 'words').trim()
  if ((answer !== 'yes' && answer !== 'no') || words.length > longestWords) {
    const errors =
      words.length > longestWords
        ? [{ field: 'words', message: `Make it shorter: at most ${longestWords.toLocaleString('en-GB')} letters` }]
        : [{ field: 'answer', message: 'Choose yes or no' }]
    const page = (
      <AnswerInvolvementPage {...{ site: parts.site, action: context.req.path, ...found, answer, words, errors }} />
    )
    return await answerPage(context, page, { status: 400 })
  }
  const said = {
    id: found.involvement.id,
    answer,
    ownWords: words === '' ? undefined : words,
    at: parts.now(),
  } as const
  await answerInvolvement(parts.database, said)
  return <InvolvementAnsweredPage site={parts.site} action={context.req.path} {...found} />
}
