import { z } from 'zod'
import type { FieldError, Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import { dayInLondon } from '../../core/iso-date.ts'
import { answerPage, answerProblem } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, textOf, type SentForm } from '../../platform/http/form.ts'
import { anyone, signedIn } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { submitResult } from '../../platform/http/submit-result.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import { answerNotFound } from '../site/index.ts'
import { findAdaptation } from './adaptation.repository.ts'
import { answerAdaptation, noteAdaptation, offerAdaptation } from './adaptation.service.ts'
import { nameAdopter } from './adopters.ts'
import { adaptationSchema, decisionForm, plainForms, reviewSchema } from './adoption.forms.ts'
import type { AdoptionParts } from './adoption-parts.ts'
import { adoptionPath, adoptionsPath } from './adoption.paths.ts'
import { findAdoption } from './adoption.repository.ts'
import { changeAdoption } from './adoption.service.ts'
import { viewAdoption } from './adoption.view.ts'
import { listPublicAdoptions } from './list-adoptions.ts'
import { ListAdoptionsPage } from './list-adoptions.page.tsx'
import type { ReturnedForm } from './adoption-forms.tsx'
import { ShowAdoptionPage } from './show-adoption.page.tsx'

/** The pages of adoptions, and the forms by which adopters and owners change them. */
export function adoptionRoutes(parts: AdoptionParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'list adoptions',
      method: 'GET',
      path: adoptionsPath,
      policy: anyone,
      handler: async () => <ListAdoptionsPage parts={parts} listed={await listPublicAdoptions(parts)} />,
    },
    {
      kind: 'page',
      name: 'show adoption',
      method: 'GET',
      path: `${adoptionsPath}/:id`,
      policy: anyone,
      examples: [],
      handler: async (context) =>
        (await page(context, parts, id(context), undefined)) ?? (await notHere(context, parts)),
    },
    {
      kind: 'page',
      name: 'change adoption',
      method: 'POST',
      path: `${adoptionsPath}/:id/:event`,
      policy: signedIn,
      handler: (context) => takeChange(context, parts),
    },
    {
      kind: 'page',
      name: 'offer adaptation',
      method: 'POST',
      path: '/adaptations/:id/offer',
      policy: signedIn,
      handler: (context) => takeOffer(context, parts),
    },
    {
      kind: 'page',
      name: 'answer adaptation',
      method: 'POST',
      path: '/adaptations/:id/answer',
      policy: signedIn,
      handler: (context) => takeAnswer(context, parts),
    },
  ]
}

const id = (context: HttpContext) => context.req.param('id') ?? ''

async function page(
  context: HttpContext,
  parts: AdoptionParts,
  adoptionId: string,
  returned: ReturnedForm | undefined,
) {
  const view = await viewAdoption(parts, adoptionId, context.get('who'))
  return view && <ShowAdoptionPage parts={parts} view={view} returned={returned} />
}

/** What a form wants of an adoption, once it is read. */
type Work = (transaction: AdoptionParts['database'], seen: number | undefined) => Promise<Result<unknown, Problem>>

async function takeChange(context: HttpContext, parts: AdoptionParts): Promise<PageAnswer> {
  const event = context.req.param('event') ?? ''
  const view = await viewAdoption(parts, id(context), context.get('who'))
  if (view === undefined) return await notHere(context, parts)
  const [who, now, core] = [signedInOf(context), parts.now(), view.practice?.core ?? []]
  const change = (seen: number | undefined) => ({ who, now, seen, tools: parts })
  const adoptionId = view.adoption.id
  if (event === 'decide') {
    const form = await readForm(context, decisionForm.schema)
    return await finish(
      context,
      parts,
      { adoptionId, event, form },
      form.ok && ((tx, seen) => changeAdoption(tx, adoptionId, form.value, change(seen))),
    )
  }
  if (event === 'review') {
    const form = await readForm(context, reviewSchema(core))
    const review = view.due?.months
    return await finish(
      context,
      parts,
      { adoptionId, event, form },
      form.ok &&
        ((tx, seen) =>
          changeAdoption(
            tx,
            adoptionId,
            { event: 'review', review, given: { ...form.value, heldOn: dayInLondon(now) } },
            change(seen),
          )),
    )
  }
  if (event === 'adapt') {
    const form = await readForm(context, adaptationSchema)
    return await finish(
      context,
      parts,
      { adoptionId, event, form },
      form.ok && ((tx, seen) => noteAdaptation(tx, adoptionId, form.value, change(seen))),
    )
  }
  const plain = Object.entries(plainForms).find(([name]) => name === event)?.[1]
  if (plain === undefined) return await notHere(context, parts)
  const schema: (typeof plainForms)[keyof typeof plainForms]['schema'] = plain.schema
  const form = await readForm(context, schema)
  return await finish(
    context,
    parts,
    { adoptionId, event, form },
    form.ok && ((tx, seen) => changeAdoption(tx, adoptionId, form.value, change(seen))),
  )
}

async function takeOffer(context: HttpContext, parts: AdoptionParts): Promise<PageAnswer> {
  const adaptation = await findAdaptation(parts.database, id(context))
  if (adaptation === undefined) return await notHere(context, parts)
  const form = await readForm(context, z.object({}))
  const as = { who: signedInOf(context), now: parts.now(), tools: parts }
  return await finish(context, parts, { adoptionId: adaptation.adoptionId, event: adaptation.id, form }, (tx) =>
    offerAdaptation(tx, adaptation.id, as),
  )
}

const answerSchema = z
  .object({
    answer: z.enum(['accept', 'decline'], { error: 'Choose an answer' }),
    words: z.string().trim().max(2_000, 'Use 2,000 characters or fewer').default(''),
  })
  .refine(({ answer, words }) => answer === 'accept' || words !== '', {
    path: ['words'],
    message: 'Say why you decline',
  })

async function takeAnswer(context: HttpContext, parts: AdoptionParts): Promise<PageAnswer> {
  const { database, titles } = parts
  const adaptation = await findAdaptation(database, id(context))
  const adoption = adaptation && (await findAdoption(database, adaptation.adoptionId))
  if (adaptation === undefined || adoption === undefined) return await notHere(context, parts)
  const form = await readForm(context, answerSchema)
  const as = { who: signedInOf(context), now: parts.now(), tools: parts }
  const credit = (await nameAdopter(database, titles, adoption.adopter))?.name ?? 'An adopter'
  return await finish(
    context,
    parts,
    { adoptionId: adoption.id, event: adaptation.id, form },
    form.ok &&
      ((tx) =>
        answerAdaptation(
          tx,
          adaptation.id,
          { takesUp: form.value.answer === 'accept', words: form.value.words, credit },
          as,
        )),
  )
}

/** Does the work once and goes back to the adoption, or shows the form again with what is wrong. */
async function finish(
  context: HttpContext,
  parts: AdoptionParts,
  sent: Readonly<{ adoptionId: string; event: string; form: SentForm<unknown> }>,
  work: Work | false,
): Promise<PageAnswer> {
  const { adoptionId, event, form } = sent
  const again = async (errors: readonly FieldError[], status: number, meanwhile = false) => {
    const drawn = await page(context, parts, adoptionId, { event, raw: form.raw, token: form.token, errors, meanwhile })
    return drawn === undefined ? await notHere(context, parts) : await answerPage(context, drawn, { status })
  }
  if (!form.ok) return await again(form.errors, 400)
  if (work === false) return await again([], 400)
  const version = Number(textOf(form.raw, 'version'))
  const seen = Number.isSafeInteger(version) && version > 0 ? version : undefined
  const done = await submitResult(
    parts.database,
    { token: form.token, route: `adoption ${event}` },
    async (transaction) => {
      const result = await work(transaction, seen)
      return result.ok ? { ok: true, value: adoptionPath(adoptionId) } : result
    },
  )
  if (done.ok) return redirectTo(done.value)
  const { problem } = done
  if (problem.kind === 'not-found' || problem.kind === 'forbidden') return await answerProblem(context, problem)
  const errors = problem.fields ?? [{ field: '', message: problem.detail ?? problem.title }]
  return await again(errors, problem.kind === 'invalid' ? 400 : 409, problem.code === 'changed-meanwhile')
}

async function notHere(context: HttpContext, { site }: AdoptionParts): Promise<Response> {
  return await answerNotFound(context, site, {
    title: 'There is no such adoption to see',
    detail: 'What a body is only thinking about is its own until it has decided.',
    near: [],
    list: { text: 'Look through all adoptions', href: adoptionsPath },
  })
}
