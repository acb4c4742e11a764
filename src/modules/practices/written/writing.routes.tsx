import { problem } from '../../../core/problem.ts'
import { refuse } from '../../../core/result.ts'
import { answerPage } from '../../../platform/http/answer.ts'
import type { HttpContext } from '../../../platform/http/environment.ts'
import { formToken, readRawForm, textOf, tokenField } from '../../../platform/http/form.ts'
import { anyone, holding } from '../../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../../platform/http/route.ts'
import { submitOnce } from '../../../platform/http/submitted-form.repository.ts'
import { signedInOf } from '../../../platform/http/who.ts'
import { redirectTo } from '../../../platform/http/redirect.ts'
import { findOrganisation, isOffered, organisationPath } from '../../organisations/index.ts'
import { findRecord } from '../../records/index.ts'
import { practicesPath } from '../practice.paths.ts'
import { CheckAnswersPage } from './check-answers.page.tsx'
import { draftFromRecord } from './draft-from-record.ts'
import { changeRoutes } from './change.routes.tsx'
import { ListWrittenPage } from './list-written.page.tsx'
import { nextStep } from './practice-clock.domain.ts'
import { emptyProfile } from './profile.schema.ts'
import { findStep, stepAfter } from './profile-steps.ts'
import { typedOf } from './profile-form.ts'
import { findLastReview } from './review.repository.ts'
import { SentPage } from './sent.page.tsx'
import { actingOn, writesFor } from './who-acts.ts'
import { WritePracticePage } from './write-practice.page.tsx'
import { WriteStepPage } from './write-step.page.tsx'
import { revise, submit } from './written-practice.domain.ts'
import { practicesOfPath, sentPath, stepPath, writePath } from './written-practice.paths.ts'
import { findWritten, insertDraft, listWrittenBy } from './written-practice.repository.ts'
import { changePractice, notToBeChanged, ownerNameOf, saveAnswers } from './written-practice.service.ts'
import { typedFrom, withOwn } from './own-practice.ts'
import { serviceChoices, type WritingParts } from './writing-parts.ts'

const editor = holding('organisation-editor')

/** The pages on which an organisation writes its practices up. */
export function writingRoutes(parts: WritingParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'list practices of an organisation',
      method: 'GET',
      path: '/organisations/:id/practices',
      policy: anyone,
      examples: [practicesOfPath('GB-CHC-1000003')],
      handler: (context) => listOfOrganisation(context, parts),
    },
    {
      kind: 'page',
      name: 'begin a practice',
      method: 'POST',
      path: '/organisations/:id/practices',
      policy: editor,
      handler: (context) => beginPractice(context, parts),
    },
    {
      kind: 'page',
      name: 'write a practice',
      method: 'GET',
      path: `${practicesPath}/:id/write`,
      policy: editor,
      examples: [],
      handler: (context) => showTasks(context, parts),
    },
    {
      kind: 'page',
      name: 'write a step of a practice',
      method: 'GET',
      path: `${practicesPath}/:id/write/:step`,
      policy: editor,
      examples: [],
      handler: (context) => showStep(context, parts),
    },
    {
      kind: 'page',
      name: 'save a step of a practice',
      method: 'POST',
      path: `${practicesPath}/:id/write/:step`,
      policy: editor,
      handler: (context) => saveStep(context, parts),
    },
    {
      kind: 'page',
      name: 'check the answers of a practice',
      method: 'GET',
      path: `${practicesPath}/:id/check`,
      policy: editor,
      examples: [],
      handler: (context) => showCheck(context, parts),
    },
    {
      kind: 'page',
      name: 'send a practice',
      method: 'POST',
      path: `${practicesPath}/:id/check`,
      policy: editor,
      handler: (context) => sendPractice(context, parts),
    },
    {
      kind: 'page',
      name: 'show what happens to a practice next',
      method: 'GET',
      path: `${practicesPath}/:id/sent`,
      policy: editor,
      examples: [],
      handler: (context) => showSent(context, parts),
    },
    ...changeRoutes(parts),
  ]
}

async function organisationOf(context: HttpContext, { database }: WritingParts) {
  const organisation = await findOrganisation(database, context.req.param('id') ?? '')
  return organisation !== undefined && isOffered(organisation) ? organisation : undefined
}

const noOrganisation = problem('not-found', 'organisation-not-found', 'There is no organisation at this address')

async function listOfOrganisation(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const organisation = await organisationOf(context, parts)
  if (organisation === undefined) return refuse(noOrganisation)
  const { id } = organisation
  return (
    <ListWrittenPage
      site={parts.site}
      organisation={{ id, name: await ownerNameOf(parts.database, id), path: organisationPath(id) }}
      practices={await listWrittenBy(parts.database, id)}
      mayWrite={writesFor(context.get('who'), id)}
      token={formToken()}
    />
  )
}

async function beginPractice(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const organisation = await organisationOf(context, parts)
  if (organisation === undefined) return refuse(noOrganisation)
  const who = signedInOf(context)
  if (!writesFor(who, organisation.id)) return refuse(notYours)
  const raw = await readRawForm(context)
  const recordId = textOf(raw, 'record')
  const found = recordId === '' ? undefined : await findRecord(parts.database, recordId)
  const record = found?.record.organisationId === organisation.id ? found.record : undefined
  const place = record?.placeCode === undefined ? undefined : parts.titles.place(record.placeCode)
  const address = await parts.database.transaction().execute((transaction) =>
    submitOnce(transaction, { token: tokenOf(raw), route: 'begin a practice' }, async () => {
      const id = await insertDraft(transaction, {
        organisationId: organisation.id,
        profile: record === undefined ? emptyProfile : draftFromRecord(record, place),
        recordId: record?.id,
        by: { kind: 'person', id: who.personId },
        at: parts.now(),
      })
      return writePath(id)
    }),
  )
  return redirectTo(address)
}

const notYours = problem('forbidden', 'not-an-editor', 'You do not write for this organisation', {
  detail: 'Somebody who does can invite you.',
})

const tokenOf = (raw: Parameters<typeof textOf>[0]) => {
  const sent = textOf(raw, tokenField)
  return /^[\w-]{20,64}$/.test(sent) ? sent : formToken()
}

async function showTasks(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const { database, site } = parts
    const organisationName = await ownerNameOf(database, practice.organisationId)
    const lastReview = await findLastReview(database, practice.id)
    return (
      <WritePracticePage site={site} practice={practice} organisationName={organisationName} lastReview={lastReview} />
    )
  })
}

async function showStep(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const step = findStep(context.req.param('step') ?? '')
    if (step === undefined) return refuse(noStep)
    const closed = notToBeChanged(practice)
    if (closed !== undefined) return refuse(closed)
    const more = context.req.query('more') === 'yes' ? 1 : 0
    const typed = typedOf(step, practice.profile)
    const services = serviceChoices(parts)
    return <WriteStepPage {...{ site: parts.site, practice, step, services, typed, more }} />
  })
}

const noStep = problem('not-found', 'step-not-found', 'There is no such page of the form')

async function saveStep(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const step = findStep(context.req.param('step') ?? '')
    if (step === undefined) return refuse(noStep)
    const { id } = practice
    const raw = await readRawForm(context)
    const typed = typedFrom(raw)
    const saved = await saveAnswers(parts, { id, step, typed, print: textOf(raw, 'seen') })
    if (saved.ok) {
      if (textOf(raw, 'next') === 'more') return redirectTo(`${stepPath(id, step.id)}?more=yes`)
      const next = stepAfter(saved.value.profile, step.id)
      return redirectTo(next === undefined ? writePath(id) : stepPath(id, next.id))
    }
    const again = { site: parts.site, practice, step, services: serviceChoices(parts), typed }
    const { problem: notSaved } = saved
    if (notSaved.why === 'refused') return refuse(notSaved.problem)
    if (notSaved.why === 'wrong') {
      return await answerPage(context, <WriteStepPage {...again} errors={notSaved.fields} />, { status: 400 })
    }
    const page = <WriteStepPage {...again} practice={notSaved.practice} changedMeanwhile />
    return await answerPage(context, page, { status: 409 })
  })
}

async function showCheck(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const closed = notToBeChanged(practice)
    if (closed !== undefined) return refuse(closed)
    const services = serviceChoices(parts)
    return <CheckAnswersPage {...{ site: parts.site, practice, services, token: formToken() }} />
  })
}

async function sendPractice(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const raw = await readRawForm(context)
    const { id, edition } = practice
    const whatChanged = textOf(raw, 'whatChanged').trim()
    const services = serviceChoices(parts)
    const token = tokenOf(raw)
    if (edition > 0 && whatChanged === '') {
      const errors = [{ field: 'whatChanged', message: 'Say what has changed' }]
      const page = <CheckAnswersPage {...{ site: parts.site, practice, services, token, whatChanged, errors }} />
      return await answerPage(context, page, { status: 400 })
    }
    const seen = Number(textOf(raw, 'seen'))
    const acting = actingOn(signedInOf(context), practice)
    const deed = { id, acting, seen, ...(edition > 0 && { whatChanged }) }
    const done = await changePractice(parts, parts.database, deed, edition > 0 ? revise : submit)
    if (done.ok) return redirectTo(sentPath(id))
    // Sent a second time: what the first did is what there is to see.
    const now = await findWritten(parts.database, id)
    if (now !== undefined && now.version === seen + 1 && now.state !== practice.state) return redirectTo(sentPath(id))
    if (done.problem.fields === undefined) return done
    const page = (
      <CheckAnswersPage
        {...{ site: parts.site, practice, services, token, whatChanged, errors: done.problem.fields }}
      />
    )
    return await answerPage(context, page, { status: 400 })
  })
}

async function showSent(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  return await withOwn(context, parts, async (practice) => {
    const next = nextStep(practice, parts.calendars(practice.profile.placeCodes[0]))
    const publishedOn = next?.step === 'untaken' ? next.on : undefined
    return <SentPage site={parts.site} practice={practice} publishedOn={publishedOn} />
  })
}
