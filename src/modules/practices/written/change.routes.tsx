import { problem } from '../../../core/problem.ts'
import { refuse } from '../../../core/result.ts'
import { answerPage } from '../../../platform/http/answer.ts'
import type { HttpContext } from '../../../platform/http/environment.ts'
import { formToken, readRawForm, textOf } from '../../../platform/http/form.ts'
import { anyone, holding } from '../../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../../platform/http/route.ts'
import { signedInOf } from '../../../platform/http/who.ts'
import { redirectTo } from '../../../platform/http/redirect.ts'
import { practicesPath } from '../practice.paths.ts'
import { ConfirmPracticePage } from './confirm-practice.page.tsx'
import { findEdition } from './edition.repository.ts'
import { EndPracticePage } from './end-practice.page.tsx'
import { typedFrom, withOwn, noPractice } from './own-practice.ts'
import { ShowEditionPage } from './show-edition.page.tsx'
import { actingOn } from './who-acts.ts'
import { confirm, end } from './written-practice.domain.ts'
import { practicesOfPath, sentPath } from './written-practice.paths.ts'
import { findWritten } from './written-practice.repository.ts'
import { changePractice } from './written-practice.service.ts'
import { serviceChoices, type WritingParts } from './writing-parts.ts'

const editor = holding('organisation-editor')

/** The pages of what comes after the first edition: confirming it, ending it, reading it as it was. */
export function changeRoutes(parts: WritingParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'ask whether a practice is still true',
      method: 'GET',
      path: `${practicesPath}/:id/confirm`,
      policy: editor,
      examples: [],
      handler: (context) => showConfirm(context, parts),
    },
    {
      kind: 'page',
      name: 'confirm a practice',
      method: 'POST',
      path: `${practicesPath}/:id/confirm`,
      policy: editor,
      handler: (context) => confirmPractice(context, parts),
    },
    {
      kind: 'page',
      name: 'ask how to end a practice',
      method: 'GET',
      path: `${practicesPath}/:id/end`,
      policy: editor,
      examples: [],
      handler: (context) =>
        withOwn(context, parts, (practice) => (
          <EndPracticePage site={parts.site} practice={practice} token={formToken()} />
        )),
    },
    {
      kind: 'page',
      name: 'end a practice',
      method: 'POST',
      path: `${practicesPath}/:id/end`,
      policy: editor,
      handler: (context) => endPractice(context, parts),
    },
    {
      kind: 'page',
      name: 'show an edition of a practice',
      method: 'GET',
      path: `${practicesPath}/:id/editions/:edition`,
      policy: anyone,
      examples: [],
      handler: (context) => showEdition(context, parts),
    },
  ]
}

async function showConfirm(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const edition = await findEdition(parts.database, practice.id, practice.edition)
    if (edition === undefined) return refuse(noPractice)
    const services = serviceChoices(parts)
    return <ConfirmPracticePage {...{ site: parts.site, practice, edition, services, token: formToken() }} />
  })
}

async function confirmPractice(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const { id } = practice
    const acting = actingOn(signedInOf(context), practice)
    const done = await changePractice(parts, parts.database, { id, acting }, confirm)
    return done.ok ? redirectTo(sentPath(id)) : done
  })
}

async function endPractice(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const raw = await readRawForm(context)
    const typed = typedFrom(raw)
    const reason = textOf(raw, 'reason').trim()
    const chosen = practice.edition === 0 ? 'withdraw' : textOf(raw, 'how')
    const how = chosen === 'withdraw' || chosen === 'retire' ? chosen : undefined
    const errors = [
      ...(how === undefined ? [{ field: 'how', message: 'Say what you want to do' }] : []),
      ...(reason === '' ? [{ field: 'reason', message: 'Say why' }] : []),
    ]
    if (how === undefined || errors.length > 0) {
      const page = <EndPracticePage {...{ site: parts.site, practice, token: formToken(), typed, errors }} />
      return await answerPage(context, page, { status: 400 })
    }
    const acting = actingOn(signedInOf(context), practice)
    const deed = { id: practice.id, acting, seen: Number(textOf(raw, 'seen')) }
    const done = await changePractice(parts, parts.database, deed, (before, by, now) =>
      end(before, by, now, how, reason),
    )
    return done.ok ? redirectTo(practicesOfPath(practice.organisationId)) : done
  })
}

async function showEdition(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const id = context.req.param('id') ?? ''
  const number = context.req.param('edition') ?? ''
  const practice = /^[1-9]\d{0,5}$/.test(number) ? await findWritten(parts.database, id) : undefined
  const edition = practice === undefined ? undefined : await findEdition(parts.database, id, Number(number))
  if (practice === undefined || edition === undefined) return refuse(noEdition)
  const services = serviceChoices(parts)
  return <ShowEditionPage {...{ site: parts.site, edition, newest: practice.edition, services }} />
}

const noEdition = problem('not-found', 'edition-not-found', 'There is no such edition', {
  detail: 'The page of the practice lists all that there are.',
})
